package org.unstuck.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Outgoing port for approvals. They change under the lock of their request alone.
 *
 * <p>Methods that lock or write need an open transaction. Each costs a constant number of statements, whatever the
 * number of approvals.
 */
public interface Approvals {

    /** Writes approvals of locked requests, whether they are new or changed. */
    void save(List<Approval> approvals);

    Optional<Approval> find(ApprovalId id);

    /** All approvals of these requests, by request, item and step. */
    List<Approval> of(Collection<TrackingNumber> trackingNumbers);

    /**
     * Locks open requests with approvals that are due, like {@link IdentityRequests#lock}, but passes over those that
     * somebody else has locked.
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

    /** Those of these approvals that are here, by request, item and step. */
    List<Approval> findAll(Collection<ApprovalId> ids);

    /** The approvals that really are pending, because their request is open and their item waits. */
    List<Approval> pending(PendingApprovalQuery query, Page page);

    long countPending(PendingApprovalQuery query);

    /** The approvals that somebody approved or rejected. */
    List<Approval> decided(CompletedApprovalQuery query, Page page);

    long countDecided(CompletedApprovalQuery query);
}
