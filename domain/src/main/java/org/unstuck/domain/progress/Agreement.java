package org.unstuck.domain.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.Particulars;

/**
 * One decision that an item needs or got, as it is shown: an entry of {@code approvalDetails} on the wire (contract
 * 4.4). It is told by an approval that is kept here or, where there is none because the request came from elsewhere, by
 * what the item itself says.
 *
 * @param id absent when no approval is kept here
 * @param scheme in what capacity somebody decides; absent when nobody knows
 * @param originalOwner who was to decide at first; absent when nobody knows
 * @param owner who is to decide now, or did; absent when nobody knows
 * @param decided when it was decided; absent as long as it is not, and when nobody knows
 * @param modified when anything about it last changed; absent when nothing did, or nobody knows
 * @param comment what the decider said
 */
public record Agreement(
        @Nullable ApprovalId id,
        State state,
        @Nullable Scheme scheme,
        boolean forwarded,
        @Nullable Owner originalOwner,
        @Nullable Owner owner,
        @Nullable Instant decided,
        @Nullable Instant modified,
        @Nullable String comment) {

    /** How it stands: {@code status} on the wire. */
    public enum State {
        /** Somebody is to decide. */
        PENDING,
        /** Somebody agreed. */
        APPROVED,
        /** Somebody refused, or sent it back. */
        REJECTED,
        /** Nobody decided in time. */
        EXPIRED,
        /** Withdrawn before anybody decided, or overtaken by the end of its request. */
        CANCELLED,
        /** Not needed any more: the item was decided before it came to this. */
        ARCHIVED
    }

    /**
     * What an approval shows; its turn must have come.
     *
     * @param isAwaited whether its item still waits for a decision
     */
    static Agreement of(Approval approval, boolean isAwaited) {
        State state = switch (approval.state()) {
            case PENDING -> isAwaited ? State.PENDING : State.CANCELLED;
            case APPROVED -> State.APPROVED;
            case REJECTED -> State.REJECTED;
            case EXPIRED -> State.EXPIRED;
            case ARCHIVED -> State.ARCHIVED;
            case WAITING -> throw new IllegalArgumentException("approval " + approval.id() + " has not begun");
        };
        return new Agreement(
                approval.id(),
                state,
                approval.scheme(),
                approval.wasForwarded(),
                approval.originalOwner(),
                owner(approval),
                isDecision(state) ? approval.modified() : null,
                approval.modified(),
                approval.comment());
    }

    /**
     * What the item of a request from elsewhere shows.
     *
     * @param isAwaited whether the item still waits for a decision
     */
    static Agreement of(ApprovalState approval, Particulars.Item said, boolean isAwaited) {
        State state = switch (approval) {
            case PENDING -> isAwaited ? State.PENDING : State.CANCELLED;
            case FINISHED -> State.APPROVED;
            case REJECTED, RETURNED -> State.REJECTED;
            case EXPIRED -> State.EXPIRED;
            case CANCELED -> State.CANCELLED;
        };
        Comment comment = said.reviewerComment();
        Instant told = comment == null ? null : comment.date();
        return new Agreement(
                null,
                state,
                null,
                false,
                null,
                owner(said.reviewer()),
                isDecision(state) ? told : null,
                told,
                comment == null ? null : comment.body());
    }

    private static boolean isDecision(State state) {
        return switch (state) {
            case APPROVED, REJECTED, EXPIRED -> true;
            case PENDING, CANCELLED, ARCHIVED -> false;
        };
    }

    /** Of a group that decided it is more to know who of it did. */
    private static Owner owner(Approval approval) {
        return approval.owner().type() == Owner.Type.GOVERNANCE_GROUP && approval.decider() != null
                ? Owner.person(approval.decider().id(), approval.decider().name())
                : approval.owner();
    }

    private static @Nullable Owner owner(@Nullable IdentitySummary reviewer) {
        if (reviewer == null
                || reviewer.identityId() == null
                || reviewer.identityId().isBlank()) {
            return null;
        }
        return Owner.person(reviewer.identityId(), reviewer.name() == null ? "" : reviewer.name());
    }
}
