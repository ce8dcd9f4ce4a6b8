package org.unstuck.application.port;

class InMemoryIdentityRequestsTest extends IdentityRequestsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests identityRequests = new InMemoryIdentityRequests(transactions);

    @Override
    protected IdentityRequests identityRequests() {
        return identityRequests;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
