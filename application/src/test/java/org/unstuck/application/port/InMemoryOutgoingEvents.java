package org.unstuck.application.port;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;

/** Outgoing events kept in memory, held by the state of their run. */
public final class InMemoryOutgoingEvents implements OutgoingEvents {

    private final InMemoryTransactions transactions;
    private final CloseRuns closeRuns;
    private Map<CloseRunId, List<OutgoingEvent>> events = new HashMap<>();

    public InMemoryOutgoingEvents(InMemoryTransactions transactions, CloseRuns closeRuns) {
        this.transactions = transactions;
        this.closeRuns = closeRuns;
        transactions.enlist(() -> {
            Map<CloseRunId, List<OutgoingEvent>> before = new HashMap<>(events);
            return () -> events = before;
        });
    }

    /** The events of a run that are here, sent or not. */
    public List<OutgoingEvent> held(CloseRunId run) {
        return transactions.read(() -> events.getOrDefault(run, List.of()));
    }

    @Override
    public void hold(CloseRunId run, List<OutgoingEvent> more) {
        transactions.requireOpen();
        events.merge(run, List.copyOf(more), (before, added) -> {
            List<OutgoingEvent> all = new ArrayList<>(before);
            all.addAll(added);
            return List.copyOf(all);
        });
    }

    @Override
    public void drop(CloseRunId run) {
        transactions.requireOpen();
        events.remove(run);
    }

    @Override
    public List<TrackingNumber> released(CloseRunId run) {
        return transactions.read(() -> isConcluded(run)
                ? held(run).stream()
                        .map(event -> event.event().trackingNumber())
                        .toList()
                : List.of());
    }

    private boolean isConcluded(CloseRunId run) {
        return closeRuns
                .find(run)
                .filter(found -> found.state() == CloseRun.State.CONCLUDED)
                .isPresent();
    }
}
