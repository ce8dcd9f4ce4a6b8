package org.unstuck.rest.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.diagnosis.Diagnosis;
import org.unstuck.domain.diagnosis.Phase;
import org.unstuck.domain.diagnosis.Reason;
import org.unstuck.domain.diagnosis.Remedy;
import org.unstuck.rest.time.WireTime;

/** A stuck request in a list. Its id comes first, for those who cut it out with a text tool. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "StuckRequest", description = "An access request that is stuck, and why.")
record RestStuckRequest(
        @Schema(
                description = "The tracking number of the request, as a close takes it.",
                pattern = "^[0-9a-f]{32}$",
                example = "2c90ad2a70ace7d50170acf22ca90010")
        String id,

        @Schema(description = "When it was asked for.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
        String created,

        @Schema(description = "Who asked.") @Nullable RestPerson requester,

        @Schema(description = "Whose access it is.") @Nullable
        RestPerson recipient,

        @Schema(description = "Why it is stuck, by a name that stays as it is.", example = "APPROVER_LEFT")
        Reason reason,

        @Schema(
                description = "The same in one sentence.",
                example = "Bo Berg, who is to decide, has left (Terminated).")
        String sentence,

        @Schema(description = "What it is waiting to have behind it.", example = "APPROVAL")
        Phase phase,

        @Schema(
                description = "When it came to this phase, or to whom it waits on, as far as that is known.",
                format = "date-time",
                example = "2026-06-05T05:16:19.663Z")
        String since,

        @Schema(description = "On whom or what it waits.") RestWaitingOn waitingOn,

        @Schema(
                description = "The source that the item is about which decides.",
                example = "2c918085708c274401708c2a8a760001")
        @Nullable
        String source,

        @Schema(
                description = "When something last happened to it.",
                format = "date-time",
                example = "2026-06-05T05:16:19.663Z")
        String lastMovement,

        @Schema(description = "Whole days since then.", minimum = "0", example = "171")
        long daysWithoutMovement,

        @Schema(description = "How often sources were asked again, altogether.", minimum = "0", example = "0")
        int retries,

        @Schema(description = "What was last said to have gone wrong.", example = "Connector timed out") @Nullable
        String lastError,

        @ArraySchema(
                schema = @Schema(implementation = Remedy.class),
                arraySchema = @Schema(description = "What helps.", example = "[\"CLOSE\", \"FORWARD\"]"))
        List<String> remedies) {

    static RestStuckRequest of(Diagnosis diagnosis) {
        return new RestStuckRequest(
                diagnosis.trackingNumber().toString(),
                WireTime.of(diagnosis.submission().created()),
                RestPerson.of(diagnosis.submission().requester()),
                RestPerson.of(diagnosis.submission().recipient()),
                diagnosis.main().reason(),
                diagnosis.main().sentence(),
                diagnosis.phase(),
                WireTime.of(diagnosis.since()),
                RestWaitingOn.of(diagnosis.waitingOn()),
                diagnosis.sourceId(),
                WireTime.of(diagnosis.lastMovement()),
                diagnosis.daysWithoutMovement(),
                diagnosis.retries(),
                diagnosis.lastError(),
                diagnosis.remedies().stream().map(Remedy::name).sorted().toList());
    }
}
