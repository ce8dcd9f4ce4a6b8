package org.unstuck.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.unstuck.domain.life.RunningItem;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Outgoing port for what happens to identity requests between their submission and their end. Requests are locked by
 * {@link IdentityRequests#lockRecorded}.
 *
 * <p>Methods that lock or write need an open transaction. Each costs a constant number of statements, whatever the
 * number of requests.
 */
public interface RequestsUnderWay {

    /**
     * Makes all others who are about to begin requests for this recipient wait until the transaction ends, so that
     * what is looked up afterwards stays true.
     */
    void holdRecipient(String identityId);

    /** The items of open access requests for this recipient that are about one of these objects. */
    List<RunningItem> running(String recipientId, Collection<String> objectIds);

    /**
     * Writes how locked requests went on.
     *
     * @throws IllegalStateException when one is no longer as it was under its lock
     */
    void advance(List<Advance> advances);

    /** The requests that have items with these ids, by the id; without ids of which several requests have an item. */
    Map<String, TrackingNumber> withItems(Collection<String> itemIds);

    /** Those of these requests that are here, as they are now, in no order. */
    List<RecordedRequest> findAll(Collection<TrackingNumber> trackingNumbers);
}
