package org.unstuck.events.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;

/**
 * Hands one subscriber what is due. One thread speaks with the database: it takes what is due and writes what came of
 * it, many at a time, and has no connection in between. Others hand over, as many at once as the window allows.
 *
 * <p>A lane has one place that nobody can take from it, and as many of the shared ones as it can get up to its window.
 * The window grows with each message that is taken and shrinks to one with the first that is not, so a subscriber who
 * hangs does not sit on places that others could use. Of somebody with a full window who takes quickly, more is fetched
 * than can begin at once, so that nobody waits for the database; what was fetched and cannot begin soon is given back.
 * When a subscriber asks to be left alone, the whole lane rests, as long as its events go where that was asked.
 */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    /** How long an attempt that is over waits for others to be written with. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    /** What is fetched at once would be handed over within about that time. */
    private static final Duration AHEAD = Duration.ofMillis(250);

    /** How many windows are fetched while the window grows. */
    private static final int QUICKLY = 16;

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);
    private static final int WRITES = 10;

    /** Long enough not to matter, and not so long that something that was missed would never be found. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final SubscriptionId subscription;
    private final Means means;
    private final Predicate<Lane> end;
    private final Thread thread;
    private final Set<Thread> underWay = ConcurrentHashMap.newKeySet();

    /** All that follows is read and written under it. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition news = lock.newCondition();

    private final Deque<Fetched> ready = new ArrayDeque<>();
    private List<SettleDeliveries.Attempt> over = new ArrayList<>();
    private long firstOver;
    private int begun;
    private int window = 1;

    /** How many may be here, under way or ready. */
    private int room = 1;

    private int handedOver;
    private long countedFrom = System.nanoTime();

    /** Something that is over and not written was not taken. */
    private boolean trouble;

    private @Nullable Rest rest;
    private boolean told;
    private boolean maybeMore = true;
    private boolean finishing;

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
        lock.lock();
        try {
            told = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isToldNothing() {
        lock.lock();
        try {
            return finishing || !told;
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing more. */
    void finish() {
        lock.lock();
        try {
            finishing = true;
            news.signal();
        } finally {
            lock.unlock();
        }
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
                settle();
                awaitNews();
            } while (hasMore() || !end.test(this));
        } catch (InterruptedException e) {
            finish();
            // What is under way is left to its lease.
            underWay.forEach(Thread::interrupt);
        } finally {
            finish();
            var unused = end.test(this);
        }
    }

    private boolean hasMore() {
        lock.lock();
        try {
            return !isIdle();
        } finally {
            lock.unlock();
        }
    }

    private boolean isIdle() {
        return begun == 0 && over.isEmpty() && ready.isEmpty() && (!maybeMore || finishing);
    }

    /**
     * Waits until there is something to do, or for so long that this lane may end. It stays for a while, because it knows
     * by now how quickly the subscriber takes messages.
     */
    private void awaitNews() throws InterruptedException {
        lock.lock();
        try {
            long left = longestWait().toNanos();
            while (!told && !isToBeWritten() && wanted() == 0 && left > 0 && !(finishing && isIdle())) {
                left = Math.min(news.awaitNanos(left), longestWait().toNanos());
            }
            if (told) {
                if (isIdle()) {
                    startCounting();
                }
                told = false;
                maybeMore = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private Duration longestWait() {
        if (!over.isEmpty()) {
            return GATHERING.minusNanos(System.nanoTime() - firstOver);
        }
        if (rest == null || !maybeMore || finishing) {
            return IDLE;
        }
        Duration left = Duration.between(means.clock().instant(), rest.until());
        return left.compareTo(IDLE) > 0 || !left.isPositive() ? IDLE : left.plusMillis(1);
    }

    private void take() throws InterruptedException {
        int wanted;
        boolean resting;
        lock.lock();
        try {
            wanted = wanted();
            resting = isResting() && maybeMore && !finishing;
        } finally {
            lock.unlock();
        }
        if (wanted == 0 && !resting) {
            return;
        }
        // Who rests takes nothing and still learns where events go by now.
        Optional<TakeDeliveries.Taken> taken = taken(wanted);
        Instant staleAt = means.clock().instant().plus(means.settings().patience());
        lock.lock();
        try {
            Rest asked = rest;
            if (asked != null && taken.isPresent() && !taken.get().to().target().equals(asked.at())) {
                rest = null;
            }
            taken.ifPresent(due -> due.deliveries().forEach(one -> ready.add(new Fetched(one, due.to(), staleAt))));
            maybeMore = taken.map(TakeDeliveries.Taken::deliveries)
                            .orElse(List.of())
                            .size()
                    == wanted;
            measure();
            begin();
        } finally {
            lock.unlock();
        }
    }

    private Optional<TakeDeliveries.Taken> taken(int wanted) throws InterruptedException {
        means.connections().acquire();
        try {
            return means.takeDeliveries().take(subscription, wanted);
        } catch (RuntimeException e) {
            log.warn("deliveries to subscription {} cannot be taken now", subscription, e);
            return Optional.empty();
        } finally {
            means.connections().release();
        }
    }

    /** How many to fetch; several at once, since each time costs a transaction. */
    private int wanted() {
        if (!maybeMore || isHeld()) {
            return 0;
        }
        int free = room - begun - ready.size();
        return free >= Math.max(1, room / 2) ? free : 0;
    }

    /** Nothing must begin. */
    private boolean isHeld() {
        return trouble || finishing || isResting();
    }

    private boolean isResting() {
        return rest != null && means.clock().instant().isBefore(rest.until());
    }

    /** Learns how quickly the subscriber takes messages. */
    private void measure() {
        long now = System.nanoTime();
        if (window == means.settings().window() && handedOver > 0) {
            long soon = handedOver * AHEAD.toNanos() / Math.max(1, now - countedFrom);
            room = (int) Math.max(window, Math.min(soon, means.settings().ahead()));
        }
        startCounting();
    }

    private void startCounting() {
        handedOver = 0;
        countedFrom = System.nanoTime();
    }

    /** Hands over what is ready, at as many places as there are; the first is the lane's own. */
    private void begin() {
        while (begun < window && mayBegin() && (begun == 0 || means.shared().tryAcquire())) {
            begun++;
            Fetched first = ready.remove();
            Thread attempts =
                    Thread.ofVirtual().name("delivery-" + subscription).unstarted(() -> handOver(first));
            underWay.add(attempts);
            attempts.start();
        }
    }

    private boolean mayBegin() {
        return !ready.isEmpty() && !isHeld() && !isStale();
    }

    /** What was fetched waits for so long that somebody else might take it. */
    private boolean isStale() {
        return means.clock().instant().isAfter(ready.element().staleAt());
    }

    /** One after the other, as long as there are any. */
    private void handOver(Fetched first) {
        try {
            for (Fetched one = first; one != null; ) {
                Reception reception = handOverOne(one);
                one = next(one, reception);
            }
        } finally {
            underWay.remove(Thread.currentThread());
        }
    }

    private Reception handOverOne(Fetched one) {
        long begin = System.nanoTime();
        Reception reception = new Reception.Refused(null, null, "The receiver failed.");
        try {
            reception = means.receiver()
                    .hand(
                            new Message(
                                    one.what().event().id(),
                                    means.clock().instant(),
                                    one.what().event().body()),
                            one.to());
        } catch (RuntimeException e) {
            log.warn(
                    "event {} could not be handed to subscription {}",
                    one.what().event().id(),
                    subscription,
                    e);
        }
        means.meters().attempted(one.to(), reception, Duration.ofNanos(System.nanoTime() - begin));
        return reception;
    }

    /** Takes note of what came of an attempt, and gives what to hand over at the same place, if anything. */
    private @Nullable Fetched next(Fetched handed, Reception reception) {
        lock.lock();
        try {
            if (over.isEmpty()) {
                firstOver = System.nanoTime();
                news.signal();
            }
            over.add(new SettleDeliveries.Attempt(handed.what().delivery(), reception));
            handedOver++;
            learn(handed.to().target(), reception);
            Fetched next = begun <= window && mayBegin() ? ready.poll() : null;
            if (next == null) {
                leave();
            }
            begin();
            if (isToBeWritten() || wanted() > 0) {
                news.signal();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        if (begun > 1) {
            means.shared().release();
        }
        begun--;
        news.signal();
    }

    private void learn(Target at, Reception reception) {
        if (reception instanceof Reception.Needless) {
            return;
        }
        if (reception instanceof Reception.Taken) {
            window = Math.min(window + 1, means.settings().window());
            if (window < means.settings().window()) {
                // Who takes will take more.
                room = Math.min(QUICKLY * window, means.settings().ahead());
            }
            return;
        }
        trouble = true;
        window = 1;
        room = 1;
        if (reception instanceof Reception.Refused refused && refused.retryAfter() != null) {
            Instant until = means.clock().instant().plus(refused.retryAfter());
            if (rest == null || until.isAfter(rest.until())) {
                rest = new Rest(until, at);
            }
        }
    }

    private boolean isToBeWritten() {
        return isGathered() || isToBeGivenBack();
    }

    private boolean isGathered() {
        return !over.isEmpty()
                && (begun == 0
                        || over.size() >= Math.max(1, room / 2)
                        || System.nanoTime() - firstOver >= GATHERING.toNanos());
    }

    private boolean isToBeGivenBack() {
        return !ready.isEmpty() && (isHeld() || isStale());
    }

    private void settle() throws InterruptedException {
        List<SettleDeliveries.Attempt> attempts = List.of();
        List<Delivery> unbegun = List.of();
        lock.lock();
        try {
            if (isToBeGivenBack()) {
                unbegun = ready.stream().map(one -> one.what().delivery()).toList();
                ready.clear();
            }
            if (isGathered()) {
                attempts = over;
                over = new ArrayList<>();
                trouble = false;
            }
        } finally {
            lock.unlock();
        }
        for (int write = 1; !written(attempts, unbegun, write); write++) {
            if (write == WRITES) {
                // Their lease ends, and then they are handed over once more, with the same ids.
                log.warn("what came of {} deliveries to subscription {} is lost", attempts.size(), subscription);
                break;
            }
            Thread.sleep(BETWEEN_WRITES);
        }
    }

    private boolean written(List<SettleDeliveries.Attempt> attempts, List<Delivery> unbegun, int write)
            throws InterruptedException {
        if (attempts.isEmpty() && unbegun.isEmpty()) {
            return true;
        }
        means.connections().acquire();
        try {
            means.settleDeliveries().settle(attempts, unbegun);
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
            RelaySettings settings,
            Semaphore shared,
            Semaphore connections,
            DeliveryMeters meters) {}

    /**
     * That the lane is to be left alone.
     *
     * @param at where that was asked; it is nobody's wish any more when events go somewhere else
     */
    private record Rest(Instant until, Target at) {}

    /**
     * Something taken and not begun.
     *
     * @param staleAt when it must not begin any more
     */
    private record Fetched(WithEvent what, Subscription to, Instant staleAt) {}
}
