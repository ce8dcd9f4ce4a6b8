package org.unstuck.application.trigger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.OutgoingEvents.StoredEvent;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.Trigger;

/**
 * Use case: tell subscribers something that did not happen, so that somebody sees whether it arrives (contract 6.1). It
 * goes the way of all events, also to subscriptions that are disabled, and no filter is asked.
 */
public final class SendTestInvocations {

    private final OutgoingEvents outgoingEvents;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final NewIds newIds;
    private final InstantSource clock;

    public SendTestInvocations(
            OutgoingEvents outgoingEvents,
            Deliveries deliveries,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this.outgoingEvents = outgoingEvents;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.newIds = newIds;
        this.clock = clock;
    }

    /**
     * Sends it in the background.
     *
     * @param body JSON that is sent
     * @param content JSON that the list of deliveries shows beside it
     * @param to subscriptions to this trigger
     * @return one for each subscription, in their order
     */
    public List<Delivery> send(Trigger trigger, String body, String content, List<Subscription> to) {
        for (Subscription subscription : to) {
            if (subscription.trigger() != trigger) {
                throw new IllegalArgumentException("subscription " + subscription.id() + " is to "
                        + subscription.trigger().id() + ", not to " + trigger.id());
            }
        }
        if (to.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        UUID event = newIds.next();
        List<Delivery> tests = to.stream()
                .map(subscription ->
                        Delivery.to(subscription, invocation(trigger, event), event, event, Delivery.Kind.TEST, now))
                .toList();
        return transactions.inTransaction(() -> {
            outgoingEvents.keep(new StoredEvent(event, event, trigger, now, body, content));
            deliveries.add(tests);
            return tests;
        });
    }

    /** A question goes to one subscriber and has the id of its delivery, by which the subscriber answers it. */
    private DeliveryId invocation(Trigger trigger, UUID event) {
        return new DeliveryId(
                switch (trigger.kind()) {
                    case REQUEST_RESPONSE -> event;
                    case FIRE_AND_FORGET -> newIds.next();
                });
    }
}
