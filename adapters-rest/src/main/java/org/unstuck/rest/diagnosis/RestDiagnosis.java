package org.unstuck.rest.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.diagnosis.DiagnoseRequest.Answer;
import org.unstuck.domain.diagnosis.Diagnosis;
import org.unstuck.domain.diagnosis.Finding;
import org.unstuck.domain.diagnosis.Phase;
import org.unstuck.domain.diagnosis.Reason;
import org.unstuck.domain.diagnosis.Remedy;
import org.unstuck.domain.diagnosis.Verdict;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.time.WireTime;

/** The diagnosis of a request, open or ended. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Diagnosis", description = "Why a request has not ended, or how it has.")
record RestDiagnosis(
        @Schema(
                description = "The tracking number of the request.",
                pattern = "^[0-9a-f]{32}$",
                example = "2c90ad2a70ace7d50170acf22ca90010")
        String id,

        @Schema(description = "When it was asked for.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
        String created,

        @Schema(description = "Who asked.") @Nullable RestPerson requester,

        @Schema(description = "Whose access it is.") @Nullable
        RestPerson recipient,

        @Schema(
                description = "STUCK: nothing that is arranged will move it, and nobody who could has for too long. "
                        + "WAITING: something is arranged, or somebody still has time. MOVING: like WAITING, and "
                        + "something happened lately. ENDED: it is over.",
                example = "STUCK")
        Verdict verdict,

        @Schema(description = "What decides the verdict, by a name that stays as it is.", example = "APPROVER_LEFT")
        Reason reason,

        @Schema(
                description = "The same in one sentence.",
                example = "Bo Berg, who is to decide, has left (Terminated).")
        String sentence,

        @Schema(description = "What it is waiting to have behind it.", example = "APPROVAL")
        Phase phase,

        @Schema(
                description = "When it came to this phase, or to whom it waits on, as far as that is known; when it "
                        + "ended, if it has.",
                format = "date-time",
                example = "2026-06-05T05:16:19.663Z")
        String since,

        @Schema(description = "On whom or what it waits.") RestWaitingOn waitingOn,

        @Schema(
                description = "When something last happened to it.",
                format = "date-time",
                example = "2026-06-05T05:16:19.663Z")
        String lastMovement,

        @Schema(description = "Whole days since then; 0 when it has ended.", minimum = "0", example = "171")
        long daysWithoutMovement,

        @Schema(description = "How often sources were asked again, altogether.", minimum = "0", example = "0")
        int retries,

        @Schema(description = "What was last said to have gone wrong.", example = "Connector timed out") @Nullable
        String lastError,

        @ArraySchema(
                schema = @Schema(implementation = Remedy.class),
                arraySchema = @Schema(description = "What helps.", example = "[\"CLOSE\", \"FORWARD\"]"))
        List<String> remedies,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "Other open requests that ask for some of the same for the same person. "
                                        + "As long as one of them is open, no new one for that is begun.",
                                example = "[\"2c90ad2a70ace7d50170acf22ca90011\"]"))
        List<String> alsoAskedForIn,

        @ArraySchema(arraySchema = @Schema(description = "Each of its items; none when it has ended."))
        List<RestItemDiagnosis> items) {

    static RestDiagnosis of(Answer answer) {
        return switch (answer) {
            case Answer.Open(var diagnosis, var alsoAskedForIn) -> open(diagnosis, alsoAskedForIn);
            case Answer.Ended(var request) -> ended(request);
        };
    }

    private static RestDiagnosis open(Diagnosis diagnosis, List<TrackingNumber> alsoAskedForIn) {
        Submission submission = diagnosis.submission();
        return new RestDiagnosis(
                diagnosis.trackingNumber().toString(),
                WireTime.of(submission.created()),
                RestPerson.of(submission.requester()),
                RestPerson.of(submission.recipient()),
                diagnosis.verdict(),
                diagnosis.main().reason(),
                diagnosis.main().sentence(),
                diagnosis.phase(),
                WireTime.of(diagnosis.since()),
                RestWaitingOn.of(diagnosis.waitingOn()),
                WireTime.of(diagnosis.lastMovement()),
                diagnosis.daysWithoutMovement(),
                diagnosis.retries(),
                diagnosis.lastError(),
                diagnosis.remedies().stream().map(Remedy::name).sorted().toList(),
                alsoAskedForIn.stream().map(TrackingNumber::toString).toList(),
                diagnosis.items().stream().map(RestItemDiagnosis::of).toList());
    }

    private static RestDiagnosis ended(ClosedRequest request) {
        Submission submission = request.submission();
        Finding ended = new Finding.Ended(request);
        String lastMovement = WireTime.of(request.modified() == null ? submission.created() : request.modified());
        List<String> errors = request.remarks().errors();
        return new RestDiagnosis(
                request.trackingNumber().toString(),
                WireTime.of(submission.created()),
                RestPerson.of(submission.requester()),
                RestPerson.of(submission.recipient()),
                Verdict.ENDED,
                ended.reason(),
                ended.sentence(),
                Phase.NOTHING,
                request.completed() == null ? lastMovement : WireTime.of(request.completed()),
                new RestWaitingOn(RestWaitingOn.Type.NOBODY, null, null, null),
                lastMovement,
                0,
                0,
                errors == null || errors.isEmpty() ? null : errors.getLast(),
                List.of(),
                List.of(),
                List.of());
    }
}
