package org.unstuck.application.port;

class InMemoryAccessRequestSettingsTest extends AccessRequestSettingsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final AccessRequestSettings settings = new InMemoryAccessRequestSettings(transactions);

    @Override
    protected AccessRequestSettings settings() {
        return settings;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
