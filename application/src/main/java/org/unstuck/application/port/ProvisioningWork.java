package org.unstuck.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.unstuck.domain.provisioning.LateResult;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Outgoing port for what is to be handed over to sources.
 *
 * <p>Methods that lock or write need an open transaction. Each costs a constant number of statements, whatever the
 * amount of work.
 */
public interface ProvisioningWork {

    /** Writes work of locked requests, whether it is new or changed. */
    void save(List<Work> work);

    /** All work of these requests, by request and item. */
    List<Work> of(Collection<TrackingNumber> trackingNumbers);

    /**
     * Takes work that is due, of items that are granted and of requests that are open, and has it due again later: who
     * takes it and is never heard of again leaves it to somebody else by then. Passes over what somebody else is just
     * taking.
     *
     * @param until when it is due again unless it was handed over
     * @param limit how much at most
     * @return the longest due first, as it was
     */
    List<Work> claim(Instant now, Instant until, int limit);

    /**
     * Keeps what sources did for requests that had ended.
     *
     * @return what was not known before; the same result for the same item is one
     */
    Set<LateResult> keep(List<LateResult> results);

    /** What sources did for a request after it had ended, the oldest first. */
    List<LateResult> lateResults(TrackingNumber trackingNumber);
}
