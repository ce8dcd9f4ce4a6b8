package org.unstuck.application.port;

class InMemoryConsultationsTest extends ConsultationsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests requests = new InMemoryIdentityRequests(transactions);
    private final Consultations subject = new InMemoryConsultations(transactions, requests);

    @Override
    protected Consultations consultations() {
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
