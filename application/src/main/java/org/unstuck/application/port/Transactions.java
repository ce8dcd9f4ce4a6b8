package org.unstuck.application.port;

import java.util.function.Supplier;

/** Outgoing port for transactions: everything that happens in one becomes visible at once, or not at all. */
public interface Transactions {

    /** Does the work in the open transaction, or in one of its own; an exception undoes it. */
    <T> T inTransaction(Supplier<T> work);

    /**
     * Does the work in a transaction of its own also when one is open: what it writes stays whatever becomes of the open
     * one, of which it sees nothing that is not committed. Takes a second connection for that time.
     */
    <T> T inOwnTransaction(Supplier<T> work);

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
