package org.unstuck.application.port;

import java.util.List;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.request.CloseRunId;

/** Outgoing port for the audit trail: entries are added in the transaction of the change they tell of, and stay. */
public interface AuditTrail {

    void record(AuditEvent event);

    /** What happened to a run, the oldest first. */
    List<AuditEvent> of(CloseRunId closeRun, Page page);

    long countOf(CloseRunId closeRun);
}
