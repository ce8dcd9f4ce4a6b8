package org.unstuck.events.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.Receiver;
import org.unstuck.application.port.Receiver.Message;
import org.unstuck.application.port.Receiver.Reception;
import org.unstuck.application.trigger.SettleDeliveries;
import org.unstuck.application.trigger.TakeDeliveries;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;

/**
 * Hands one subscriber what is due. It takes as much as it begins at once, so that no lease runs while something waits
 * here; the connection to the database is given back before anything is handed over, and what came of it is written
 * many at a time.
 *
 * <p>A lane has one place that nobody can take from it, and as many of the shared ones as it can get up to its window.
 * The window grows with each message that is taken and shrinks to one with the first that is not, so a subscriber who
 * hangs does not sit on places that others could use. When a subscriber asks to be left alone, the whole lane rests.
 *
 * <p>All but what other threads tell it is known to its own thread alone.
 */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    /** How long an attempt that is over waits for others to be written with. */
    private static final Duration GATHERING = Duration.ofMillis(20);

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final int WRITES = 10;

    /** Long enough not to matter, and not so long that something that was missed would never be found. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final SubscriptionId subscription;
    private final Means means;
    private final Predicate<Lane> end;
    private final Thread thread;

    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final AtomicBoolean told = new AtomicBoolean();
    private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean finishing;

    private int window = 1;
    private int begun;
    private int shared;
    private boolean maybeMore = true;
    private @Nullable Instant restUntil;
    private final List<SettleDeliveries.Attempt> over = new ArrayList<>();
    private long firstOver;

    private Lane(SubscriptionId subscription, Means means, Predicate<Lane> end) {
        this.subscription = subscription;
        this.means = means;
        this.end = end;
        this.thread = Thread.ofVirtual().name("lane-" + subscription).unstarted(this::run);
    }

    /**
     * Begins at once.
     *
     * @param end asked by the lane when it has nothing to do: whether that is so
     */
    static Lane open(SubscriptionId subscription, Means means, Predicate<Lane> end) {
        Lane lane = new Lane(subscription, means, end);
        lane.thread.start();
        return lane;
    }

    SubscriptionId subscription() {
        return subscription;
    }

    /** Something else is due. */
    void lookAgain() {
        if (told.compareAndSet(false, true)) {
            signals.add(new LookAgain());
        }
    }

    boolean isToldNothing() {
        return finishing || signals.isEmpty();
    }

    /** Begins nothing more. */
    void finish() {
        finishing = true;
        lookAgain();
    }

    /** Waits for nobody any more. */
    void breakOff() {
        thread.interrupt();
    }

    void join(Duration atMost) throws InterruptedException {
        if (atMost.isPositive()) {
            thread.join(atMost);
        }
    }

    private void run() {
        try {
            do {
                take();
                hear();
                settle();
            } while (begun > 0 || !over.isEmpty() || mayGoOn() || !end.test(this));
        } catch (InterruptedException e) {
            // What is under way is left to its lease.
            underWay.forEach(Thread::interrupt);
        } finally {
            finishing = true;
            var unused = end.test(this);
            begun = 0;
            giveBackPlaces();
        }
    }

    private boolean mayGoOn() {
        return maybeMore && !finishing;
    }

    private void take() throws InterruptedException {
        int free = window - begun;
        // A few at once, since each time costs a transaction.
        if (!mayGoOn() || !over.isEmpty() || free < Math.max(1, window / 2) || isResting()) {
            return;
        }
        int places = places(free);
        if (places == 0) {
            return;
        }
        Optional<TakeDeliveries.Taken> taken = taken(places);
        List<WithEvent> due = taken.map(TakeDeliveries.Taken::deliveries).orElse(List.of());
        maybeMore = due.size() == places;
        due.forEach(one -> begin(taken.orElseThrow().to(), one));
        giveBackPlaces();
    }

    private Optional<TakeDeliveries.Taken> taken(int places) throws InterruptedException {
        means.connections().acquire();
        try {
            return means.takeDeliveries().take(subscription, places);
        } catch (RuntimeException e) {
            log.warn("deliveries to subscription {} cannot be taken now", subscription, e);
            return Optional.empty();
        } finally {
            means.connections().release();
        }
    }

    /** How many more messages there is a place for; the first one needs no shared place. */
    private int places(int wanted) {
        while (shared + 1 < begun + wanted && means.shared().tryAcquire()) {
            shared++;
        }
        return shared + 1 - begun;
    }

    private void giveBackPlaces() {
        int unused = shared - Math.max(0, begun - 1);
        means.shared().release(unused);
        shared -= unused;
    }

    private void begin(Subscription to, WithEvent one) {
        Thread attempt =
                Thread.ofVirtual().name("delivery-" + one.delivery().id()).unstarted(() -> hand(to, one));
        underWay.add(attempt);
        begun++;
        attempt.start();
    }

    private void hand(Subscription to, WithEvent one) {
        long begin = System.nanoTime();
        Reception reception = new Reception.Refused(null, null, "The receiver failed.");
        try {
            reception = means.receiver()
                    .hand(
                            new Message(
                                    one.event().id(),
                                    means.clock().instant(),
                                    one.event().body()),
                            to);
        } catch (RuntimeException e) {
            log.warn(
                    "event {} could not be handed to subscription {}",
                    one.event().id(),
                    subscription,
                    e);
        } finally {
            underWay.remove(Thread.currentThread());
            signals.add(new Over(new SettleDeliveries.Attempt(one.delivery(), reception)));
            means.meters().attempted(to, reception, Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private boolean isResting() {
        return restUntil != null && means.clock().instant().isBefore(restUntil);
    }

    /** Waits until there is something to do, and takes note of all that happened. */
    private void hear() throws InterruptedException {
        boolean busy = begun > 0 || !over.isEmpty() || isResting();
        if (!busy && signals.isEmpty()) {
            return;
        }
        Signal signal = signals.poll(longestWait().toMillis(), TimeUnit.MILLISECONDS);
        while (signal != null) {
            note(signal);
            signal = signals.poll();
        }
    }

    private Duration longestWait() {
        if (!over.isEmpty()) {
            Duration left = GATHERING.minusNanos(System.nanoTime() - firstOver);
            return left.isPositive() ? left : Duration.ZERO;
        }
        Instant end = restUntil;
        if (end == null || !mayGoOn()) {
            return IDLE;
        }
        Duration rest = Duration.between(means.clock().instant(), end);
        return rest.compareTo(IDLE) > 0 ? IDLE : rest.isPositive() ? rest.plusMillis(1) : Duration.ZERO;
    }

    private void note(Signal signal) {
        switch (signal) {
            case LookAgain() -> {
                told.set(false);
                maybeMore = true;
            }
            case Over(SettleDeliveries.Attempt attempt) -> {
                begun--;
                giveBackPlaces();
                if (over.isEmpty()) {
                    firstOver = System.nanoTime();
                }
                over.add(attempt);
                learn(attempt.reception());
            }
        }
    }

    private void learn(Reception reception) {
        switch (reception) {
            case Reception.Taken taken -> window = Math.min(window + 1, means.window());
            case Reception.Refused refused -> {
                window = 1;
                if (refused.retryAfter() != null) {
                    Instant end = means.clock().instant().plus(refused.retryAfter());
                    restUntil = restUntil == null || end.isAfter(restUntil) ? end : restUntil;
                }
            }
            case Reception.Gone() -> window = 1;
            case Reception.AddressRefused refused -> window = 1;
        }
    }

    private void settle() throws InterruptedException {
        boolean gathered = begun == 0
                || over.size() >= Math.max(1, window / 2)
                || System.nanoTime() - firstOver >= GATHERING.toNanos();
        if (over.isEmpty() || !gathered) {
            return;
        }
        for (int write = 1; !written(write); write++) {
            if (write == WRITES) {
                // Their lease ends, and then they are handed over once more, with the same ids.
                log.warn("what came of {} deliveries to subscription {} is lost", over.size(), subscription);
                break;
            }
            Thread.sleep(BETWEEN_WRITES);
        }
        over.clear();
    }

    private boolean written(int write) throws InterruptedException {
        means.connections().acquire();
        try {
            means.settleDeliveries().settle(List.copyOf(over));
            return true;
        } catch (RuntimeException e) {
            log.warn(
                    "what came of deliveries to subscription {} could not be written, {} of {} times",
                    subscription,
                    write,
                    WRITES,
                    e);
            return false;
        } finally {
            means.connections().release();
        }
    }

    /**
     * What all lanes work with.
     *
     * @param shared places beside the one that each lane has
     * @param connections to the database
     */
    record Means(
            TakeDeliveries takeDeliveries,
            SettleDeliveries settleDeliveries,
            Receiver receiver,
            InstantSource clock,
            int window,
            Semaphore shared,
            Semaphore connections,
            DeliveryMeters meters) {}

    /** What other threads tell a lane. */
    private sealed interface Signal {}

    private record LookAgain() implements Signal {}

    private record Over(SettleDeliveries.Attempt attempt) implements Signal {}
}
