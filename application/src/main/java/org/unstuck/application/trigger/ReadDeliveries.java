package org.unstuck.application.trigger;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Deliveries.Parked;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.Page;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;

/** Use case: look at deliveries, and at what was answered to those that ask. */
public final class ReadDeliveries {

    private final Deliveries deliveries;
    private final Consultations consultations;
    private final InstantSource clock;

    public ReadDeliveries(Deliveries deliveries, Consultations consultations, InstantSource clock) {
        this.deliveries = deliveries;
        this.consultations = consultations;
        this.clock = clock;
    }

    /**
     * What a subscriber was told or asked.
     *
     * @param consultation that it was asked about a request; absent where it was told or only tested
     */
    public record Told(WithEvent told, @Nullable Consultation consultation) {}

    /** The newest first unless the selection says otherwise. */
    public List<Told> page(Selection selection, Page page) {
        List<WithEvent> told = deliveries.page(selection, clock.instant(), page);
        Map<DeliveryId, Consultation> asked = asked(told);
        return told.stream()
                .map(one -> new Told(one, asked.get(one.delivery().id())))
                .toList();
    }

    private Map<DeliveryId, Consultation> asked(List<WithEvent> told) {
        List<DeliveryId> questions = told.stream()
                .map(WithEvent::delivery)
                .filter(delivery -> delivery.trigger().kind() == Trigger.Kind.REQUEST_RESPONSE)
                .map(Delivery::id)
                .toList();
        return questions.isEmpty()
                ? Map.of()
                : consultations.by(questions).stream()
                        .collect(Collectors.toMap(Consultation::invocation, Function.identity()));
    }

    public long count(Selection selection) {
        return deliveries.count(selection, clock.instant());
    }

    /** What a replay would send again, those that were created last first. */
    public List<Delivery> parked(Parked which, Page page) {
        return deliveries.parked(which, page);
    }

    public long countParked(Parked which) {
        return deliveries.countParked(which);
    }
}
