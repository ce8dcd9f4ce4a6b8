package org.unstuck.rest.closing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One id of a run and what became of it, as {@code /close-runs/{id}/items} shows it.
 *
 * @param trackingNumber or what was sent in its place
 * @param closedBy the other run that had closed it before
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"trackingNumber", "outcome", "detail", "closedBy"})
record RestCloseRunItem(
        String trackingNumber,
        String outcome,
        @Nullable String detail,
        @Nullable String closedBy) {}
