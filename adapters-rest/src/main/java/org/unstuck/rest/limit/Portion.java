package org.unstuck.rest.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.unstuck.application.port.RequestBudgets.Budget;
import org.unstuck.application.port.RequestBudgets.Share;

/**
 * What this node holds of one budget. It takes a few calls at a time, the more the faster they are used: the shared
 * budget is visited by a part of the calls only, never promises more than there is, and a node that has used none keeps
 * none from the others. Once the budget is used up, nobody needs to be asked until its renewal.
 */
final class Portion {

    /** Of what was used here, or is left there, the part that is taken at once. */
    private static final long PART = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Budget budget;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    private long held;
    private long left;
    private long spent;
    private Instant renewal = Instant.MIN;

    Portion(Budget budget, InstantSource clock) {
        this.budget = budget;
        this.clock = clock;
    }

    /**
     * Uses one call.
     *
     * @param budgets takes calls out of the shared budget; gives nothing when that cannot be reached, or takes long
     */
    Admission spend(LongFunction<Optional<Share>> budgets) {
        if (!locks()) {
            return new Admission.Unchecked(budget.calls());
        }
        try {
            if (!clock.instant().isBefore(renewal)) {
                held = 0;
                spent = 0;
                left = budget.calls();
            }
            if (held == 0 && left > 0) {
                Optional<Share> share = budgets.apply(1 + Math.min(spent, left) / PART);
                if (share.isEmpty()) {
                    return new Admission.Unchecked(budget.calls());
                }
                held = share.get().taken();
                left = share.get().left();
                renewal = share.get().renewal();
            }
            Duration untilRenewal = Duration.between(clock.instant(), renewal);
            if (held == 0) {
                return new Admission.Refused(budget.calls(), untilRenewal);
            }
            held--;
            spent++;
            return new Admission.Granted(budget.calls(), held + left, untilRenewal);
        } finally {
            lock.unlock();
        }
    }

    // Whoever is before us may be waiting for a database that is away; we do not wait for it with him.
    private boolean locks() {
        try {
            return lock.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
