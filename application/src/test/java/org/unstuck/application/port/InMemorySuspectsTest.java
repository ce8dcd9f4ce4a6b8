package org.unstuck.application.port;

import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;

class InMemorySuspectsTest extends SuspectsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests requests = new InMemoryIdentityRequests(transactions);
    private final Approvals approvals = new InMemoryApprovals(transactions, requests);
    private final ProvisioningWork work = new InMemoryProvisioningWork(transactions, requests);
    private final InMemoryIdentities identities = new InMemoryIdentities(transactions);

    @Override
    protected Suspects suspects() {
        return new InMemorySuspects(requests);
    }

    @Override
    protected IdentityRequests identityRequests() {
        return requests;
    }

    @Override
    protected Approvals approvals() {
        return approvals;
    }

    @Override
    protected ProvisioningWork work() {
        return work;
    }

    @Override
    protected ImportedDocuments<String, Identity> people() {
        return identities.people;
    }

    @Override
    protected ImportedDocuments<String, GovernanceGroup> groups() {
        return identities.groups;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
