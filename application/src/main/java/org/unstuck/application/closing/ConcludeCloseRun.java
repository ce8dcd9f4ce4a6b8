package org.unstuck.application.closing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.trigger.CloseRunConcluded;

/**
 * Use case: end a run that came to all its requests. Its events may be sent from then on, and the Completed audit event
 * names the ids in error. A run that has ended stays as it is.
 */
public final class ConcludeCloseRun {

    private static final Logger log = LoggerFactory.getLogger(ConcludeCloseRun.class);

    private static final Set<Outcome.Kind> ERRORS = Arrays.stream(Outcome.Kind.values())
            .filter(Outcome.Kind::isError)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Outcome.Kind.class)));

    private final CloseRuns closeRuns;
    private final AuditTrail auditTrail;
    private final Transactions transactions;
    private final NewIds newIds;
    private final InstantSource clock;

    public ConcludeCloseRun(
            CloseRuns closeRuns, AuditTrail auditTrail, Transactions transactions, NewIds newIds, InstantSource clock) {
        this.closeRuns = closeRuns;
        this.auditTrail = auditTrail;
        this.transactions = transactions;
        this.newIds = newIds;
        this.clock = clock;
    }

    /** The run as it is afterwards. */
    public CloseRun conclude(CloseRunId id) {
        return transactions.inTransaction(() -> {
            CloseRun run =
                    closeRuns.lock(id).orElseThrow(() -> new IllegalStateException("there is no close run " + id));
            if (!run.isUnderWay()) {
                return run;
            }
            Instant now = clock.instant();
            CloseRun concluded = run.concluded(now);
            List<String> idsInError = run.tally().inError() == 0 ? List.of() : closeRuns.idsWith(id, ERRORS);
            closeRuns.conclude(
                    concluded, new OutgoingEvent(newIds.next(), now, new CloseRunConcluded(concluded, idsInError)));
            auditTrail.record(AuditEvent.completed(newIds.next(), concluded, idsInError, now));
            log.info(
                    "close run {} concluded: {} closed, {} in error",
                    id,
                    concluded.tally().closed(),
                    concluded.tally().inError());
            return concluded;
        });
    }
}
