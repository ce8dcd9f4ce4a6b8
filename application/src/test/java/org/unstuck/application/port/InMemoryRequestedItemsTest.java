package org.unstuck.application.port;

class InMemoryRequestedItemsTest extends RequestedItemsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests identityRequests = new InMemoryIdentityRequests(transactions);
    private final InMemoryApprovals approvals = new InMemoryApprovals(transactions, identityRequests);
    private final InMemoryRequestedItems requestedItems =
            new InMemoryRequestedItems(transactions, identityRequests, approvals);

    @Override
    protected RequestedItems requestedItems() {
        return requestedItems;
    }

    @Override
    protected Approvals approvals() {
        return approvals;
    }

    @Override
    protected IdentityRequests identityRequests() {
        return identityRequests;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
