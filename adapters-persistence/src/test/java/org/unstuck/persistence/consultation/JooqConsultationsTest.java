package org.unstuck.persistence.consultation;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.ConsultationsContract;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Transactions;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.request.JooqIdentityRequests;

class JooqConsultationsTest extends ConsultationsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests requests = new JooqIdentityRequests(database.sql());
    private final Consultations subject = new JooqConsultations(database.sql());

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
        return database.transactions();
    }
}
