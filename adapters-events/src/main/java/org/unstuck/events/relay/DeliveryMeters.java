package org.unstuck.events.relay;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Deliveries.Backlog;
import org.unstuck.application.port.Deliveries.Waiting;
import org.unstuck.application.port.Receiver.Reception;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;

/**
 * What can be seen of deliveries from outside: {@code unstuck.deliveries.backlog} and {@code
 * unstuck.deliveries.oldest} (seconds) of each subscription to which something is to be delivered, {@code
 * unstuck.deliveries.parked} of each for which something was given up, the same on all nodes; {@code unstuck.deliveries.attempts} by subscription and result, and {@code unstuck.deliveries.lanes}, of this
 * node.
 */
public final class DeliveryMeters {

    /** Subscriptions come and go; their meters must not only come. */
    private static final int MAX_SUBSCRIPTIONS = 500;

    private static final String SUBSCRIPTION = "subscription";
    private static final String NAME = "name";

    private final Deliveries deliveries;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final MultiGauge backlog;
    private final MultiGauge oldest;
    private final MultiGauge parked;

    /** The least lately used first. */
    private final Map<SubscriptionId, Map<String, Timer>> attempts = new LinkedHashMap<>(16, 0.75f, true);

    public DeliveryMeters(Deliveries deliveries, InstantSource clock, MeterRegistry registry) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.registry = registry;
        this.backlog = MultiGauge.builder("unstuck.deliveries.backlog")
                .description("Events that are to be delivered to a subscription")
                .register(registry);
        this.oldest = MultiGauge.builder("unstuck.deliveries.oldest")
                .description("Age of the oldest event that is to be delivered to a subscription")
                .baseUnit("seconds")
                .register(registry);
        this.parked = MultiGauge.builder("unstuck.deliveries.parked")
                .description("Events whose delivery to a subscription was given up, until somebody has them sent again")
                .register(registry);
    }

    /** Counts what is to be delivered and what was given up; what was counted before is forgotten. */
    public void count() {
        List<Backlog> all = deliveries.backlog();
        backlog.register(
                all.stream()
                        .map(one -> MultiGauge.Row.of(tags(one.subscription(), one.subscriptionName()), one.pending()))
                        .toList(),
                true);
        oldest.register(
                all.stream()
                        .map(one -> MultiGauge.Row.of(tags(one.subscription(), one.subscriptionName()), () -> age(one)))
                        .toList(),
                true);
        List<Waiting> waiting = deliveries.waiting();
        parked.register(
                waiting.stream()
                        .map(one -> MultiGauge.Row.of(tags(one.subscription(), one.subscriptionName()), one.parked()))
                        .toList(),
                true);
    }

    void lanes(IntSupplier open) {
        Gauge.builder("unstuck.deliveries.lanes", open, IntSupplier::getAsInt)
                .description("Subscriptions to which this node is delivering or was a minute ago")
                .strongReference(true)
                .register(registry);
    }

    void attempted(Subscription to, Reception reception, Duration time) {
        timer(to.id(), result(reception)).record(time);
    }

    private synchronized Timer timer(SubscriptionId subscription, String result) {
        Map<String, Timer> timers = attempts.computeIfAbsent(subscription, id -> new LinkedHashMap<>());
        if (attempts.size() > MAX_SUBSCRIPTIONS) {
            forgetEldest();
        }
        return timers.computeIfAbsent(
                result,
                absent -> Timer.builder("unstuck.deliveries.attempts")
                        .description("Attempts to deliver an event")
                        .tag(SUBSCRIPTION, subscription.toString())
                        .tag("result", result)
                        .register(registry));
    }

    private void forgetEldest() {
        var eldest = attempts.entrySet().iterator();
        eldest.next().getValue().values().forEach(registry::remove);
        eldest.remove();
    }

    private static String result(Reception reception) {
        return switch (reception) {
            case Reception.Taken taken -> "taken";
            case Reception.Refused refused -> "refused";
            case Reception.Needless() -> "needless";
            case Reception.Gone() -> "gone";
            case Reception.AddressRefused refused -> "address_refused";
        };
    }

    private static Tags tags(SubscriptionId subscription, String name) {
        return Tags.of(SUBSCRIPTION, subscription.toString(), NAME, name);
    }

    private double age(Backlog one) {
        return Duration.between(one.oldest(), clock.instant()).toMillis() / 1_000.0;
    }
}
