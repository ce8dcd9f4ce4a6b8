package org.unstuck.application.port;

class InMemoryDeliveriesTest extends DeliveriesContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryOutgoingEvents outgoingEvents =
            new InMemoryOutgoingEvents(transactions, new InMemoryCloseRuns(transactions));
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(transactions, outgoingEvents);

    @Override
    protected Deliveries deliveries() {
        return deliveries;
    }

    @Override
    protected OutgoingEvents outgoingEvents() {
        return outgoingEvents;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
