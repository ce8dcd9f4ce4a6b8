package org.unstuck.rest.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.consultation.PreApprovals.PreApproved;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.progress.Agreement;
import org.unstuck.domain.progress.Phase;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.rest.time.WireTime;

/**
 * What both forms of a requested item's status consist of. Clients are generated from a specification in which some of
 * these fields cannot be {@code null}, so what is not known is left out.
 */
final class StatusParts {

    private StatusParts() {}

    /** Whom access is for. */
    enum IdentityType {
        HUMAN
    }

    /** What kind of somebody a person is. */
    enum PersonType {
        IDENTITY
    }

    /** Somebody who asked, receives, decides or withdrew. */
    @Schema(description = "A person.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemPerson(
            @Schema(description = "What kind of somebody it is.", example = "IDENTITY")
            PersonType type,

            @Schema(description = "The id of the person.", example = "2c9180a46faadee4016fb4e018c20639") @Nullable
            String id,

            @Schema(description = "The person's name.", example = "Sandie Camero") @Nullable
            String name) {

        /** Nobody is a person without id and name: some fields are always an object. */
        static ItemPerson of(@Nullable IdentitySummary summary) {
            return summary == null
                    ? new ItemPerson(PersonType.IDENTITY, null, null)
                    : new ItemPerson(PersonType.IDENTITY, summary.identityId(), summary.name());
        }

        static ItemPerson whoSaid(Comment comment) {
            return new ItemPerson(PersonType.IDENTITY, comment.commenterId(), comment.commenterName());
        }
    }

    /** Who is to decide, or did. */
    @Schema(description = "A person, or a group any member of which decides.")
    record ItemOwner(
            @Schema(description = "Which of both it is.", example = "GOVERNANCE_GROUP")
            Owner.Type type,

            @Schema(description = "The id of the person or group.", example = "2c91808568c529c60168cca6f90c1324")
            String id,

            @Schema(description = "The name of the person or group.", example = "Payroll auditors")
            String name) {}

    /** One decision. */
    @Schema(description = "A decision that an item needs or got.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemApproval(
            @Schema(
                    description = "The id of the decision; absent when the request came from elsewhere.",
                    example = "019a5f0e7c3b7d02a6b4c1d2e3f40517")
            @Nullable
            String approvalId,

            @Schema(description = "Whether it went from one owner to another.", example = "false")
            boolean forwarded,

            @Schema(description = "Who was to decide at first.") @Nullable
            ItemOwner originalOwner,

            @Schema(description = "The person who is to decide now, or did; absent while that is any of a group.")
            @Nullable
            ItemPerson currentOwner,

            @Schema(
                    description = "When anything about it changed last.",
                    format = "date-time",
                    example = "2026-06-05T05:16:19.663Z")
            @Nullable
            String modified,

            @Schema(description = "How it stands.", example = "PENDING")
            Agreement.State status,

            @Schema(description = "In what capacity somebody decides, where that is known.", example = "ROLE_OWNER")
            @Nullable
            Scheme scheme,

            @Schema(description = "What the decider said.", example = "Needed for the closing of the books.") @Nullable
            String comment) {

        static ItemApproval of(Agreement agreement) {
            Owner original = agreement.originalOwner();
            Owner owner = agreement.owner();
            return new ItemApproval(
                    agreement.id() == null ? null : agreement.id().toString(),
                    agreement.forwarded(),
                    original == null ? null : new ItemOwner(original.type(), original.id(), original.name()),
                    // Clients take nothing but a person here.
                    owner == null || owner.type() != Owner.Type.IDENTITY
                            ? null
                            : new ItemPerson(PersonType.IDENTITY, owner.id(), owner.name()),
                    WireTime.ofNullable(agreement.modified()),
                    agreement.state(),
                    agreement.scheme(),
                    agreement.comment());
        }
    }

    /** What a subscriber said before anybody was to approve. */
    @Schema(description = "What a subscriber said of the request before anybody was asked to approve it.")
    record ItemPreApproval(
            @Schema(description = "Why.", example = "Within the budget.")
            String comment,

            @Schema(description = "In whose name it was said.", example = "Budget control")
            String reviewer,

            @Schema(description = "Whether the request may go on.", example = "APPROVED")
            Decision decision) {

        /** What a subscriber can say. */
        enum Decision {
            APPROVED,
            REJECTED
        }

        static @Nullable ItemPreApproval of(@Nullable PreApproved said) {
            return said == null
                    ? null
                    : new ItemPreApproval(
                            said.answer().comment(),
                            said.answer().approver(),
                            said.answer().approved() ? Decision.APPROVED : Decision.REJECTED);
        }
    }

    /** One phase. */
    @Schema(description = "A part of the way of an item.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ItemPhase(
            @Schema(
                    description = "When it began, or earlier where that is not known.",
                    format = "date-time",
                    example = "2026-06-05T05:16:19.663Z")
            String started,

            @Schema(
                    description = "When it was over; `null` while it goes on, and where that is not known.",
                    format = "date-time",
                    example = "2026-06-06T10:00:00.000Z")
            @Nullable
            String finished,

            @Schema(description = "Which it is.", example = "APPROVAL_PHASE")
            Phase.Name name,

            @Schema(description = "Where it is.", example = "COMPLETED")
            Phase.State state,

            @Schema(description = "What came of it.", example = "SUCCESSFUL")
            Phase.@Nullable Result result,

            @Schema(description = "The field that says more of it.", example = "approvalDetails") @Nullable
            String phaseReference) {

        static ItemPhase of(Phase phase) {
            return new ItemPhase(
                    WireTime.of(phase.started()),
                    WireTime.ofNullable(phase.finished()),
                    phase.name(),
                    phase.state(),
                    phase.result(),
                    phase.name() == Phase.Name.APPROVAL_PHASE ? "approvalDetails" : null);
        }
    }

    /** Who withdrew a request, and why. */
    @Schema(description = "That a request was withdrawn.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemCancellation(
            @Schema(description = "Why.", example = "Asked for by mistake.") @Nullable
            String comment,

            @Schema(description = "Who withdrew it.") ItemPerson owner,

            @Schema(description = "When.", format = "date-time", example = "2026-06-05T05:16:19.663Z") @Nullable
            String modified) {

        static @Nullable ItemCancellation of(@Nullable Comment comment) {
            return comment == null
                    ? null
                    : new ItemCancellation(
                            comment.body(), ItemPerson.whoSaid(comment), WireTime.ofNullable(comment.date()));
        }
    }

    /** What somebody said. */
    @Schema(description = "What somebody said about an item.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ItemComment(
            @Schema(description = "What was said.", example = "Needed for the closing of the books.") @Nullable
            String comment,

            @Schema(description = "When it was said.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
            @Nullable
            String created,

            @Schema(description = "Who said it.") ItemPerson author) {

        static @Nullable ItemComment of(@Nullable Comment comment) {
            return comment == null
                    ? null
                    : new ItemComment(comment.body(), WireTime.ofNullable(comment.date()), ItemPerson.whoSaid(comment));
        }
    }

    /**
     * One error in one language.
     *
     * @param locale always absent: sources do not say in which language their errors are
     */
    @Schema(description = "What went wrong, in one language.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ItemErrorMessage(
            @Schema(description = "The language, which nobody knows.", example = "en-US") @Nullable
            String locale,

            @Schema(description = "Why it is in that language.", example = "DEFAULT") @Nullable
            String localeOrigin,

            @Schema(description = "What went wrong.", example = "The source did not answer.")
            String text) {

        /** Each error is a list of its own. */
        static @Nullable List<List<ItemErrorMessage>> of(@Nullable List<String> errors) {
            return errors == null || errors.isEmpty()
                    ? null
                    : errors.stream()
                            .map(error -> List.of(new ItemErrorMessage(null, null, error)))
                            .toList();
        }
    }
}
