package org.unstuck.application.port;

import org.unstuck.domain.request.TrackingNumber;

class InMemoryTransactionsTest extends TransactionsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests identityRequests = new InMemoryIdentityRequests(transactions);

    @Override
    protected IdentityRequests identityRequests() {
        return identityRequests;
    }

    @Override
    protected void refuse(TrackingNumber trackingNumber) {
        identityRequests.refuse(trackingNumber);
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
