package org.unstuck.application.port;

import java.util.List;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.request.TrackedId;

/** Outgoing port for the audit trail: entries are added in the transaction of the change they tell of, and stay. */
public interface AuditTrail {

    void record(AuditEvent event);

    /** Like {@link #record}, by one statement for all. */
    void recordAll(List<AuditEvent> events);

    /** What happened to a run or a request, the oldest first. */
    List<AuditEvent> of(TrackedId subject, Page page);

    long countOf(TrackedId subject);
}
