package org.unstuck.application.trigger;

import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Deliveries.Parked;
import org.unstuck.application.port.Transactions;

/**
 * Use case: have parked deliveries tried again, with the same ids and bodies. In portions, each in its own transaction;
 * those to a subscription that is disabled, or whose receiver still does not take them, are parked again.
 */
public final class ReplayDeliveries {

    static final int PORTION = 1_000;

    private static final Logger log = LoggerFactory.getLogger(ReplayDeliveries.class);

    private final Deliveries deliveries;
    private final Transactions transactions;
    private final InstantSource clock;

    public ReplayDeliveries(Deliveries deliveries, Transactions transactions, InstantSource clock) {
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Gives how many there were.
     *
     * @param which not all there are: nobody means that
     */
    public long replay(Parked which) {
        if (which.equals(Parked.ALL)) {
            throw new IllegalArgumentException("a replay names a subscription, a run or a time");
        }
        Instant now = clock.instant();
        long replayed = 0;
        int portion;
        do {
            portion = transactions.inTransaction(() -> deliveries.replay(which, now, PORTION));
            replayed += portion;
        } while (portion == PORTION && !Thread.currentThread().isInterrupted());
        log.info("{} parked deliveries are tried again: {}", replayed, which);
        return replayed;
    }
}
