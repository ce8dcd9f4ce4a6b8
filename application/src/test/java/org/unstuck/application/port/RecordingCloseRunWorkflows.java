package org.unstuck.application.port;

import java.util.ArrayList;
import java.util.List;
import org.unstuck.domain.request.CloseRunId;

/** Remembers what was asked of the background process; what was asked in a transaction that failed was never asked. */
public final class RecordingCloseRunWorkflows implements CloseRunWorkflows {

    private final InMemoryTransactions transactions;
    private List<CloseRunId> started = new ArrayList<>();
    private List<CloseRunId> cancelled = new ArrayList<>();

    public RecordingCloseRunWorkflows(InMemoryTransactions transactions) {
        this.transactions = transactions;
        transactions.enlist(() -> {
            List<CloseRunId> startedBefore = new ArrayList<>(started);
            List<CloseRunId> cancelledBefore = new ArrayList<>(cancelled);
            return () -> {
                started = startedBefore;
                cancelled = cancelledBefore;
            };
        });
    }

    public List<CloseRunId> started() {
        return List.copyOf(started);
    }

    public List<CloseRunId> cancelled() {
        return List.copyOf(cancelled);
    }

    @Override
    public void start(CloseRunId id) {
        transactions.requireOpen();
        started.add(id);
    }

    @Override
    public void cancel(CloseRunId id) {
        transactions.requireOpen();
        cancelled.add(id);
    }
}
