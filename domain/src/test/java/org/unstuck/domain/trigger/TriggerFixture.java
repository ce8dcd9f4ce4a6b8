package org.unstuck.domain.trigger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Subscriptions and deliveries for tests. */
public final class TriggerFixture {

    public static final Instant NOW = Instant.parse("2026-08-01T08:00:00Z");

    public static final SubscriptionId HELP_DESK = new SubscriptionId(new UUID(0x5ab5, 1));
    public static final SubscriptionId AUDITORS = new SubscriptionId(new UUID(0x5ab5, 2));
    public static final SubscriptionId NOBODY = new SubscriptionId(new UUID(0x5ab5, 3));

    private TriggerFixture() {}

    /** Wants all that is provisioned. */
    public static Subscription helpDesk() {
        return subscription(HELP_DESK, "Help desk", Trigger.PROVISIONING_COMPLETED, null);
    }

    /** Want to know of all runs. */
    public static Subscription auditors() {
        return subscription(AUDITORS, "Auditors", Trigger.CLOSE_RUN_CONCLUDED, null);
    }

    public static Subscription subscription(SubscriptionId id, String name, Trigger trigger, @Nullable String filter) {
        return new Subscription(
                id,
                name,
                null,
                trigger,
                Subscription.DEFAULT_RESPONSE_DEADLINE,
                new Target.InProcess(name),
                SigningSecrets.NONE,
                true,
                null,
                filter,
                NOW,
                null);
    }

    public static Subscription disabled(Subscription subscription) {
        return subscription.disabled("Nobody was there.", NOW);
    }

    /** Pending, the first attempt begun. */
    public static Delivery attempted(Subscription to, int number) {
        Delivery fresh = delivery(to, number);
        return new Delivery(
                fresh.id(),
                fresh.batch(),
                fresh.event(),
                fresh.trigger(),
                fresh.subscription(),
                fresh.subscriptionName(),
                fresh.kind(),
                fresh.state(),
                1,
                fresh.due(),
                fresh.created(),
                null,
                null);
    }

    /** Pending, of event and in batch number so-and-so. */
    public static Delivery delivery(Subscription to, int number) {
        UUID event = event(number);
        return Delivery.to(
                to,
                new DeliveryId(new UUID(to.id().value().getLeastSignificantBits(), number)),
                event,
                event,
                Delivery.Kind.REAL_TIME,
                NOW);
    }

    public static UUID event(int number) {
        return new UUID(0xe0e0, number);
    }
}
