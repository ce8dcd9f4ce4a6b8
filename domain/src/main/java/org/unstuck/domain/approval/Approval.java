package org.unstuck.domain.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.TrackingNumber;

/**
 * One decision that one item of a request needs.
 *
 * <p>That an approval is cancelled is never written: it follows from its request having ended, or from its item being
 * cancelled, so a close costs nothing here and a reopened request has its approvals as they were.
 *
 * @param position the item's place among those of its request
 * @param step its place in the item's chain; a step waits until the one before is approved
 * @param originalOwner who was to decide at first
 * @param owner who is to decide now
 * @param comment what the decider said
 * @param decider who decided; nobody as long as it is not decided, or when nobody did in time
 * @param created when it was asked for
 * @param modified when it last changed; absent when it never did
 * @param history how it came from the original owner to the present one, the oldest first
 * @param reminders how often the present owner was reminded
 * @param due when the present owner is to be hurried next; absent when never
 */
public record Approval(
        ApprovalId id,
        TrackingNumber request,
        int position,
        int step,
        Scheme scheme,
        Owner originalOwner,
        Owner owner,
        State state,
        @Nullable String comment,
        @Nullable Actor decider,
        Instant created,
        @Nullable Instant modified,
        List<Forwarding> history,
        int reminders,
        @Nullable Instant due) {

    /** How often an approval may go from one owner to another. */
    public static final int MAX_FORWARDINGS = 50;

    /** Where an approval is. */
    public enum State {
        /** The step before is not approved yet. */
        WAITING,
        /** Its owner is to decide. */
        PENDING,
        /** Its owner, or an administrator, agreed. */
        APPROVED,
        /** Its owner, or an administrator, refused. */
        REJECTED,
        /** Nobody decided in time. */
        EXPIRED,
        /** No longer needed: its item was decided before it came to this step. */
        ARCHIVED
    }

    public Approval {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(request, "request");
        history = List.copyOf(history);
        if (due != null && state != State.PENDING) {
            throw new IllegalArgumentException("only a pending approval is due, but this one is " + state);
        }
        if ((decider != null) != (state == State.APPROVED || state == State.REJECTED)) {
            throw new IllegalArgumentException("decider must be there when an approval is decided, and only then, but"
                    + " it is " + state + " and the decider is " + decider);
        }
    }

    /** A step that waits for the one before. */
    public static Approval waiting(
            ApprovalId id, TrackingNumber request, int position, int step, Scheme scheme, Owner owner, Instant at) {
        return new Approval(
                id,
                request,
                position,
                step,
                scheme,
                owner,
                owner,
                State.WAITING,
                null,
                null,
                at,
                null,
                List.of(),
                0,
                null);
    }

    public boolean isPending() {
        return state == State.PENDING;
    }

    public boolean wasForwarded() {
        return !history.isEmpty();
    }

    /** Its turn has come. */
    public Approval begun(Instant at, ApprovalPolicy policy) {
        require(State.WAITING, "begin");
        return after(owner, State.PENDING, null, null, at, history, 0, policy.firstDue(at));
    }

    public Approval approved(Actor by, @Nullable String why, Instant at) {
        require(State.PENDING, "be approved");
        return after(owner, State.APPROVED, why, by, at, history, reminders, null);
    }

    public Approval rejected(Actor by, @Nullable String why, Instant at) {
        require(State.PENDING, "be rejected");
        return after(owner, State.REJECTED, why, by, at, history, reminders, null);
    }

    public Approval expired(Instant at) {
        require(State.PENDING, "expire");
        return after(owner, State.EXPIRED, comment, null, at, history, reminders, null);
    }

    /** Its item was decided without it. */
    public Approval archived(Instant at) {
        if (state != State.WAITING && state != State.PENDING) {
            throw new IllegalStateException("approval " + id + " cannot be archived: it is " + state);
        }
        return after(owner, State.ARCHIVED, comment, null, at, history, reminders, null);
    }

    public Approval reminded(Instant at, ApprovalPolicy policy) {
        require(State.PENDING, "remind anybody");
        return after(owner, state, comment, null, at, history, reminders + 1, policy.nextDue(at));
    }

    /** Somebody else is to decide, with as much time as the former owner had. */
    public Approval passedOn(
            Owner to, Actor by, @Nullable String why, Forwarding.Kind kind, Instant at, ApprovalPolicy policy) {
        require(State.PENDING, "change its owner");
        List<Forwarding> longer = new ArrayList<>(history);
        longer.add(new Forwarding(owner, to, by, why, at, kind));
        return after(to, state, comment, null, at, longer, 0, policy.firstDue(at));
    }

    boolean everBelongedTo(Owner candidate) {
        return owner.isSameAs(candidate)
                || history.stream().anyMatch(forwarding -> forwarding.from().isSameAs(candidate));
    }

    boolean wasEscalated() {
        return history.stream().anyMatch(forwarding -> forwarding.kind() == Forwarding.Kind.AUTO_ESCALATION);
    }

    private Approval after(
            Owner nextOwner,
            State next,
            @Nullable String why,
            @Nullable Actor by,
            Instant at,
            List<Forwarding> forwardings,
            int remindersThen,
            @Nullable Instant nextDue) {
        return new Approval(
                id,
                request,
                position,
                step,
                scheme,
                originalOwner,
                nextOwner,
                next,
                why,
                by,
                created,
                at,
                forwardings,
                remindersThen,
                nextDue);
    }

    private void require(State expected, String verb) {
        if (state != expected) {
            throw new IllegalStateException("approval " + id + " cannot " + verb + ": it is " + state);
        }
    }
}
