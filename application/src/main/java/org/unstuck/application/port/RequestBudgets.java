package org.unstuck.application.port;

import java.time.Duration;
import java.time.Instant;

/**
 * Outgoing port for the calls that clients may still make, shared by all nodes. It has nothing to do with the
 * transaction that may be open.
 */
public interface RequestBudgets {

    /**
     * Takes calls out of a budget: as many as wanted, or as many as are left. What was taken and is not used until the
     * renewal is lost.
     *
     * @param wanted at least 1
     */
    Share take(Budget budget, long wanted);

    /**
     * So many calls in so much time; all of them come back at once.
     *
     * @param name whose, and for what; any text
     */
    record Budget(String name, long calls, Duration window) {

        public Budget {
            if (calls < 1) {
                throw new IllegalArgumentException("calls must be at least 1, not " + calls);
            }
            if (window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("window must be a time, not " + window);
            }
        }
    }

    /**
     * What somebody got.
     *
     * @param taken how many; none when the budget is used up
     * @param left how many are there for others, or for later
     * @param renewal when the whole budget is there again, and nothing before
     */
    record Share(long taken, long left, Instant renewal) {}
}
