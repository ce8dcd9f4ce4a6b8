package org.unstuck.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.DeliveryId;

/**
 * Outgoing port for what subscribers are asked about requests. Consultations change under the lock of their request
 * alone.
 *
 * <p>Methods that lock or write need an open transaction. Each costs a constant number of statements, whatever the
 * number of consultations.
 */
public interface Consultations {

    /** Writes consultations of locked requests, whether they are new or changed. */
    void save(List<Consultation> consultations);

    /** All consultations of these requests, by request, in the order in which they were begun. */
    List<Consultation> of(Collection<TrackingNumber> trackingNumbers);

    /** Those of which a subscriber is asked by these deliveries, in no order. */
    List<Consultation> by(Collection<DeliveryId> invocations);

    /**
     * Locks open requests that wait for an answer that is overdue, like {@link IdentityRequests#lock}, but passes over
     * those that somebody else has locked.
     *
     * @param limit how many at most
     * @return the longest due first
     */
    List<TrackingNumber> lockDue(Instant now, int limit);

    /**
     * Puts off what is due of requests that have ended, so that nobody stumbles over it each time. It stays due, for
     * the case that the request is reopened.
     *
     * @param limit how many at most
     * @return how many
     */
    int putOffEnded(Instant now, Instant until, int limit);
}
