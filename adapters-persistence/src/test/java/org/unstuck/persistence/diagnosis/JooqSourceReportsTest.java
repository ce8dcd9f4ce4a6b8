package org.unstuck.persistence.diagnosis;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.SourceReports;
import org.unstuck.application.port.SourceReportsContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.audit.JooqAuditTrail;

class JooqSourceReportsTest extends SourceReportsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final SourceReports subject = new JooqSourceReports(database.sql());
    private final AuditTrail auditTrail = new JooqAuditTrail(database.sql());

    @Override
    protected SourceReports sourceReports() {
        return subject;
    }

    @Override
    protected AuditTrail auditTrail() {
        return auditTrail;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }
}
