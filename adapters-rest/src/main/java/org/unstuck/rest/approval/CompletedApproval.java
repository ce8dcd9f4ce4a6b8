package org.unstuck.rest.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.approval.ReadApprovals.InContext;
import org.unstuck.application.consultation.PreApprovals.PreApproved;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.Submission;
import org.unstuck.rest.time.WireTime;

/** An approval that was decided (contract 4.6, A5). What is not known here is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An approval that was decided.")
record CompletedApproval(
        @Schema(
                description = "The id of the approval.",
                pattern = "^[0-9a-f]{32}$",
                example = "86f1dc6fe8f54414950454cbb11278fa")
        String id,

        @Schema(description = "The name of what was asked for.", example = "Treasury Analyst") @Nullable
        String name,

        @Schema(description = "When it came into being.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
        String created,

        @Schema(description = "When it was decided.", format = "date-time", example = "2026-06-07T09:00:00.000Z")
        @Nullable
        String modified,

        @Schema(description = "When the request was made.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
        String requestCreated,

        @Schema(description = "What the request is to do.", example = "GRANT_ACCESS") @Nullable
        RequestType requestType,

        @Schema(description = "Whose access it is: always a person's.", example = "HUMAN")
        String identityType,

        @Schema(description = "Who asked.") @Nullable RestPerson requester,

        @Schema(description = "Whose access it is.") @Nullable
        RestPerson requestedFor,

        @Schema(description = "Who decided.") @Nullable RestPerson reviewedBy,

        @Schema(description = "Who was to decide.") RestPerson owner,

        @Schema(description = "What was asked for.") @Nullable
        RequestableObjectReference requestedObject,

        @Schema(description = "What the requester said.") @Nullable
        ApprovalComment requesterComment,

        @Schema(description = "What whoever decided said.") @Nullable
        ApprovalComment reviewerComment,

        @ArraySchema(arraySchema = @Schema(description = "What those said who agreed before."))
        List<ApprovalComment> previousReviewersComments,

        @ArraySchema(arraySchema = @Schema(description = "From whom to whom it came, the first time first."))
        List<ApprovalForwardHistory> forwardHistory,

        @Schema(description = "Whether whoever rejects it is to say why.", example = "false")
        boolean commentRequiredWhenRejected,

        @Schema(description = "How it was decided.", example = "APPROVED")
        State state,

        @Schema(description = "What a subscriber said first; absent where none was asked, or none answered.") @Nullable
        PreApprovalResult preApprovalTriggerResult,

        @Schema(description = "When the access is to end.", format = "date-time", example = "2027-07-11T00:00:00.000Z")
        @Nullable
        String removeDate,

        @Schema(description = "Whether the request was to move the end.", example = "false")
        boolean removeDateUpdateRequested,

        @Schema(
                description = "When the access is to begin.",
                format = "date-time",
                example = "2027-01-01T00:00:00.000Z")
        @Nullable
        String startDate,

        @Schema(description = "Whether the request was to move the beginning.", example = "false")
        boolean startUpdateRequested,

        @Schema(
                description = "What the client that asked wanted to be kept with it.",
                example = "{\"ticket\": \"INC-4711\"}")
        @Nullable
        Map<String, String> clientMetadata,

        @Schema(description = "How much can go wrong with the access, where it is known.", example = "High") @Nullable
        String privilegeLevel) {

    /** How an approval can have been decided. */
    enum State {
        APPROVED,
        REJECTED;

        static State of(Approval.State state) {
            return switch (state) {
                case APPROVED -> APPROVED;
                case REJECTED -> REJECTED;
                case WAITING, PENDING, EXPIRED, ARCHIVED ->
                    throw new IllegalArgumentException("an approval that is " + state + " was not decided");
            };
        }
    }

    /** What a subscriber said before anybody was to approve. */
    @Schema(description = "What a subscriber said of the request before anybody was asked to approve it.")
    record PreApprovalResult(
            @Schema(description = "Why.", example = "Within the budget.")
            String comment,

            @Schema(description = "Whether the request may go on.", example = "APPROVED")
            State decision,

            @Schema(description = "In whose name it was said.", example = "Budget control")
            String reviewer,

            @Schema(description = "When.", format = "date-time", example = "2026-06-05T05:16:20.000Z")
            String date) {

        static @Nullable PreApprovalResult of(@Nullable PreApproved said) {
            return said == null
                    ? null
                    : new PreApprovalResult(
                            said.answer().comment(),
                            said.answer().approved() ? State.APPROVED : State.REJECTED,
                            said.answer().approver(),
                            WireTime.of(said.at()));
        }
    }

    static CompletedApproval of(InContext shown) {
        Approval approval = shown.approval();
        Actor decider = approval.decider();
        Submission submission = shown.request().request().submission();
        ApprovalSubject subject = new ApprovalSubject(shown);
        return new CompletedApproval(
                approval.id().toString(),
                subject.name(),
                WireTime.of(approval.created()),
                WireTime.ofNullable(approval.modified()),
                WireTime.of(submission.created()),
                subject.requestType(),
                ApprovalSubject.HUMAN,
                RestPerson.of(submission.requester()),
                RestPerson.of(submission.recipient()),
                decider == null ? null : RestPerson.of(decider),
                RestPerson.of(approval.owner()),
                subject.object(),
                subject.requesterComment(),
                ApprovalComment.ofDecider(approval),
                subject.previousComments(),
                subject.forwardings(),
                subject.isCommentRequiredToReject(),
                State.of(approval.state()),
                PreApprovalResult.of(shown.preApproval()),
                subject.removeDate(),
                subject.movesRemoveDate(),
                subject.startDate(),
                subject.movesStartDate(),
                subject.clientMetadata(),
                subject.privilegeLevel());
    }
}
