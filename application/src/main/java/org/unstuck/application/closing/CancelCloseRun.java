package org.unstuck.application.closing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.CloseRunWorkflows;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.trigger.CloseRunCancelled;

/**
 * Use case: call a run off before it is concluded. Whether the cancel or the last chunk wins is decided under the run's
 * lock; the loser changes nothing. Its events are dropped at once, its requests are reopened in the background.
 */
public final class CancelCloseRun {

    private static final Logger log = LoggerFactory.getLogger(CancelCloseRun.class);

    private final CloseRuns closeRuns;
    private final AuditTrail auditTrail;
    private final OutgoingEvents outgoingEvents;
    private final CloseRunWorkflows workflows;
    private final Transactions transactions;
    private final NewIds newIds;
    private final InstantSource clock;

    public CancelCloseRun(
            CloseRuns closeRuns,
            AuditTrail auditTrail,
            OutgoingEvents outgoingEvents,
            CloseRunWorkflows workflows,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this.closeRuns = closeRuns;
        this.auditTrail = auditTrail;
        this.outgoingEvents = outgoingEvents;
        this.workflows = workflows;
        this.transactions = transactions;
        this.newIds = newIds;
        this.clock = clock;
    }

    /** What a cancel came to. */
    public enum Result {
        /** The run is called off. */
        CANCELLED,
        /** It was called off before; nothing new. */
        ALREADY_CANCELLED,
        /** Too late: the run is concluded. */
        ALREADY_CONCLUDED,
        /** There is no such run. */
        NOT_FOUND
    }

    public Result cancel(CloseRunId id, Actor by) {
        return transactions.inTransaction(() -> {
            Optional<CloseRun> run = closeRuns.lock(id);
            if (run.isEmpty()) {
                return Result.NOT_FOUND;
            }
            return switch (run.get().state()) {
                case CONCLUDED -> Result.ALREADY_CONCLUDED;
                case CANCELLED -> Result.ALREADY_CANCELLED;
                case ACCEPTED, RUNNING -> callOff(run.get(), by);
            };
        });
    }

    private Result callOff(CloseRun run, Actor by) {
        CloseRun cancelled = run.cancelled(by);
        closeRuns.save(cancelled);
        outgoingEvents.drop(run.id());
        Instant now = clock.instant();
        outgoingEvents.tell(List.of(new OutgoingEvent(newIds.next(), now, new CloseRunCancelled(cancelled))));
        auditTrail.record(AuditEvent.cancelled(newIds.next(), cancelled, by, now));
        workflows.cancel(run.id());
        log.info(
                "close run {} cancelled by {}: {} to reopen",
                run.id(),
                by.id(),
                run.tally().closed());
        return Result.CANCELLED;
    }
}
