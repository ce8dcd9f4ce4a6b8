package org.unstuck.application.consultation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.EventBodies;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.OutgoingEvents.StoredEvent;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.trigger.AccessRequestSubmitted;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.Trigger;

/**
 * Use case: have the subscriber asked whose turn it is: first whether a request may go on, then by whom else it is to be
 * approved. Who has no subscription, or whose filter finds nothing in the request, is not asked.
 */
public final class AskSubscriber {

    private final TriggerSubscriptions subscriptions;
    private final EventBodies bodies;
    private final EventFilters filters;
    private final OutgoingEvents outgoingEvents;
    private final Deliveries deliveries;
    private final NewIds newIds;

    public AskSubscriber(
            TriggerSubscriptions subscriptions,
            EventBodies bodies,
            EventFilters filters,
            OutgoingEvents outgoingEvents,
            Deliveries deliveries,
            NewIds newIds) {
        this.subscriptions = subscriptions;
        this.bodies = bodies;
        this.filters = filters;
        this.outgoingEvents = outgoingEvents;
        this.deliveries = deliveries;
        this.newIds = newIds;
    }

    /**
     * Asks, in the open transaction; the question leaves when that is committed.
     *
     * @param after who was asked before; nobody when absent
     * @return what is to be written with the request; nothing when nobody is to be asked
     */
    public Optional<Consultation> ask(RecordedRequest request, @Nullable Trigger after, Instant at) {
        List<Trigger> left = Trigger.QUESTIONS.subList(Trigger.QUESTIONS.indexOf(after) + 1, Trigger.QUESTIONS.size());
        List<Subscription> subscribed = left.isEmpty() ? List.of() : subscriptions.enabled(left);
        for (Trigger trigger : left) {
            for (Subscription to : subscribed) {
                if (to.trigger() == trigger) {
                    String body = bodies.of(AccessRequestSubmitted.of(trigger, request));
                    if (to.filter() == null || filters.finds(to.filter(), body)) {
                        return Optional.of(ask(request, to, body, at));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Consultation ask(RecordedRequest request, Subscription to, String body, Instant at) {
        StoredEvent event = StoredEvent.alone(newIds.next(), to.trigger(), at, body);
        // There is but one to whom it goes, so whoever has one id has the other.
        DeliveryId invocation = new DeliveryId(event.id());
        outgoingEvents.keep(event);
        deliveries.add(List.of(Delivery.to(to, invocation, event.batch(), event.id(), Delivery.Kind.REAL_TIME, at)));
        return Consultation.about(
                request.trackingNumber(), to.trigger(), invocation, at, at.plus(to.responseDeadline()));
    }
}
