package org.unstuck.application.port;

class InMemoryCloseRunsTest extends CloseRunsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryCloseRuns closeRuns = new InMemoryCloseRuns(transactions);

    @Override
    protected CloseRuns closeRuns() {
        return closeRuns;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
