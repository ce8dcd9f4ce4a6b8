package org.unstuck.domain.trigger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants the events of a trigger (contract 6.2).
 *
 * @param name 1 to {@value #MAX_NAME_LENGTH} characters
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

    public static final int MAX_NAME_LENGTH = 200;
    public static final int MAX_DESCRIPTION_LENGTH = 2_000;
    public static final int MAX_FILTER_LENGTH = 1_000;
    public static final Duration MIN_RESPONSE_DEADLINE = Duration.ofSeconds(1);
    public static final Duration MAX_RESPONSE_DEADLINE = Duration.ofDays(30);

    public Subscription {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("name must have 1 to " + MAX_NAME_LENGTH + " characters");
        }
        if (description != null && description.length() > MAX_DESCRIPTION_LENGTH) {
            throw new IllegalArgumentException(
                    "description must not have more than " + MAX_DESCRIPTION_LENGTH + " characters");
        }
        if (filter != null && (filter.isBlank() || filter.length() > MAX_FILTER_LENGTH)) {
            throw new IllegalArgumentException("filter must have 1 to " + MAX_FILTER_LENGTH + " characters");
        }
        if (!isResponseDeadline(responseDeadline)) {
            throw new IllegalArgumentException("responseDeadline must be whole seconds, " + MIN_RESPONSE_DEADLINE
                    + " to " + MAX_RESPONSE_DEADLINE + ", not " + responseDeadline);
        }
        if (enabled && disabledBecause != null) {
            throw new IllegalArgumentException("only a subscription that is not enabled was disabled");
        }
    }

    /** Whether somebody may be given this time to answer. */
    public static boolean isResponseDeadline(Duration duration) {
        return duration.equals(Duration.ofSeconds(duration.toSeconds()))
                && duration.compareTo(MIN_RESPONSE_DEADLINE) >= 0
                && duration.compareTo(MAX_RESPONSE_DEADLINE) <= 0;
    }

    /** How many a trigger may have. */
    public static int limitOf(Trigger trigger) {
        return switch (trigger.kind()) {
            case FIRE_AND_FORGET -> MAX_PER_TRIGGER;
            case REQUEST_RESPONSE -> 1;
        };
    }

    /** The same, signing with other secrets. */
    public Subscription signedWith(SigningSecrets secrets, Instant at) {
        return new Subscription(
                id,
                name,
                description,
                trigger,
                responseDeadline,
                target,
                secrets,
                enabled,
                disabledBecause,
                filter,
                created,
                at);
    }

    /** It is disabled by itself; whoever looks at it sees why. */
    public Subscription disabled(String because, Instant at) {
        return new Subscription(
                id, name, description, trigger, responseDeadline, target, signing, false, because, filter, created, at);
    }
}
