package org.unstuck.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Outgoing port for the identity requests that are kept here.
 *
 * <p>Methods that lock or write need an open transaction. Each costs a constant number of statements, whatever the
 * number of requests.
 */
public interface IdentityRequests {

    /**
     * Locks requests until the transaction ends and gives them as they are now. All callers lock in the order of
     * tracking numbers, so that they wait for each other but never in a circle.
     *
     * @return those that exist, in the order of tracking numbers
     */
    List<IdentityRequest> lock(Collection<TrackingNumber> trackingNumbers);

    /** Like {@link #lock}, with everything that was said around them. */
    List<RecordedRequest> lockRecorded(Collection<TrackingNumber> trackingNumbers);

    /** Writes what a close changed of locked requests. */
    void close(List<Closure> closures);

    /** Writes what taking back a close changed of locked requests. */
    void reopen(List<Reopening.Reopened> reopened);

    /**
     * Adds requests that are not here yet.
     *
     * @return those that were added; the others came here since the caller looked
     */
    Set<TrackingNumber> add(List<RecordedRequest> documents);

    /** Replaces all that is known of locked requests; each goes on by one revision. */
    void replace(List<RecordedRequest> documents);

    Optional<RecordedRequest> find(TrackingNumber trackingNumber, Visibility visibility);

    List<RecordedRequest> page(RequestQuery query, Page page);

    long count(RequestQuery query);
}
