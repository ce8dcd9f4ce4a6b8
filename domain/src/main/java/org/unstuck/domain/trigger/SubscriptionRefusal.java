package org.unstuck.domain.trigger;

/** Why a subscription is not made, or not changed. */
public sealed interface SubscriptionRefusal {

    /** The trigger has as many as it may have. */
    record LimitReached(int limit) implements SubscriptionRefusal {}

    /** The filter is no expression, or one that might take too long. */
    record NotAFilter() implements SubscriptionRefusal {}

    /**
     * A password or token is not given, and there is none that could be kept: none was given before, or it was for
     * another host.
     */
    record SecretMissing() implements SubscriptionRefusal {}
}
