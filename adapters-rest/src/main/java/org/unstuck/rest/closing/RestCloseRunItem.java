package org.unstuck.rest.closing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.closing.Outcome;

/**
 * One id of a run and what became of it, as {@code /close-runs/{id}/items} shows it.
 *
 * @param trackingNumber or what was sent in its place
 * @param closedBy the other run that had closed it before
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"trackingNumber", "outcome", "detail", "closedBy"})
@Schema(name = "CloseRunItem", description = "One id of a run, and what became of it.")
record RestCloseRunItem(
        @Schema(
                description = "The tracking number, or what was sent in its place.",
                example = "2c90ad2a70ace7d50170acf22ca90010")
        String trackingNumber,

        @Schema(
                description = "PENDING: not come to yet. CLOSED: closed by this run. ALREADY_CLOSED: had ended before. "
                        + "NOT_FOUND: no request has this tracking number. NOT_AN_ACCESS_REQUEST: it is another kind of "
                        + "activity. CHANGED: it is no longer what the caller was shown. FAILED: the database refused "
                        + "the change. REOPENED: closed by this run and taken back. REOPEN_REFUSED: could not be taken "
                        + "back.",
                implementation = Outcome.Kind.class,
                example = "ALREADY_CLOSED")
        String outcome,

        @Schema(description = "Why, where the outcome does not say it all.", example = "already TERMINATED") @Nullable
        String detail,

        @Schema(
                description = "The other run that had closed it before.",
                pattern = "^[0-9a-f]{32}$",
                example = "019a5f0e7c3b7d02a6b4c1d2e3f40515")
        @Nullable
        String closedBy) {}
