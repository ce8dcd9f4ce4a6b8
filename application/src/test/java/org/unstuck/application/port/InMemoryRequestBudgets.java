package org.unstuck.application.port;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Budgets kept in memory. */
public final class InMemoryRequestBudgets implements RequestBudgets {

    private final InstantSource clock;
    private final Map<Budget, Share> lastShares = new HashMap<>();
    private int visits;

    public InMemoryRequestBudgets(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Share take(Budget budget, long wanted) {
        visits++;
        Instant now = clock.instant();
        Share last = lastShares.get(budget);
        boolean renewed = last == null || !now.isBefore(last.renewal());
        long left = renewed ? budget.calls() : last.left();
        long taken = Math.min(wanted, left);
        Share share = new Share(taken, left - taken, renewed ? now.plus(budget.window()) : last.renewal());
        lastShares.put(budget, share);
        return share;
    }

    /** How often somebody took, or tried to. */
    public synchronized int visits() {
        return visits;
    }
}
