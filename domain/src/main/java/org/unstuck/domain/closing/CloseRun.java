package org.unstuck.domain.closing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Directive;

/**
 * One accepted close call.
 *
 * @param processed how many of its tracking numbers have been gone through, from the first
 * @param started when the first of them was
 * @param ended when it was concluded, or when everything was taken back after a cancel
 * @param cancelledBy who called it off
 */
public record CloseRun(
        CloseRunId id,
        Actor actor,
        Directive directive,
        State state,
        Tally tally,
        int processed,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        @Nullable Actor cancelledBy) {

    /** Where a run is. */
    public enum State {
        /** Written down; nothing was done yet. */
        ACCEPTED,
        /** Some of its requests were gone through. */
        RUNNING,
        /** Every request was gone through, and its events are released. */
        CONCLUDED,
        /** Called off; what it had closed is reopened, and none of its events is ever sent. */
        CANCELLED
    }

    public static CloseRun accept(CloseRunId id, Actor actor, Directive directive, CloseTargets targets, Instant at) {
        return new CloseRun(id, actor, directive, State.ACCEPTED, targets.tally(), 0, at, null, null, null);
    }

    /** Whether it still closes requests. */
    public boolean isUnderWay() {
        return switch (state) {
            case ACCEPTED, RUNNING -> true;
            case CONCLUDED, CANCELLED -> false;
        };
    }

    /** The run after so many more tracking numbers were gone through. */
    public CloseRun progressed(int count, Tally after, Instant at) {
        requireUnderWay("go on");
        return new CloseRun(
                id,
                actor,
                directive,
                State.RUNNING,
                after,
                processed + count,
                created,
                started == null ? at : started,
                null,
                null);
    }

    public CloseRun concluded(Instant at) {
        requireUnderWay("conclude");
        if (tally.pending() > 0) {
            throw new IllegalStateException(
                    "close run " + id + " cannot conclude: " + tally.pending() + " are pending");
        }
        return new CloseRun(
                id,
                actor,
                directive,
                State.CONCLUDED,
                tally,
                processed,
                created,
                started == null ? at : started,
                at,
                null);
    }

    public CloseRun cancelled(Actor by) {
        requireUnderWay("be cancelled");
        return new CloseRun(id, actor, directive, State.CANCELLED, tally, processed, created, started, null, by);
    }

    /** The run after some of what it had closed was taken back. */
    public CloseRun withTally(Tally after) {
        return new CloseRun(id, actor, directive, state, after, processed, created, started, ended, cancelledBy);
    }

    /** The cancelled run after everything it had closed was gone through. */
    public CloseRun takenBack(Instant at) {
        if (state != State.CANCELLED) {
            throw new IllegalStateException("only a cancelled close run is taken back, but " + id + " is " + state);
        }
        return new CloseRun(id, actor, directive, state, tally, processed, created, started, at, cancelledBy);
    }

    private void requireUnderWay(String verb) {
        if (!isUnderWay()) {
            throw new IllegalStateException("close run " + id + " cannot " + verb + ": it is " + state);
        }
    }
}
