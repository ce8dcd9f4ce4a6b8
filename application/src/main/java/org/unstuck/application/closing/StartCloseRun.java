package org.unstuck.application.closing;

import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.CloseRunWorkflows;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseTargets;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Directive;

/**
 * Use case: accept a close call. The run, its Started audit event and its background process come into being in one
 * transaction; when this returns, the run ends by itself whatever happens to this machine.
 */
public final class StartCloseRun {

    /** How many ids one call may name (contract 1). */
    public static final int MAX_IDS = 500;

    private static final Logger log = LoggerFactory.getLogger(StartCloseRun.class);

    private final CloseRuns closeRuns;
    private final AuditTrail auditTrail;
    private final CloseRunWorkflows workflows;
    private final Transactions transactions;
    private final NewIds newIds;
    private final InstantSource clock;

    public StartCloseRun(
            CloseRuns closeRuns,
            AuditTrail auditTrail,
            CloseRunWorkflows workflows,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this.closeRuns = closeRuns;
        this.auditTrail = auditTrail;
        this.workflows = workflows;
        this.transactions = transactions;
        this.newIds = newIds;
        this.clock = clock;
    }

    /**
     * Accepts it.
     *
     * @throws IllegalArgumentException when it names no id or more than {@value #MAX_IDS}
     */
    public CloseRun start(Command command) {
        CloseTargets targets = CloseTargets.of(command.ids());
        CloseRun run = CloseRun.accept(
                new CloseRunId(newIds.next()), command.actor(), command.directive(), targets, clock.instant());
        transactions.inTransaction(() -> {
            closeRuns.add(run, targets);
            auditTrail.record(AuditEvent.started(newIds.next(), run));
            workflows.start(run.id());
            return run;
        });
        log.info(
                "close run {} accepted: {} requests to become {}/{}, asked for by {}",
                run.id(),
                run.tally().total(),
                run.directive().stage(),
                run.directive().status(),
                run.actor().id());
        return run;
    }

    /** What a caller asks for; ids as they were sent. */
    public record Command(List<String> ids, Directive directive, Actor actor) {

        public Command {
            ids = List.copyOf(ids);
            if (ids.isEmpty() || ids.size() > MAX_IDS) {
                throw new IllegalArgumentException("a close names 1 to " + MAX_IDS + " ids, not " + ids.size());
            }
        }
    }
}
