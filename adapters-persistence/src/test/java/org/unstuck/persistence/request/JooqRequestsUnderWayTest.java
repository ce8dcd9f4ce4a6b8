package org.unstuck.persistence.request;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.RequestsUnderWayContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.persistence.PostgresDatabase;

class JooqRequestsUnderWayTest extends RequestsUnderWayContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests requests = new JooqIdentityRequests(database.sql());
    private final RequestsUnderWay subject = new JooqRequestsUnderWay(database.sql());

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
        return database.transactions();
    }
}
