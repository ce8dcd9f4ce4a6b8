package org.unstuck.application.port;

class InMemoryProvisioningWorkTest extends ProvisioningWorkContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests requests = new InMemoryIdentityRequests(transactions);
    private final ProvisioningWork subject = new InMemoryProvisioningWork(transactions, requests);

    @Override
    protected ProvisioningWork work() {
        return subject;
    }

    @Override
    protected IdentityRequests identityRequests() {
        return requests;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
