package org.unstuck.application.closing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.ClosedItem;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.IdentityRequestsReopened;

/**
 * Use case: take back all that a cancelled run closed, in one transaction; a run has at most
 * {@value StartCloseRun#MAX_IDS} requests. A request that changed since stays, with the reason as its outcome. Done
 * again it finds nothing left to do.
 */
public final class ReopenRequests {

    private static final Logger log = LoggerFactory.getLogger(ReopenRequests.class);

    private final CloseRuns closeRuns;
    private final IdentityRequests identityRequests;
    private final AuditTrail auditTrail;
    private final OutgoingEvents outgoingEvents;
    private final Transactions transactions;
    private final IsolatedWrite isolatedWrite;
    private final NewIds newIds;
    private final InstantSource clock;

    public ReopenRequests(
            CloseRuns closeRuns,
            IdentityRequests identityRequests,
            AuditTrail auditTrail,
            OutgoingEvents outgoingEvents,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this.closeRuns = closeRuns;
        this.identityRequests = identityRequests;
        this.auditTrail = auditTrail;
        this.outgoingEvents = outgoingEvents;
        this.transactions = transactions;
        this.isolatedWrite = new IsolatedWrite(transactions);
        this.newIds = newIds;
        this.clock = clock;
    }

    /** The run as it is afterwards. */
    public CloseRun reopen(CloseRunId id) {
        return transactions.inTransaction(() -> {
            CloseRun run =
                    closeRuns.lock(id).orElseThrow(() -> new IllegalStateException("there is no close run " + id));
            if (run.ended() != null) {
                return run;
            }
            List<ClosedItem> closed = closeRuns.closedItems(id);
            List<Reopening> reopenings = decide(id, closed);
            List<Reopening> done = write(reopenings);

            Instant now = clock.instant();
            CloseRun after = run.withTally(tallyAfter(run.tally(), done)).takenBack(now);
            closeRuns.recordReopenings(after, done);
            List<String> refused = closeRuns.idsWith(id, Set.of(Outcome.Kind.REOPEN_REFUSED));
            Actor by = Objects.requireNonNullElse(run.cancelledBy(), Actor.SYSTEM);
            outgoingEvents.tell(
                    List.of(new OutgoingEvent(newIds.next(), now, IdentityRequestsReopened.of(after, done))));
            auditTrail.record(AuditEvent.reopened(newIds.next(), after, by, refused, now));
            log.info(
                    "close run {} taken back: {} reopened, {} refused",
                    id,
                    after.tally().reopened(),
                    refused.size());
            return after;
        });
    }

    private List<Reopening> decide(CloseRunId id, List<ClosedItem> closed) {
        Map<TrackingNumber, IdentityRequest> locked =
                identityRequests
                        .lock(closed.stream().map(ClosedItem::trackingNumber).toList())
                        .stream()
                        .collect(Collectors.toMap(IdentityRequest::trackingNumber, Function.identity()));
        List<Reopening> reopenings = new ArrayList<>(closed.size());
        for (ClosedItem item : closed) {
            IdentityRequest now = locked.get(item.trackingNumber());
            reopenings.add(
                    now == null
                            ? new Reopening.Refused(item.trackingNumber(), "it is no longer here")
                            : Reopening.of(now, id, item.revision(), item.before()));
        }
        return reopenings;
    }

    private List<Reopening> write(List<Reopening> decided) {
        List<Reopening> done = new ArrayList<>(decided.size());
        List<Reopening.Reopened> toWrite = new ArrayList<>(decided.size());
        for (Reopening reopening : decided) {
            switch (reopening) {
                case Reopening.Refused refused -> done.add(refused);
                case Reopening.Reopened reopened -> toWrite.add(reopened);
            }
        }
        done.addAll(isolatedWrite.write(
                toWrite,
                identityRequests::reopen,
                (reopened, reason) -> done.add(new Reopening.Refused(reopened.trackingNumber(), reason))));
        return done;
    }

    private static Tally tallyAfter(Tally before, List<Reopening> done) {
        Tally tally = before;
        for (Reopening reopening : done) {
            tally = tally.moved(
                    Outcome.Kind.CLOSED,
                    switch (reopening) {
                        case Reopening.Reopened reopened -> Outcome.Kind.REOPENED;
                        case Reopening.Refused refused -> Outcome.Kind.REOPEN_REFUSED;
                    });
        }
        return tally;
    }
}
