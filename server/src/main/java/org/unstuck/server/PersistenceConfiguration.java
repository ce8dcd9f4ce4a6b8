package org.unstuck.server;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.IdempotencyKeys;
import org.unstuck.application.port.Identities;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.ImportedDocuments;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.RequestBudgets;
import org.unstuck.application.port.RequestableObjects;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.persistence.PostgresSql;
import org.unstuck.persistence.audit.JooqAuditTrail;
import org.unstuck.persistence.closing.JooqCloseRuns;
import org.unstuck.persistence.directory.JooqIdentities;
import org.unstuck.persistence.directory.JooqImportedDocuments;
import org.unstuck.persistence.directory.JooqRequestableObjects;
import org.unstuck.persistence.idempotency.JooqIdempotencyKeys;
import org.unstuck.persistence.limit.Bucket4jRequestBudgets;
import org.unstuck.persistence.progress.NotedItems;
import org.unstuck.persistence.request.JooqIdentityRequests;
import org.unstuck.persistence.request.ModificationSweep;
import org.unstuck.persistence.transaction.SpringTransactions;
import org.unstuck.persistence.trigger.JooqOutgoingEvents;

/** The storage ports on PostgreSQL; the engine uses the same data source and transaction manager. */
@Configuration(proxyBeanMethods = false)
class PersistenceConfiguration {

    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(30);

    /** Lists are right without notes, too, so who closes thousands is not disturbed at once. */
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(15);

    private static final int NOTED_AT_ONCE = 2_000;

    @Bean
    DSLContext sql(DataSource dataSource) {
        return PostgresSql.over(dataSource);
    }

    @Bean
    Transactions transactions(PlatformTransactionManager transactionManager) {
        return new SpringTransactions(transactionManager);
    }

    @Bean
    IdentityRequests identityRequests(DSLContext sql) {
        return new JooqIdentityRequests(sql);
    }

    @Bean
    Housekeeping sweepingModifications(DSLContext sql) {
        return new Housekeeping("sweep-modifications", BETWEEN_SWEEPS, new ModificationSweep(sql)::sweep);
    }

    @Bean
    Housekeeping notingItems(DSLContext sql, Transactions transactions) {
        NotedItems items = new NotedItems(sql);
        return new Housekeeping(
                "note-items",
                BETWEEN_NOTES,
                Housekeeping.drained(NOTED_AT_ONCE, limit -> transactions.inTransaction(() -> items.note(limit))));
    }

    @Bean
    CloseRuns closeRuns(DSLContext sql) {
        return new JooqCloseRuns(sql);
    }

    @Bean
    AuditTrail auditTrail(DSLContext sql) {
        return new JooqAuditTrail(sql);
    }

    @Bean
    OutgoingEvents outgoingEvents(DSLContext sql) {
        return new JooqOutgoingEvents(sql);
    }

    @Bean
    IdempotencyKeys idempotencyKeys(DSLContext sql) {
        return new JooqIdempotencyKeys(sql);
    }

    @Bean
    RequestBudgets requestBudgets(DataSource dataSource, InstantSource clock) {
        return new Bucket4jRequestBudgets(dataSource, clock);
    }

    @Bean
    Identities identities(DSLContext sql) {
        return new JooqIdentities(sql);
    }

    @Bean
    RequestableObjects requestableObjects(DSLContext sql) {
        return new JooqRequestableObjects(sql);
    }

    @Bean
    ImportedDocuments<String, Identity> importedIdentities(DSLContext sql) {
        return JooqImportedDocuments.identities(sql);
    }

    @Bean
    ImportedDocuments<String, GovernanceGroup> importedGovernanceGroups(DSLContext sql) {
        return JooqImportedDocuments.governanceGroups(sql);
    }

    @Bean
    ImportedDocuments<String, Source> importedSources(DSLContext sql) {
        return JooqImportedDocuments.sources(sql);
    }

    @Bean
    ImportedDocuments<ObjectReference, RequestableObject> importedRequestableObjects(DSLContext sql) {
        return JooqImportedDocuments.requestableObjects(sql);
    }
}
