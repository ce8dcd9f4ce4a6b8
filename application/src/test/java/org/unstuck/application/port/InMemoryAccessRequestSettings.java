package org.unstuck.application.port;

import org.unstuck.domain.submission.AccessRequestConfig;

/** Settings kept in memory. */
public final class InMemoryAccessRequestSettings implements AccessRequestSettings {

    private final InMemoryTransactions transactions;
    private AccessRequestConfig config = AccessRequestConfig.DEFAULT;

    public InMemoryAccessRequestSettings(InMemoryTransactions transactions) {
        this.transactions = transactions;
        transactions.enlist(() -> {
            AccessRequestConfig before = config;
            return () -> config = before;
        });
    }

    @Override
    public AccessRequestConfig read() {
        return transactions.read(() -> config);
    }

    @Override
    public AccessRequestConfig lock() {
        transactions.requireOpen();
        return config;
    }

    @Override
    public void write(AccessRequestConfig then) {
        transactions.requireOpen();
        config = then;
    }
}
