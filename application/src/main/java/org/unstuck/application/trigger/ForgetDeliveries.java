package org.unstuck.application.trigger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Deliveries.Lane;
import org.unstuck.application.port.Deliveries.Waiting;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.SubscriptionId;

/**
 * Use case: forget deliveries that are long over or to subscriptions that are no longer here, and events that nobody is
 * to be told of any more. In portions, each in its own transaction; any number of nodes may do it at once.
 */
public final class ForgetDeliveries {

    /** For how long an event is kept of which nothing is or was to be delivered. */
    static final Duration EVENTS_ARE_KEPT = Duration.ofHours(1);

    static final int PORTION = 1_000;
    static final int BATCHES = 20;

    private static final Logger log = LoggerFactory.getLogger(ForgetDeliveries.class);

    private final Deliveries deliveries;
    private final TriggerSubscriptions subscriptions;
    private final OutgoingEvents outgoingEvents;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Duration parkedAreKept;

    /**
     * The use case.
     *
     * @param parkedAreKept for how long what was parked can be replayed; no shorter than the list shows it
     */
    public ForgetDeliveries(
            Deliveries deliveries,
            TriggerSubscriptions subscriptions,
            OutgoingEvents outgoingEvents,
            Transactions transactions,
            InstantSource clock,
            Duration parkedAreKept) {
        if (parkedAreKept.compareTo(Delivery.FAILURE_IS_SHOWN) < 0) {
            throw new IllegalArgumentException("parkedAreKept must not be shorter than " + Delivery.FAILURE_IS_SHOWN
                    + ", for which the list shows what is parked, but is " + parkedAreKept);
        }
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.outgoingEvents = outgoingEvents;
        this.transactions = transactions;
        this.clock = clock;
        this.parkedAreKept = parkedAreKept;
    }

    /** Goes on until nothing is left to forget, or the thread is interrupted; gives how many deliveries there were. */
    public long forget() {
        Instant now = clock.instant();
        long forgotten = inPortions(
                PORTION,
                () -> deliveries.forget(now.minus(Delivery.SUCCESS_IS_SHOWN), now.minus(parkedAreKept), PORTION));
        for (SubscriptionId gone : gone()) {
            forgotten += inPortions(PORTION, () -> deliveries.drop(gone, PORTION));
        }
        long batches = inPortions(BATCHES, () -> outgoingEvents.forget(now.minus(EVENTS_ARE_KEPT), BATCHES));
        if (forgotten > 0 || batches > 0) {
            log.debug("{} deliveries and {} batches of events forgotten", forgotten, batches);
        }
        return forgotten;
    }

    /** To whom nobody comes any more, or not before the next attempt is due. */
    private Set<SubscriptionId> gone() {
        Set<SubscriptionId> gone = Stream.concat(
                        deliveries.lanes().stream().map(Lane::subscription),
                        deliveries.waiting().stream().map(Waiting::subscription))
                .collect(Collectors.toCollection(HashSet::new));
        gone.removeAll(subscriptions.known(gone));
        return gone;
    }

    private long inPortions(int size, IntSupplier work) {
        long done = 0;
        int portion;
        do {
            portion = transactions.inTransaction(work::getAsInt);
            done += portion;
        } while (portion == size && !Thread.currentThread().isInterrupted());
        return done;
    }
}
