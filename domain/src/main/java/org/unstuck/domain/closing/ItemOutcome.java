package org.unstuck.domain.closing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.TrackingNumber;

/**
 * What a run made of one tracking number when it came to it.
 *
 * @param closure what was closed; there exactly when the outcome is CLOSED
 */
public record ItemOutcome(
        TrackingNumber trackingNumber,
        Outcome outcome,
        @Nullable Closure closure) {

    public ItemOutcome {
        if ((outcome.kind() == Outcome.Kind.CLOSED) != (closure != null)) {
            throw new IllegalArgumentException("outcome CLOSED and a closure belong together, but outcome is "
                    + outcome.kind() + " and the closure is " + closure);
        }
    }

    public static ItemOutcome closed(Closure closure) {
        return new ItemOutcome(closure.trackingNumber(), Outcome.CLOSED, closure);
    }

    public static ItemOutcome of(TrackingNumber trackingNumber, Outcome outcome) {
        return new ItemOutcome(trackingNumber, outcome, null);
    }

    public Optional<Closure> closing() {
        return Optional.ofNullable(closure);
    }
}
