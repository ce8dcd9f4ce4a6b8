package org.unstuck.application.port;

class InMemoryApprovalsTest extends ApprovalsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests requests = new InMemoryIdentityRequests(transactions);
    private final Approvals subject = new InMemoryApprovals(transactions, requests);

    @Override
    protected Approvals approvals() {
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
