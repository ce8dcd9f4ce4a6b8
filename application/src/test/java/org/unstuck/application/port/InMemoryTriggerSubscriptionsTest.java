package org.unstuck.application.port;

class InMemoryTriggerSubscriptionsTest extends TriggerSubscriptionsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTriggerSubscriptions subscriptions = new InMemoryTriggerSubscriptions(transactions);

    @Override
    protected TriggerSubscriptions subscriptions() {
        return subscriptions;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
