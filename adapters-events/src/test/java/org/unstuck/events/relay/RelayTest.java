package org.unstuck.events.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.trigger.TriggerFixture.NOW;
import static org.unstuck.domain.trigger.TriggerFixture.subscription;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.InMemoryDeliveries;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.Receiver;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.WakeUps;
import org.unstuck.application.trigger.FanOutEvents;
import org.unstuck.application.trigger.ReplayDeliveries;
import org.unstuck.application.trigger.SettleDeliveries;
import org.unstuck.application.trigger.TakeDeliveries;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.ProvisioningCompleted;
import org.unstuck.domain.trigger.RetrySchedule;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Trigger;

class RelayTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Receiver.Reception TAKEN = new Receiver.Reception.Taken(200, "");
    private static final Receiver.Reception REFUSED = new Receiver.Reception.Refused(500, null, "No.");
    private static final RelaySettings SETTINGS = settings(16, Duration.ofMillis(200));

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();
    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryTriggerSubscriptions subscriptions = new InMemoryTriggerSubscriptions(unstuck.transactions);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(unstuck.transactions, unstuck.outgoingEvents);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeliveryMeters meters = new DeliveryMeters(deliveries, clock, registry);
    private final FaultyTransactions settling = new FaultyTransactions(unstuck.transactions);
    private final Words words = new Words();
    private final Subscribers subscribers = new Subscribers();

    private Relay relay = relay(SETTINGS);

    @AfterEach
    void stop() {
        relay.stop();
    }

    @Test
    void tellsEverySubscriberEachEventOnce() {
        List<SubscriptionId> all = List.of(subscriber(1), subscriber(2), subscriber(3));
        tell(200);

        relay.start();

        all.forEach(one -> await(() -> subscribers.of(one).size() == 200));
        awaitDelivered(600);
        assertThat(all).allSatisfy(one -> assertThat(subscribers.of(one)).doesNotHaveDuplicates());
    }

    @Test
    void tellsOfEventsThatComeWhileItRuns() {
        SubscriptionId one = subscriber(1);
        relay.start();

        for (int i = 1; i <= 20; i++) {
            int count = i;
            tell(1);
            words.say();
            await(() -> subscribers.of(one).size() == count);
        }
    }

    @Test
    void letsOneThatHangsHoldUpNobodyAndNoTransaction() {
        SubscriptionId hanging = subscriber(1);
        SubscriptionId healthy = subscriber(2);
        CountDownLatch released = subscribers.hang(hanging);
        tell(100);

        relay.start();

        await(() -> subscribers.of(healthy).size() == 100);
        awaitDelivered(100);
        assertThat(subscribers.of(hanging)).hasSize(1);

        released.countDown();
        await(() -> subscribers.of(hanging).size() == 100);
        awaitDelivered(200);
    }

    @Test
    void givesEverySubscriberAPlaceThatOthersWhoHangCannotTake() {
        relay = relay(settings(2, Duration.ofMillis(200)));
        List<SubscriptionId> slow =
                IntStream.range(0, 6).mapToObj(this::subscriber).toList();
        tell(20);
        relay.start();
        slow.forEach(one -> await(() -> subscribers.of(one).size() == 20));
        assertThat(subscribers.mostAtOnce()).isLessThanOrEqualTo(6 + 2);

        slow.forEach(subscribers::hang);
        SubscriptionId healthy = subscriber(10);
        tell(50);
        words.say();

        await(() -> subscribers.of(healthy).size() == 50);
        assertThat(subscribers.mostAtOnce()).isLessThanOrEqualTo(7 + 2);
        slow.forEach(subscribers::release);
    }

    @Test
    void goesToOneAtATimeWithThoseWhoRefuse() {
        SubscriptionId refusing = subscriber(1);
        subscribers.answers.put(refusing, REFUSED);
        tell(30);

        relay.start();

        await(() -> subscribers.of(refusing).size() == 30);
        assertThat(subscribers.mostAtOnce()).isEqualTo(1);
        await(() -> pending() == 30 && all().stream().allMatch(one -> one.problem() != null));
        assertThat(all()).allMatch(one -> one.attempts() == 1 && one.due().isAfter(NOW));
    }

    @Test
    void leavesThoseAloneWhoAskForIt() {
        SubscriptionId busy = subscriber(1);
        subscribers.answers.put(
                busy, new Receiver.Reception.Refused(429, Duration.ofSeconds(90), "The receiver answered 429."));
        tell(30);
        relay.start();
        await(() -> all().stream().anyMatch(one -> one.problem() != null));

        // Each time it looks, it tells the lane that something is due.
        int looks = words.awaited.get();
        await(() -> words.awaited.get() >= looks + 10);
        assertThat(subscribers.of(busy)).hasSize(1);

        subscribers.answers.remove(busy);
        clock.pass(Duration.ofSeconds(91));
        await(() -> pending() == 0);
        assertThat(subscribers.of(busy)).hasSize(31);
    }

    @Test
    void doesNotLeaveAloneWhoCameInThePlaceOfSomebodyWhoAskedForIt() {
        SubscriptionId busy = subscriber(1);
        subscribers.answers.put(
                busy, new Receiver.Reception.Refused(503, Duration.ofHours(20), "The receiver answered 503."));
        tell(1);
        relay.start();
        await(() -> all().stream().anyMatch(one -> one.problem() != null));

        subscribers.answers.remove(busy);
        unstuck.transactions.inTransaction(() -> {
            subscriptions.save(subscription(busy, "Somebody else", Trigger.PROVISIONING_COMPLETED, null));
            return busy;
        });
        tell(3);
        words.say();

        await(() -> subscribers.of(busy).size() == 4);
    }

    @Test
    void countsNoAttemptOfWhatItFetchedAndDidNotBegin() {
        SubscriptionId tired = subscriber(1);
        subscribers.refuseAfter(tired, 60);
        tell(300);

        relay.start();

        await(() -> all().stream().filter(one -> one.problem() != null).count() >= 240);
        List<Delivery> refused =
                all().stream().filter(one -> one.problem() != null).toList();
        assertThat(refused).allMatch(one -> one.attempts() == 1);
        assertThat(subscribers.of(tired)).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void handsNothingOverThatWaitedSoLongThatSomebodyElseHasIt() {
        SubscriptionId slow = subscriber(1);
        tell(100);
        subscribers.hangAfter(slow, 40);
        relay.start();
        await(() -> subscribers.underWay() == SETTINGS.window());

        clock.pass(LEASE.plusSeconds(1));
        Relay other = relay(SETTINGS);
        try {
            other.start();
            // The lanes of both nodes are one subscriber's, so what hangs there hangs for both.
            subscribers.release(slow);
            awaitDelivered(100);
        } finally {
            other.stop();
        }

        assertThat(subscribers.of(slow).size()).isBetween(100, 100 + 2 * SETTINGS.window());
    }

    @Test
    void triesAgainWhatWasRefusedWhenItIsTime() {
        SubscriptionId refusing = subscriber(1);
        subscribers.answers.put(refusing, REFUSED);
        tell(10);
        relay.start();
        await(() -> all().stream().filter(one -> one.problem() != null).count() == 10);

        subscribers.answers.remove(refusing);
        clock.pass(Duration.ofSeconds(10));

        await(() -> pending() == 0);
        assertThat(subscribers.of(refusing)).hasSize(20);
    }

    @Test
    void takesAReceiverThatFailsForARefusal() {
        SubscriptionId failing = subscriber(1);
        subscribers.failures.put(failing, () -> new IllegalStateException("a fault of a receiver, meant by a test"));
        tell(1);

        relay.start();

        await(() -> all().stream().anyMatch(one -> "The receiver failed.".equals(one.problem())));
    }

    @Test
    void tellsNobodyWhoIsGoneAnyMore() {
        SubscriptionId gone = subscriber(1);
        subscribers.answers.put(gone, new Receiver.Reception.Gone());
        tell(30);

        relay.start();

        await(() -> pending() == 0);
        assertThat(all()).allMatch(one -> one.state() == Delivery.State.PARKED);
        assertThat(subscribers.of(gone)).hasSize(1);
        assertThat(subscriptions.find(gone).orElseThrow().enabled()).isFalse();
    }

    @Test
    void handsNothingOverTwiceBecauseTheDatabaseWasAway() {
        SubscriptionId one = subscriber(1);
        tell(5);
        settling.failures.set(2);

        relay.start();

        awaitDelivered(5);
        assertThat(settling.failures).hasValueLessThan(0);
        assertThat(subscribers.of(one)).hasSize(5);
    }

    @Test
    void leavesWhatHangsToWhoeverComesNextWhenItStops() {
        SubscriptionId hanging = subscriber(1);
        SubscriptionId healthy = subscriber(2);
        subscribers.hang(hanging);
        tell(3);
        relay.start();
        await(() ->
                subscribers.of(healthy).size() == 3 && subscribers.of(hanging).size() == 1);

        relay.stop();

        assertThat(relay.isRunning()).isFalse();
        await(() -> subscribers.underWay() == 0);
        assertThat(deliveries.backlog()).singleElement().satisfies(backlog -> {
            assertThat(backlog.subscription()).isEqualTo(hanging);
            assertThat(backlog.pending()).isEqualTo(3);
        });
        subscribers.release(hanging);
        clock.pass(LEASE.plusSeconds(1));
        relay.start();
        awaitDelivered(6);
    }

    @Test
    void writesWhatEndsWhileItStopsAndBeginsNothingMore() throws InterruptedException {
        relay = relay(settings(16, Duration.ofSeconds(20)));
        SubscriptionId slow = subscriber(1);
        CountDownLatch released = subscribers.hang(slow);
        tell(10);
        relay.start();
        await(() -> subscribers.of(slow).size() == 1);

        Thread stopping = Thread.ofVirtual().start(relay::stop);
        await(() -> isWaitingForLanes(stopping));
        released.countDown();
        stopping.join();

        assertThat(subscribers.of(slow)).hasSize(1);
        assertThat(all())
                .filteredOn(one -> one.state() == Delivery.State.DELIVERED)
                .hasSize(1);
    }

    @Test
    void showsBacklogAgeAndAttempts() {
        SubscriptionId refusing = subscriber(1);
        subscribers.answers.put(refusing, REFUSED);
        tell(4);
        relay.start();
        await(() -> all().stream().filter(one -> one.problem() != null).count() == 4);

        clock.pass(Duration.ofSeconds(3));
        meters.count();

        assertThat(registry.get("unstuck.deliveries.backlog")
                        .tag("subscription", refusing.toString())
                        .gauge()
                        .value())
                .isEqualTo(4);
        assertThat(registry.get("unstuck.deliveries.oldest")
                        .tag("subscription", refusing.toString())
                        .gauge()
                        .value())
                .isEqualTo(3);
        await(() -> registry.get("unstuck.deliveries.attempts")
                        .tag("subscription", refusing.toString())
                        .tag("result", "refused")
                        .timer()
                        .count()
                == 4);

        subscribers.answers.remove(refusing);
        clock.pass(Duration.ofSeconds(10));
        await(() -> pending() == 0);
        meters.count();
        assertThat(registry.find("unstuck.deliveries.backlog").gauges()).isEmpty();
    }

    @Test
    void showsWhatIsParkedUntilItIsSentAgain() {
        SubscriptionId refusing = subscriber(1);
        subscribers.answers.put(refusing, new Receiver.Reception.AddressRefused("It is internal."));
        tell(3);
        relay.start();
        await(() -> pending() == 0);

        meters.count();
        assertThat(registry.get("unstuck.deliveries.parked")
                        .tag("subscription", refusing.toString())
                        .tag("name", "Subscriber 1")
                        .gauge()
                        .value())
                .isEqualTo(3);
        assertThat(registry.find("unstuck.deliveries.backlog").gauges()).isEmpty();

        subscribers.answers.remove(refusing);
        new ReplayDeliveries(deliveries, unstuck.transactions, clock)
                .replay(new Deliveries.Parked(refusing, null, null, null));
        awaitDelivered(3);
        meters.count();
        assertThat(registry.find("unstuck.deliveries.parked").gauges()).isEmpty();
    }

    /** By then all lanes are told to begin nothing more. */
    private static boolean isWaitingForLanes(Thread stopping) {
        return Arrays.stream(stopping.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("awaitEnd"));
    }

    private static RelaySettings settings(int shared, Duration goodbye) {
        return new RelaySettings(8, 64, Duration.ofSeconds(20), shared, 2, Duration.ofMillis(20), goodbye);
    }

    private Relay relay(RelaySettings settings) {
        return new Relay(
                new FanOutEvents(
                        unstuck.outgoingEvents,
                        subscriptions,
                        new NoFilters(),
                        deliveries,
                        unstuck.transactions,
                        unstuck.newIds,
                        clock),
                deliveries,
                new TakeDeliveries(deliveries, subscriptions, unstuck.transactions, clock, LEASE),
                new SettleDeliveries(deliveries, subscriptions, settling, clock, RetrySchedule.DEFAULT, () -> 0.5),
                subscribers,
                words,
                clock,
                settings,
                meters);
    }

    private SubscriptionId subscriber(int number) {
        SubscriptionId id = new SubscriptionId(new UUID(0x5ab5, 100 + number));
        unstuck.transactions.inTransaction(() -> {
            subscriptions.add(subscription(id, "Subscriber " + number, Trigger.PROVISIONING_COMPLETED, null));
            return id;
        });
        return id;
    }

    private void tell(int count) {
        List<OutgoingEvent> events = IntStream.range(0, count)
                .mapToObj(i -> new OutgoingEvent(
                        unstuck.newIds.next(),
                        NOW,
                        new ProvisioningCompleted(
                                trackingNumber(i),
                                Remarks.NONE,
                                new ProvisioningCompleted.Person("1", "Somebody"),
                                null,
                                List.of())))
                .toList();
        unstuck.transactions.inTransaction(() -> {
            unstuck.outgoingEvents.tell(events);
            return events;
        });
    }

    private List<Delivery> all() {
        List<Delivery> all = new ArrayList<>();
        List<WithEvent> page;
        do {
            page = deliveries.page(Selection.ALL, clock.instant(), new Page(Page.MAX_LIMIT, all.size()));
            page.forEach(one -> all.add(one.delivery()));
        } while (!page.isEmpty());
        return all;
    }

    private long pending() {
        List<Delivery> all = all();
        return all.isEmpty()
                ? -1
                : all.stream()
                        .filter(one -> one.state() == Delivery.State.PENDING)
                        .count();
    }

    private void awaitDelivered(int count) {
        await(() -> all().stream()
                        .filter(one -> one.state() == Delivery.State.DELIVERED)
                        .count()
                == count);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("gave up waiting").isLessThan(end);
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** All subscribers: each takes what comes, unless something else was said. */
    private static final class Subscribers implements Receiver {

        final Map<SubscriptionId, Reception> answers = new ConcurrentHashMap<>();
        final Map<SubscriptionId, Supplier<RuntimeException>> failures = new ConcurrentHashMap<>();
        private final Map<SubscriptionId, Integer> refusing = new ConcurrentHashMap<>();
        private final Map<SubscriptionId, Integer> hangingLater = new ConcurrentHashMap<>();
        private final Map<SubscriptionId, CountDownLatch> hanging = new ConcurrentHashMap<>();
        private final Map<SubscriptionId, Queue<UUID>> heard = new ConcurrentHashMap<>();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger mostAtOnce = new AtomicInteger();

        @Override
        public Reception hand(Message message, Subscription to) {
            mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            try {
                Queue<UUID> all = heard.computeIfAbsent(to.id(), id -> new ConcurrentLinkedQueue<>());
                all.add(message.id());
                if (all.size() > refusing.getOrDefault(to.id(), Integer.MAX_VALUE)) {
                    return REFUSED;
                }
                if (all.size() > hangingLater.getOrDefault(to.id(), Integer.MAX_VALUE)) {
                    hang(to.id());
                }
                Supplier<RuntimeException> failure = failures.get(to.id());
                if (failure != null) {
                    throw failure.get();
                }
                CountDownLatch latch = hanging.get(to.id());
                if (latch != null) {
                    latch.await();
                }
                return answers.getOrDefault(to.id(), TAKEN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return REFUSED;
            } finally {
                underWay.decrementAndGet();
            }
        }

        Queue<UUID> of(SubscriptionId id) {
            return heard.getOrDefault(id, new ConcurrentLinkedQueue<>());
        }

        void refuseAfter(SubscriptionId id, int taken) {
            refusing.put(id, taken);
        }

        void hangAfter(SubscriptionId id, int taken) {
            hangingLater.put(id, taken);
        }

        CountDownLatch hang(SubscriptionId id) {
            return hanging.computeIfAbsent(id, absent -> new CountDownLatch(1));
        }

        void release(SubscriptionId id) {
            hang(id).countDown();
        }

        int underWay() {
            return underWay.get();
        }

        int mostAtOnce() {
            return mostAtOnce.get();
        }
    }

    /** Says that something is to be delivered. */
    private static final class Words implements WakeUps {

        /** How often somebody has begun to wait. */
        final AtomicInteger awaited = new AtomicInteger();

        private final Semaphore words = new Semaphore(0);

        void say() {
            words.release();
        }

        @Override
        public boolean await(Duration atMost) throws InterruptedException {
            awaited.incrementAndGet();
            boolean woken = words.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            words.drainPermits();
            return woken;
        }
    }

    /** Fails as often as it is told to. */
    private static final class FaultyTransactions implements Transactions {

        final AtomicInteger failures = new AtomicInteger();
        private final Transactions transactions;

        FaultyTransactions(Transactions transactions) {
            this.transactions = transactions;
        }

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the database is away, meant by a test");
            }
            return transactions.inTransaction(work);
        }

        @Override
        public <T> T inOwnTransaction(Supplier<T> work) {
            return transactions.inOwnTransaction(work);
        }

        @Override
        public Attempt attempt(Runnable work) {
            return transactions.attempt(work);
        }
    }

    private static final class NoFilters implements EventFilters {

        @Override
        public boolean finds(String filter, String json) {
            throw new IllegalStateException("nobody has a filter");
        }

        @Override
        public boolean leadsSomewhere(String filter, String json) {
            return finds(filter, json);
        }

        @Override
        public boolean isValid(String filter) {
            throw new IllegalStateException("nobody has a filter");
        }
    }
}
