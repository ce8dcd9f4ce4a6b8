package org.unstuck.application.port;

class InMemoryRequestsUnderWayTest extends RequestsUnderWayContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests requests = new InMemoryIdentityRequests(transactions);
    private final RequestsUnderWay subject = new InMemoryRequestsUnderWay(transactions, requests);

    @Override
    protected RequestsUnderWay requestsUnderWay() {
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
