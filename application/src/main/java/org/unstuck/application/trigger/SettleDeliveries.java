package org.unstuck.application.trigger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Receiver.Reception;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.RetrySchedule;
import org.unstuck.domain.trigger.SubscriptionId;

/**
 * Use case: write what came of the deliveries that were taken. What was not taken is tried again or parked; whoever wants
 * nothing any more has their subscription disabled.
 */
public final class SettleDeliveries {

    static final String GONE = "The receiver answered that it is gone for good (410).";

    private static final Logger log = LoggerFactory.getLogger(SettleDeliveries.class);

    private final Deliveries deliveries;
    private final TriggerSubscriptions subscriptions;
    private final Transactions transactions;
    private final InstantSource clock;
    private final RetrySchedule schedule;
    private final DoubleSupplier chance;

    /**
     * The use case.
     *
     * @param chance from 0 to less than 1, at random
     */
    public SettleDeliveries(
            Deliveries deliveries,
            TriggerSubscriptions subscriptions,
            Transactions transactions,
            InstantSource clock,
            RetrySchedule schedule,
            DoubleSupplier chance) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
        this.clock = clock;
        this.schedule = schedule;
        this.chance = chance;
    }

    /** A delivery that was taken, and what came of handing it over. */
    public record Attempt(Delivery delivery, Reception reception) {}

    /**
     * Writes it, in one transaction.
     *
     * @param unbegun what was taken and never handed over; it is due at once
     */
    public void settle(List<Attempt> attempts, List<Delivery> unbegun) {
        Instant now = clock.instant();
        List<Delivery> settled =
                attempts.stream().map(attempt -> after(attempt, now)).toList();
        transactions.inTransaction(() -> {
            // The subscription before its deliveries, as whoever changes one locks them.
            gone(attempts).values().forEach(id -> disable(id, now));
            deliveries.giveBack(unbegun, now);
            return deliveries.settle(settled);
        });
    }

    private Delivery after(Attempt attempt, Instant now) {
        Delivery delivery = attempt.delivery();
        return switch (attempt.reception()) {
            case Reception.Taken taken -> delivery.delivered(now);
            case Reception.Needless() -> delivery.delivered(now);
            case Reception.Refused(var status, var retryAfter, var reason) ->
                delivery.failed(reason, retryAfter, now, schedule, chance.getAsDouble());
            case Reception.Gone() -> delivery.parked(GONE, now);
            // Nothing but somebody's hand changes that: no attempt of ours would.
            case Reception.AddressRefused(var reason) -> delivery.parked(reason, now);
        };
    }

    private static SortedMap<UUID, SubscriptionId> gone(List<Attempt> attempts) {
        SortedMap<UUID, SubscriptionId> gone = new TreeMap<>();
        attempts.stream()
                .filter(attempt -> attempt.reception() instanceof Reception.Gone)
                .map(attempt -> attempt.delivery().subscription())
                .forEach(id -> gone.put(id.value(), id));
        return gone;
    }

    /** What else is for it is parked when somebody comes to take it. */
    private void disable(SubscriptionId id, Instant now) {
        subscriptions.lock(id).filter(subscription -> subscription.enabled()).ifPresent(subscription -> {
            subscriptions.save(subscription.disabled(GONE, now));
            log.warn("subscription {} ({}) is disabled: {}", subscription.name(), id, GONE);
        });
    }
}
