package org.unstuck.domain.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One part of the way of an item: an entry of {@code accessRequestPhases} on the wire (contract 4.4). A phase that never
 * began is none.
 *
 * @param started no later than it began
 * @param finished absent while it goes on, and when nobody knows
 * @param result absent while it goes on, and when it came to nothing
 */
public record Phase(
        Name name,
        State state,
        @Nullable Result result,
        Instant started,
        @Nullable Instant finished) {

    /** The parts there are, in their order. */
    public enum Name {
        /** Whoever has to agree is asked. */
        APPROVAL_PHASE,
        /** The source is asked to act; here requests hang whose source does not answer. */
        PROVISIONING_PHASE
    }

    /** Where it is. */
    public enum State {
        /** It goes on. */
        EXECUTING,
        /** It came to its end. */
        COMPLETED,
        /** It was broken off. */
        CANCELLED
    }

    /** What came of it. */
    public enum Result {
        SUCCESSFUL,
        FAILED
    }

    static Phase executing(Name name, Instant started) {
        return new Phase(name, State.EXECUTING, null, started, null);
    }

    static Phase completed(Name name, Result result, Instant started, @Nullable Instant finished) {
        return new Phase(name, State.COMPLETED, result, started, finished);
    }

    static Phase cancelled(Name name, Instant started, @Nullable Instant finished) {
        return new Phase(name, State.CANCELLED, null, started, finished);
    }
}
