package org.unstuck.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.closing.CloseRunFixture.accepted;
import static org.unstuck.domain.closing.CloseRunFixture.targets;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;

import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.AuditTrailContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.persistence.PostgresDatabase;

class JooqAuditTrailTest extends AuditTrailContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final AuditTrail auditTrail = new JooqAuditTrail(database.sql());

    @Override
    protected AuditTrail auditTrail() {
        return auditTrail;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_event set actor_name = 'somebody else'",
                "delete from audit_event",
                "delete from audit_event where actor_name = 'nobody'",
                "truncate audit_event"
            })
    void keepsWhatWasRecordedWhoeverAsksForItsChange(String statement) {
        AuditEvent event = AuditEvent.started(new UUID(0, 1), accepted(targets(trackingNumber(1))));
        inTransaction(() -> auditTrail.record(event));

        assertThatThrownBy(() -> database.sql().execute(statement))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("the audit trail is append-only");

        assertThat(auditTrail.countOf(RUN)).isEqualTo(1);
    }
}
