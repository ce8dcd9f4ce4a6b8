package org.unstuck.application.closing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.Page;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.request.CloseRunId;

/** Use case: look at close runs. Flat on purpose, there is nothing to decide. */
public final class ReadCloseRuns {

    private final CloseRuns closeRuns;
    private final AuditTrail auditTrail;

    public ReadCloseRuns(CloseRuns closeRuns, AuditTrail auditTrail) {
        this.closeRuns = closeRuns;
        this.auditTrail = auditTrail;
    }

    public Optional<CloseRun> find(CloseRunId id) {
        return closeRuns.find(id);
    }

    /** The newest first. */
    public List<CloseRun> page(Page page) {
        return closeRuns.page(page);
    }

    public long count() {
        return closeRuns.count();
    }

    /** In the order they were sent. */
    public List<CloseRunItem> items(CloseRunId id, Outcome.@Nullable Kind kind, Page page) {
        return closeRuns.items(id, kind, page);
    }

    public long countItems(CloseRunId id, Outcome.@Nullable Kind kind) {
        return closeRuns.countItems(id, kind);
    }

    /** The oldest first. */
    public List<AuditEvent> auditEvents(CloseRunId id, Page page) {
        return auditTrail.of(id, page);
    }

    public long countAuditEvents(CloseRunId id) {
        return auditTrail.countOf(id);
    }
}
