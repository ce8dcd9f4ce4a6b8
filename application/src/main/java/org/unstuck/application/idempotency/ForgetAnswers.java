package org.unstuck.application.idempotency;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.IdempotencyKeys;
import org.unstuck.application.port.Transactions;

/**
 * Use case: remove the answers that have expired. In portions, each in its own transaction; any number of nodes may do it
 * at once.
 */
public final class ForgetAnswers {

    static final int PORTION = 1_000;

    private static final Logger log = LoggerFactory.getLogger(ForgetAnswers.class);

    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;

    public ForgetAnswers(IdempotencyKeys keys, Transactions transactions, InstantSource clock) {
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Goes on until nothing is left to remove, or the thread is interrupted; gives how many were removed. */
    public int forget() {
        int forgotten = 0;
        int portion;
        do {
            portion = transactions.inTransaction(() -> keys.removeExpired(clock.instant(), PORTION));
            forgotten += portion;
        } while (portion == PORTION && !Thread.currentThread().isInterrupted());
        if (forgotten > 0) {
            log.debug("{} expired answers removed", forgotten);
        }
        return forgotten;
    }
}
