package org.unstuck.application.closing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.CloseRuns.NextChunk;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.closing.CloseRule;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.ItemOutcome;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.closing.Verdict;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.ProvisioningCompleted;

/**
 * Use case: close the next chunk of a run, in one transaction. The requests are judged on the copies read under their
 * locks. Done again after a lost reply it goes on where the run stands, so nothing is closed twice.
 */
public final class CloseRequests {

    private static final Logger log = LoggerFactory.getLogger(CloseRequests.class);

    private final CloseRuns closeRuns;
    private final IdentityRequests identityRequests;
    private final OutgoingEvents outgoingEvents;
    private final Transactions transactions;
    private final IsolatedWrite isolatedWrite;
    private final NewIds newIds;
    private final InstantSource clock;
    private final int chunkSize;

    public CloseRequests(
            CloseRuns closeRuns,
            IdentityRequests identityRequests,
            OutgoingEvents outgoingEvents,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock,
            int chunkSize) {
        if (chunkSize < 1) {
            throw new IllegalArgumentException("chunk size must be at least 1, not " + chunkSize);
        }
        this.closeRuns = closeRuns;
        this.identityRequests = identityRequests;
        this.outgoingEvents = outgoingEvents;
        this.transactions = transactions;
        this.isolatedWrite = new IsolatedWrite(transactions);
        this.newIds = newIds;
        this.clock = clock;
        this.chunkSize = chunkSize;
    }

    /** How a run goes on after a chunk. */
    public enum Progress {
        /** There is a further chunk. */
        MORE,
        /** It came to all its requests. */
        ALL_DONE,
        /** It was cancelled, so nothing was done. */
        CALLED_OFF
    }

    public Progress close(CloseRunId id) {
        return transactions.inTransaction(() -> {
            NextChunk next = closeRuns
                    .lockNextChunk(id, chunkSize)
                    .orElseThrow(() -> new IllegalStateException("there is no close run " + id));
            if (!next.run().isUnderWay()) {
                return Progress.CALLED_OFF;
            }
            List<TrackingNumber> chunk = next.trackingNumbers();
            if (chunk.isEmpty()) {
                return Progress.ALL_DONE;
            }
            CloseRun after = closeChunk(next.run(), chunk);
            return after.tally().pending() > 0 ? Progress.MORE : Progress.ALL_DONE;
        });
    }

    private CloseRun closeChunk(CloseRun run, List<TrackingNumber> chunk) {
        Instant now = clock.instant();
        Map<TrackingNumber, IdentityRequest> locked = identityRequests.lock(chunk).stream()
                .collect(Collectors.toMap(IdentityRequest::trackingNumber, Function.identity()));

        Map<TrackingNumber, ItemOutcome> outcomes = new HashMap<>();
        List<Closure> closures = new ArrayList<>();
        for (TrackingNumber number : chunk) {
            switch (CloseRule.judge(locked.get(number))) {
                case Verdict.Closable(var request) -> closures.add(request.close(run.directive(), run.id(), now));
                case Verdict.Refused(var refusal) ->
                    outcomes.put(number, ItemOutcome.of(number, Outcome.refused(refusal)));
            }
        }
        isolatedWrite
                .write(closures, some -> write(run, some, now), (closure, reason) -> {
                    log.warn("close run {}: {} was not closed: {}", run.id(), closure.trackingNumber(), reason);
                    outcomes.put(
                            closure.trackingNumber(), ItemOutcome.of(closure.trackingNumber(), Outcome.failed(reason)));
                })
                .forEach(closure -> outcomes.put(closure.trackingNumber(), ItemOutcome.closed(closure)));

        Tally tally = run.tally();
        List<ItemOutcome> inOrder = new ArrayList<>(chunk.size());
        for (TrackingNumber number : chunk) {
            ItemOutcome outcome = Objects.requireNonNull(outcomes.get(number), "every tracking number has an outcome");
            inOrder.add(outcome);
            tally = tally.moved(Outcome.Kind.PENDING, outcome.outcome().kind());
        }
        CloseRun after = run.progressed(chunk.size(), tally, now);
        closeRuns.recordOutcomes(after, inOrder);
        return after;
    }

    private void write(CloseRun run, List<Closure> closures, Instant now) {
        identityRequests.close(closures);
        outgoingEvents.hold(
                run.id(),
                closures.stream()
                        .map(closure ->
                                new OutgoingEvent(newIds.next(), now, ProvisioningCompleted.of(closure.closed())))
                        .toList());
    }
}
