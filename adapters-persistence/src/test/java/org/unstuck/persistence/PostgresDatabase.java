package org.unstuck.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.transaction.SpringTransactions;

/** The PostgreSQL that all tests of this module share, emptied before each. */
public final class PostgresDatabase implements BeforeEachCallback {

    private static final DataSource DATA_SOURCE = start();

    private final List<Query> statements = new CopyOnWriteArrayList<>();
    private final DSLContext sql = PostgresSql.over(DATA_SOURCE);
    private final Transactions transactions = new SpringTransactions(new JdbcTransactionManager(DATA_SOURCE));

    public PostgresDatabase() {
        sql.configuration().set(new DefaultExecuteListenerProvider(new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext ctx) {
                if (ctx.query() != null) {
                    statements.add(ctx.query());
                }
            }
        }));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        empty();
    }

    public void empty() {
        sql.execute("""
                set session_replication_role = replica;
                truncate identity_request, item_note, modification, created_after_modified, identity_request_fact, requested_item,
                    close_run, close_run_item, audit_event, outgoing_event, event_batch, delivery,
                    request_budget, idempotency_key, personal_access_token, identity,
                    governance_group, source, requestable_object,
                    approval, provisioning_work, late_provisioning_result, access_request_config,
                    trigger_subscription, secrets_key, consultation;
                set session_replication_role = default;
                alter table identity_request drop constraint if exists refused;
                drop trigger if exists refused on identity_request
                """);
        statements.clear();
    }

    public DataSource dataSource() {
        return DATA_SOURCE;
    }

    public DSLContext sql() {
        return sql;
    }

    public Transactions transactions() {
        return transactions;
    }

    /** The statements that the work sends through jOOQ. */
    public List<Query> statementsOf(Runnable work) {
        statements.clear();
        work.run();
        return List.copyOf(statements);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return transactions.inTransaction(work);
    }

    /** Refuses from now on to write the row of this request. */
    public void refuse(TrackingNumber trackingNumber) {
        sql.execute("alter table identity_request add constraint refused check (tracking_number <> '%s')"
                .formatted(trackingNumber.value()));
    }

    /** Answers every close of this request with an error from now on. */
    public void refuseToClose(TrackingNumber trackingNumber, String sqlState) {
        sql.execute("""
                create or replace function refuse() returns trigger language plpgsql as $$
                begin
                    raise exception 'as the test asked' using errcode = '%s';
                end $$;
                create trigger refused before update on identity_request for each row
                    when (old.tracking_number = '%s') execute function refuse()
                """.formatted(sqlState, trackingNumber.value()));
    }

    private static DataSource start() {
        try {
            // Closed when the JVM ends.
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            HikariConfig config = new HikariConfig();
            config.setDataSource(postgres.getPostgresDatabase());
            config.setMaximumPoolSize(5);
            DataSource pool = new HikariDataSource(config);
            Flyway.configure().dataSource(pool).load().migrate();
            return pool;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
