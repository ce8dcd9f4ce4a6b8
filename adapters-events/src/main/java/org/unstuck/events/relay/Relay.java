package org.unstuck.events.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Receiver;
import org.unstuck.application.port.WakeUps;
import org.unstuck.application.trigger.FanOutEvents;
import org.unstuck.application.trigger.SettleDeliveries;
import org.unstuck.application.trigger.TakeDeliveries;
import org.unstuck.domain.trigger.SubscriptionId;

/**
 * Carries events to their subscribers while this node runs. Each subscriber to whom something is due has a {@link Lane}
 * of its own, so that nobody waits for another; it ends when nothing is due any more.
 *
 * <p>Nothing is kept here that cannot be lost: what a node took and did not settle is due again when its lease ends.
 */
public final class Relay {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    /** Batches gone through in one transaction; a batch is up to 501 events, for up to 50 subscribers each. */
    private static final int BATCHES = 4;

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    private final FanOutEvents fanOutEvents;
    private final Deliveries deliveries;
    private final WakeUps wakeUps;
    private final InstantSource clock;
    private final RelaySettings settings;
    private final Lane.Means means;
    private final ConcurrentMap<SubscriptionId, Lane> lanes = new ConcurrentHashMap<>();

    private @Nullable Thread watch;
    private volatile boolean stopping;

    public Relay(
            FanOutEvents fanOutEvents,
            Deliveries deliveries,
            TakeDeliveries takeDeliveries,
            SettleDeliveries settleDeliveries,
            Receiver receiver,
            WakeUps wakeUps,
            InstantSource clock,
            RelaySettings settings,
            DeliveryMeters meters) {
        this.fanOutEvents = fanOutEvents;
        this.deliveries = deliveries;
        this.wakeUps = wakeUps;
        this.clock = clock;
        this.settings = settings;
        this.means = new Lane.Means(
                takeDeliveries,
                settleDeliveries,
                receiver,
                clock,
                settings,
                new Semaphore(settings.shared()),
                new Semaphore(settings.connections(), true),
                meters);
        meters.lanes(lanes::size);
    }

    public synchronized void start() {
        if (watch == null) {
            stopping = false;
            watch = Thread.ofPlatform().name("event-relay").start(this::watch);
        }
    }

    /** Begins nothing more, gives what is under way a short time, and leaves the rest to whoever comes next. */
    public synchronized void stop() {
        Thread running = watch;
        watch = null;
        if (running == null) {
            return;
        }
        stopping = true;
        running.interrupt();
        try {
            running.join(settings.goodbye());
            lanes.values().forEach(Lane::finish);
            awaitEnd(settings.goodbye());
            lanes.values().forEach(Lane::breakOff);
            awaitEnd(settings.goodbye());
        } catch (InterruptedException e) {
            lanes.values().forEach(Lane::breakOff);
            Thread.currentThread().interrupt();
        }
    }

    public synchronized boolean isRunning() {
        return watch != null;
    }

    private void awaitEnd(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (Lane lane : lanes.values()) {
            lane.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }

    private void watch() {
        try {
            while (!stopping) {
                try {
                    wakeUps.await(once());
                } catch (RuntimeException e) {
                    if (!stopping) {
                        log.warn("events are not told now; tried again in {}", settings.pause(), e);
                        Thread.sleep(settings.pause());
                    }
                }
            }
        } catch (InterruptedException e) {
            // Told to stop.
        }
    }

    /** Sets everything in motion that is due, and gives how long nothing else will be. */
    private Duration once() {
        int batches;
        Duration pause;
        do {
            batches = fanOutEvents.fanOut(BATCHES);
            pause = openLanes();
        } while (batches == BATCHES && !stopping);
        return pause;
    }

    private Duration openLanes() {
        Instant now = clock.instant();
        Duration pause = settings.pause();
        for (Deliveries.Lane lane : deliveries.lanes()) {
            Duration wait = Duration.between(now, lane.due());
            if (!wait.isPositive()) {
                open(lane.subscription());
            } else if (wait.compareTo(pause) < 0) {
                pause = wait;
            }
        }
        return pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
    }

    private void open(SubscriptionId subscription) {
        lanes.compute(subscription, (id, lane) -> {
            if (stopping) {
                return lane;
            }
            if (lane == null) {
                return Lane.open(id, means, this::ended);
            }
            lane.lookAgain();
            return lane;
        });
    }

    /** Whether a lane may end, which it must not when it was told to look again at this very moment. */
    private boolean ended(Lane lane) {
        return lanes.computeIfPresent(
                        lane.subscription(), (id, open) -> open == lane && lane.isToldNothing() ? null : open)
                != lane;
    }
}
