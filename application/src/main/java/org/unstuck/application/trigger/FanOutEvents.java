package org.unstuck.application.trigger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.OutgoingEvents.StoredEvent;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.Trigger;

/**
 * Use case: decide for whom released events are. Each batch is gone through once, by whichever node comes to it; where
 * nobody subscribed, nothing but that is written.
 */
public final class FanOutEvents {

    private static final Logger log = LoggerFactory.getLogger(FanOutEvents.class);

    private static final Set<Trigger> TOLD = Arrays.stream(Trigger.values())
            .filter(trigger -> trigger.kind() == Trigger.Kind.FIRE_AND_FORGET)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Trigger.class)));

    private final OutgoingEvents outgoingEvents;
    private final TriggerSubscriptions subscriptions;
    private final EventFilters filters;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final NewIds newIds;
    private final InstantSource clock;

    public FanOutEvents(
            OutgoingEvents outgoingEvents,
            TriggerSubscriptions subscriptions,
            EventFilters filters,
            Deliveries deliveries,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this.outgoingEvents = outgoingEvents;
        this.subscriptions = subscriptions;
        this.filters = filters;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.newIds = newIds;
        this.clock = clock;
    }

    /**
     * Goes through some batches, in one transaction.
     *
     * @param limit how many at most; a batch has at most 501 events, and each event one delivery per subscription
     * @return how many there were; as many as the limit when there may be more
     */
    public int fanOut(int limit) {
        return transactions.inTransaction(() -> {
            List<UUID> batches = outgoingEvents.lockReleased(limit);
            if (batches.isEmpty()) {
                return 0;
            }
            Instant now = clock.instant();
            List<Delivery> added = deliveriesOf(batches, now);
            if (!added.isEmpty()) {
                deliveries.add(added);
                log.debug("{} deliveries of {} batches of events", added.size(), batches.size());
            }
            outgoingEvents.markTold(batches, now);
            return batches.size();
        });
    }

    private List<Delivery> deliveriesOf(List<UUID> batches, Instant now) {
        Map<Trigger, List<Subscription>> subscribed =
                subscriptions.enabled(TOLD).stream().collect(Collectors.groupingBy(Subscription::trigger));
        if (subscribed.isEmpty()) {
            return List.of();
        }
        List<Delivery> added = new ArrayList<>();
        for (StoredEvent event : outgoingEvents.of(batches, subscribed.keySet())) {
            for (Subscription subscription : subscribed.getOrDefault(event.trigger(), List.of())) {
                if (wants(subscription, event)) {
                    added.add(Delivery.to(
                            subscription,
                            new DeliveryId(newIds.next()),
                            event.batch(),
                            event.id(),
                            Delivery.Kind.REAL_TIME,
                            now));
                }
            }
        }
        return added;
    }

    private boolean wants(Subscription subscription, StoredEvent event) {
        String filter = subscription.filter();
        return filter == null || filters.finds(filter, event.body());
    }
}
