package org.unstuck.application.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.ProvisioningCompleted;

/**
 * Outgoing port for events on their way to the outside, written in the transaction of the change they tell of.
 *
 * <p>The events of a run may be sent once the run is concluded. Nothing need be done for that: an event is held by the
 * state of its run, so a run of 500 requests is released by changing one row.
 */
public interface OutgoingEvents {

    /** Writes events that wait for their run to conclude. */
    void hold(CloseRunId run, List<OutgoingEvent> events);

    /** Forgets the events of a run that was called off before it concluded. */
    void drop(CloseRunId run);

    /** The requests whose event of this run may be sent, in no order. */
    List<TrackingNumber> released(CloseRunId run);

    /**
     * One event.
     *
     * @param id the same however often it is sent
     */
    record OutgoingEvent(UUID id, Instant created, ProvisioningCompleted event) {}
}
