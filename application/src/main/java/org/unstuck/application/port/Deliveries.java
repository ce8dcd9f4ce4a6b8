package org.unstuck.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.OutgoingEvents.StoredEvent;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.SubscriptionId;

/**
 * Outgoing port for deliveries. Several nodes share them: whoever claims one has it until a time, after which it is
 * anybody's again, so an event whose sender falls over is sent again with the same id and body.
 *
 * <p>Methods that lock or write need an open transaction. Each costs a constant number of statements, whatever the
 * number of deliveries.
 */
public interface Deliveries {

    /** The most the list of deliveries gives, whatever the page (contract 6.1). */
    int MAX_LISTED = 2_000;

    /** Writes deliveries of events that are here. */
    void add(List<Delivery> deliveries);

    Optional<Delivery> find(DeliveryId id);

    /** Those of these that are here, in no order. */
    List<Delivery> findAll(Collection<DeliveryId> ids);

    /** The subscriptions to which something is to be delivered, each with when the first of it is due. */
    List<Lane> lanes();

    /**
     * Takes deliveries to one subscription that are due and begins the next attempt of each, passing over what somebody
     * else is just taking.
     *
     * @param until when they are due again unless they are settled
     * @param limit how many at most
     * @return the longest due first, as they are afterwards
     */
    List<WithEvent> claim(SubscriptionId subscription, Set<Delivery.Kind> kinds, Instant now, Instant until, int limit);

    /**
     * Writes what attempts came to. That one was taken counts in any case; that one was not is written only where no
     * later attempt was begun in the meantime.
     *
     * @return how many were written
     */
    int settle(List<Delivery> attempted);

    /**
     * Gives back what was claimed and not begun: it is due as if nobody had claimed it, unless somebody else has claimed
     * it since.
     *
     * @param claimed as they were claimed
     * @param due when they are due now
     * @return how many were given back
     */
    int giveBack(List<Delivery> claimed, Instant due);

    /**
     * Parks what is still to be delivered to a subscription; what is being sent at this moment, too.
     *
     * @param limit how many at most
     * @return how many; as many as the limit when there may be more
     */
    int park(SubscriptionId subscription, Delivery.Kind kind, String why, Instant now, int limit);

    /**
     * Has parked deliveries tried again, from the first attempt on.
     *
     * @param limit how many at most
     * @return how many; as many as the limit when there may be more
     */
    int replay(Parked which, Instant now, int limit);

    /**
     * Forgets all deliveries to a subscription, whatever their state.
     *
     * @param limit how many at most
     * @return how many; as many as the limit when there may be more
     */
    int drop(SubscriptionId subscription, int limit);

    /**
     * Forgets deliveries that were over before these times.
     *
     * @param limit how many at most
     * @return how many; as many as the limit when there may be more
     */
    int forget(Instant deliveredBefore, Instant parkedBefore, int limit);

    /**
     * Deliveries that the list still shows, the newest first unless a sort says otherwise.
     *
     * @param selection over {@link DeliveryFields}; of what it wants, the newest {@value #MAX_LISTED}
     */
    List<WithEvent> page(Selection selection, Instant now, Page page);

    long count(Selection selection, Instant now);

    /** What is to be delivered, by subscription; without those to which nothing is. */
    List<Backlog> backlog();

    /** Parked deliveries, those that were created last first; no event is read. */
    List<Delivery> parked(Parked which, Page page);

    long countParked(Parked which);

    /** How many deliveries are parked, by subscription; without those of which none is. */
    List<Waiting> waiting();

    /** A subscription to which something is to be delivered. */
    record Lane(SubscriptionId subscription, Instant due) {}

    /** A delivery and the event it is about. */
    record WithEvent(Delivery delivery, StoredEvent event) {}

    /**
     * What is still to be delivered to one subscription.
     *
     * @param pending how many
     * @param oldest when the oldest of them was created
     */
    record Backlog(SubscriptionId subscription, String subscriptionName, long pending, Instant oldest) {}

    /**
     * What is parked for one subscription, and waits for a replay.
     *
     * @param subscriptionName as it was called last
     * @param parked how many
     */
    record Waiting(SubscriptionId subscription, String subscriptionName, long parked) {}

    /**
     * Which parked deliveries are meant: those for which all holds that is said, and all where nothing is.
     *
     * @param subscription to this one
     * @param run of what this run had closed, or of its end
     * @param from created then or later
     * @param to created before then
     */
    record Parked(
            @Nullable SubscriptionId subscription,
            @Nullable CloseRunId run,
            @Nullable Instant from,
            @Nullable Instant to) {

        public static final Parked ALL = new Parked(null, null, null, null);
    }
}
