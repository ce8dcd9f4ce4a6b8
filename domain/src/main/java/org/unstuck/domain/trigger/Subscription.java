package org.unstuck.domain.trigger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants the events of a trigger (contract 6.2).
 *
 * @param responseDeadline how long a subscriber may take to answer by calling back
 * @param filter JSONPath; only events of which it finds something are sent; all when absent
 * @param enabled nothing is sent, nor kept for later, while it is not
 * @param disabledBecause why it was disabled by itself; absent when it was not
 */
public record Subscription(
        SubscriptionId id,
        String name,
        @Nullable String description,
        Trigger trigger,
        Duration responseDeadline,
        Target target,
        SigningSecrets signing,
        boolean enabled,
        @Nullable String disabledBecause,
        @Nullable String filter,
        Instant created,
        @Nullable Instant modified) {

    public static final Duration DEFAULT_RESPONSE_DEADLINE = Duration.ofHours(1);

    /** Of one trigger that waits for no answer (contract 6.3); those that wait have one subscription. */
    public static final int MAX_PER_TRIGGER = 50;

    /** It is disabled by itself; whoever looks at it sees why. */
    public Subscription disabled(String because, Instant at) {
        return new Subscription(
                id, name, description, trigger, responseDeadline, target, signing, false, because, filter, created, at);
    }
}
