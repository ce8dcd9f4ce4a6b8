package org.unstuck.application.port;

import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;

class InMemoryIdentitiesTest extends IdentitiesContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentities identities = new InMemoryIdentities(transactions);

    @Override
    protected Identities identities() {
        return identities;
    }

    @Override
    protected void keep(Identity... people) {
        identities.people.keep(people);
    }

    @Override
    protected void keep(GovernanceGroup... groups) {
        identities.groups.keep(groups);
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
