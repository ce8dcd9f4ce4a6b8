package org.unstuck.persistence.provisioning;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.ProvisioningWorkContract;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Transactions;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.request.JooqIdentityRequests;

class JooqProvisioningWorkTest extends ProvisioningWorkContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests requests = new JooqIdentityRequests(database.sql());
    private final ProvisioningWork subject = new JooqProvisioningWork(database.sql());

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
        return database.transactions();
    }
}
