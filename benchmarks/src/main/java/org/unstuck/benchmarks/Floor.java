package org.unstuck.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The same row changes as a close run makes, by set-based statements of plain JDBC: no engine, no HTTP, no JSON, and
 * nothing is decided. A run is accepted in one transaction, so that it is safe before anybody is told so, and closed in
 * another, as the server does it.
 */
final class Floor implements AutoCloseable {

    private static final String MESSAGE = "The IdentityNow Administrator manually closed this request.";

    private static final String ACCEPT = """
            insert into close_run (id, actor_id, actor_name, stage, status, message, state, closed, in_error, pending,
                reopened, processed, created, tracking_numbers)
            values (?, 'benchmark', 'benchmark', 'TERMINATED', 'FAILURE', '%s', 'ACCEPTED', 0, 0, ?, 0, 0, now(), ?)
            """.formatted(MESSAGE);

    private static final String AUDIT = """
            insert into audit_event (id, run_id, action, created, actor_id, actor_name, attributes)
            values (gen_random_uuid(), ?, ?, now(), 'benchmark', 'benchmark', ?::json)
            """;

    private static final String LOCK = """
            select tracking_number from identity_request where tracking_number = any(?)
            order by tracking_number for no key update
            """;

    private static final String CLOSE = """
            update identity_request set stage = 'TERMINATED', status = 'FAILURE', modified = now(), completed = now(),
                closed_by = ?, revision = revision + 1, warnings = array_append(warnings, '%s')
            where tracking_number = any(?)
            """.formatted(MESSAGE);

    private static final String CANCEL_APPROVALS = """
            update requested_item set approval = 'CANCELED' where tracking_number = any(?) and approval = 'PENDING'
            """;

    private static final String OUTCOMES = """
            insert into close_run_item (run_id, position, tracking_number, outcome, revision, before_stage,
                before_status, cancelled_items)
            select ?, position, number, 'CLOSED', 1, 'EXECUTING', 'PENDING', '{0}'
            from unnest(?) with ordinality as t(number, position)
            """;

    private static final String EVENTS = """
            insert into outgoing_event (batch_id, id, trigger_id, tracking_number, created, payload)
            select ?, id, 'idn:post-provisioning', number, now(), payload from unnest(?, ?, ?) as t(id, number, payload)
            """;

    private static final String CONCLUDE = """
            update close_run set state = 'CONCLUDED', closed = pending, pending = 0, processed = pending,
                started = now(), ended = now()
            where id = ?
            """;

    private final HikariDataSource pool;
    private final ExecutorService workers;
    private final String payload;

    /**
     * Gets ready.
     *
     * @param concurrency how many runs at once, as many as the server's job executor does
     * @param payload what each event carries; made beforehand, as the floor makes no JSON
     */
    Floor(Database database, int concurrency, String payload) {
        this.pool = database.floorPool(concurrency);
        this.workers = Executors.newFixedThreadPool(concurrency);
        this.payload = payload;
    }

    /** Does all runs and returns when the last is committed. */
    void close(List<List<UUID>> runs) throws Exception {
        List<Callable<Void>> tasks = new ArrayList<>();
        for (List<UUID> run : runs) {
            tasks.add(() -> {
                UUID id = UUID.randomUUID();
                accept(id, run);
                close(id, run);
                return null;
            });
        }
        for (Future<Void> done : workers.invokeAll(tasks)) {
            done.get();
        }
    }

    private void accept(UUID id, List<UUID> run) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            execute(connection, ACCEPT, id, run.size(), uuids(connection, run));
            execute(connection, AUDIT, id, "CLOSE_IDENTITY_REQUESTS_STARTED", attributes(run.size(), ""));
            connection.commit();
        }
    }

    private void close(UUID id, List<UUID> run) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Array numbers = uuids(connection, run);
            try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
                lock.setArray(1, numbers);
                lock.executeQuery().close();
            }
            execute(connection, CLOSE, id, numbers);
            execute(connection, CANCEL_APPROVALS, numbers);
            execute(connection, OUTCOMES, id, numbers);
            execute(connection, EVENTS, id, uuids(connection, ids(run.size())), numbers, payloads(connection, run));
            execute(connection, CONCLUDE, id);
            execute(
                    connection,
                    AUDIT,
                    id,
                    "CLOSE_IDENTITY_REQUESTS_COMPLETED",
                    attributes(
                            run.size(),
                            "\"closedCount\":" + run.size() + ",\"errorCount\":0,\"identityRequestIdsInError\":\"\","));
            connection.commit();
        }
    }

    private static String attributes(int count, String more) {
        return "{\"requestCount\":" + count + "," + more + "\"message\":\"" + MESSAGE
                + "\",\"stage\":\"TERMINATED\",\"status\":\"FAILURE\"}";
    }

    private Array payloads(Connection connection, List<UUID> run) throws SQLException {
        String[] payloads = new String[run.size()];
        for (int i = 0; i < payloads.length; i++) {
            payloads[i] = payload;
        }
        return connection.createArrayOf("text", payloads);
    }

    private static List<UUID> ids(int count) {
        List<UUID> ids = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ids.add(UUID.randomUUID());
        }
        return ids;
    }

    private static Array uuids(Connection connection, List<UUID> values) throws SQLException {
        return connection.createArrayOf("uuid", values.toArray());
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        pool.close();
    }
}
