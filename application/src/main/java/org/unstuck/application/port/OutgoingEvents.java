package org.unstuck.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.Event;
import org.unstuck.domain.trigger.Trigger;

/**
 * Outgoing port for events on their way to the outside, written in the transaction of the change they tell of.
 *
 * <p>Events are released in batches: those that one change tells, or all of one run. The events of a run are held until
 * {@link CloseRuns#conclude}, which releases them by writing one row, however many they are. A batch that is released is
 * told once: whoever locks it decides for whom its events are.
 *
 * <p>Methods that lock or write need an open transaction. Each costs a constant number of statements, whatever the
 * number of events.
 */
public interface OutgoingEvents {

    /** Writes events that wait for their run to conclude. */
    void hold(CloseRunId run, List<OutgoingEvent> events);

    /** Forgets the events of a run that was called off before it concluded. */
    void drop(CloseRunId run);

    /** Writes events that are released as a batch of their own when the transaction is committed. */
    void tell(List<OutgoingEvent> events);

    /** Writes an event that is meant for deliveries that are added in the same transaction, and for nobody else. */
    void keep(StoredEvent event);

    /** The requests that events of this run are about, once these are released, in no order. */
    List<TrackingNumber> released(CloseRunId run);

    /**
     * Locks batches that are released and not told, passing over those that somebody else has locked.
     *
     * @param limit how many at most
     * @return the oldest first
     */
    List<UUID> lockReleased(int limit);

    /** The events of some batches that are of one of these triggers, by batch and in the order they were written. */
    List<StoredEvent> of(Collection<UUID> batches, Set<Trigger> triggers);

    /** Writes that locked batches are told. */
    void markTold(Collection<UUID> batches, Instant at);

    /**
     * Forgets batches that were told before a time and have no deliveries, with their events.
     *
     * @param limit how many batches at most
     * @return how many
     */
    int forget(Instant toldBefore, int limit);

    /**
     * One event.
     *
     * @param id the same however often it is sent
     */
    record OutgoingEvent(UUID id, Instant created, Event event) {}

    /**
     * An event as it is sent.
     *
     * @param batch those it was released with; the id of the run where it waited for a run's conclusion, or tells of it
     * @param body JSON, the same to the byte however often it is read
     * @param content JSON that whoever tests a subscription sent beside the event; absent otherwise
     */
    record StoredEvent(
            UUID batch,
            UUID id,
            Trigger trigger,
            Instant created,
            String body,
            @Nullable String content) {

        /** One that is a batch of its own. */
        public static StoredEvent alone(UUID id, Trigger trigger, Instant created, String body) {
            return new StoredEvent(id, id, trigger, created, body, null);
        }
    }
}
