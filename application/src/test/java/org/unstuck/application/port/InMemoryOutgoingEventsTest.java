package org.unstuck.application.port;

class InMemoryOutgoingEventsTest extends OutgoingEventsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryCloseRuns closeRuns = new InMemoryCloseRuns(transactions);
    private final InMemoryOutgoingEvents outgoingEvents = new InMemoryOutgoingEvents(transactions, closeRuns);

    @Override
    protected OutgoingEvents outgoingEvents() {
        return outgoingEvents;
    }

    @Override
    protected CloseRuns closeRuns() {
        return closeRuns;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
