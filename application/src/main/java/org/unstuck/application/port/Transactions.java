package org.unstuck.application.port;

import java.util.function.Supplier;

/** Outgoing port for transactions: everything that happens in one becomes visible at once, or not at all. */
public interface Transactions {

    /** Does the work in the open transaction, or in one of its own; an exception undoes it. */
    <T> T inTransaction(Supplier<T> work);

    /**
     * Within an open transaction, does work that the database may refuse because of the rows themselves. A refusal
     * undoes just this work; a fault that is no row's (lost connection, deadlock, shutdown) is thrown.
     */
    Attempt attempt(Runnable work);

    /** What came of an attempt. */
    sealed interface Attempt {

        /** Everything was written. */
        record Done() implements Attempt {}

        /**
         * Nothing was written.
         *
         * @param reason one sentence that gives nothing of the database's text away
         */
        record Refused(String reason) implements Attempt {}
    }
}
