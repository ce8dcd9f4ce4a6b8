package org.unstuck.application.trigger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;

/**
 * Use case: take what is due for one subscription, so as to hand it over outside of any transaction and settle it
 * afterwards. Who takes something and is never heard of again leaves it to somebody else when the lease is over.
 *
 * <p>Of a subscription that is disabled only tests are taken and all else is parked; what was for one that is no longer
 * here is forgotten.
 */
public final class TakeDeliveries {

    /** How many are parked or forgotten at once. */
    static final int PORTION = 5_000;

    private final Deliveries deliveries;
    private final TriggerSubscriptions subscriptions;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Duration lease;

    /**
     * The use case.
     *
     * @param lease longer than handing over all that is taken at once can take
     */
    public TakeDeliveries(
            Deliveries deliveries,
            TriggerSubscriptions subscriptions,
            Transactions transactions,
            InstantSource clock,
            Duration lease) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
        this.clock = clock;
        this.lease = lease;
    }

    /** What was taken; nothing of it is in the lease of anybody else. */
    public record Taken(Subscription to, List<WithEvent> deliveries) {

        public Taken {
            deliveries = List.copyOf(deliveries);
        }
    }

    /**
     * Takes some.
     *
     * @param limit how many at most; with none it is only seen where they would go
     * @return absent when there is no such subscription any more
     */
    public Optional<Taken> take(SubscriptionId id, int limit) {
        return transactions.inTransaction(() -> {
            Optional<Subscription> subscription = subscriptions.find(id);
            if (subscription.isEmpty()) {
                deliveries.drop(id, PORTION);
            }
            return subscription.map(to -> new Taken(to, claim(to, limit)));
        });
    }

    private List<WithEvent> claim(Subscription to, int limit) {
        Instant now = clock.instant();
        if (to.enabled()) {
            return deliveries.claim(to.id(), EnumSet.allOf(Delivery.Kind.class), now, now.plus(lease), limit);
        }
        String because = to.disabledBecause();
        deliveries.park(
                to.id(),
                Delivery.Kind.REAL_TIME,
                because == null ? "The subscription was disabled." : "The subscription was disabled: " + because,
                now,
                PORTION);
        return deliveries.claim(to.id(), Set.of(Delivery.Kind.TEST), now, now.plus(lease), limit);
    }
}
