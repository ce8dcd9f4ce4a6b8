package org.unstuck.persistence.approval;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.ApprovalsContract;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Transactions;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.request.JooqIdentityRequests;

class JooqApprovalsTest extends ApprovalsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests requests = new JooqIdentityRequests(database.sql());
    private final Approvals subject = new JooqApprovals(database.sql());

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
        return database.transactions();
    }
}
