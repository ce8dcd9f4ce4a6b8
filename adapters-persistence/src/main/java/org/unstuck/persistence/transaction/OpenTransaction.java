package org.unstuck.persistence.transaction;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transaction that a caller has opened; adapters open none. */
public final class OpenTransaction {

    private OpenTransaction() {}

    /**
     * To be asked before anything is locked or written.
     *
     * @throws IllegalStateException when no transaction is open: a lock would be gone at once, a part could be written
     *     without the rest
     */
    public static void require() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("this needs an open transaction");
        }
    }
}
