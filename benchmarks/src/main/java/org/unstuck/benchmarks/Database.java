package org.unstuck.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The one PostgreSQL that both sides work on, durable as in production. The server and the floor each have a role of
 * their own, so that {@code pg_stat_statements} tells their statements apart from the measuring ones.
 */
final class Database implements AutoCloseable {

    static final String SERVER_ROLE = "unstuck_server";
    static final String FLOOR_ROLE = "unstuck_floor";

    private final EmbeddedPostgres postgres;

    /** The one connection that measures and polls; a new one each time would cost more than a small run. */
    private final Connection measuring;

    private Database(EmbeddedPostgres postgres) throws SQLException {
        this.postgres = postgres;
        this.measuring = postgres.getPostgresDatabase().getConnection();
    }

    static Database start() throws IOException, SQLException {
        return start(Map.of());
    }

    /** With more settings of the server. */
    static Database start(Map<String, String> settings) throws IOException, SQLException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements");
        settings.forEach(builder::setServerConfig);
        EmbeddedPostgres postgres = builder.start();
        Database database = new Database(postgres);
        database.execute("create extension pg_stat_statements");
        database.execute("create role " + SERVER_ROLE + " superuser login");
        database.execute("create role " + FLOOR_ROLE + " superuser login");
        return database;
    }

    String jdbcUrl() {
        return jdbcUrl("postgres");
    }

    /** Of another database in the same cluster. */
    String jdbcUrl(String name) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
    }

    /** Connections for the floor, pooled as the server's are. */
    HikariDataSource floorPool(int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(jdbcUrl());
        pool.setUsername(FLOOR_ROLE);
        pool.setMaximumPoolSize(size);
        pool.setAutoCommit(false);
        return pool;
    }

    /**
     * Adds open access requests with two items each, one of them waiting for approval.
     *
     * @return their tracking numbers
     */
    List<UUID> seed(int count) throws SQLException {
        List<UUID> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(UUID.randomUUID());
        }
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.setAutoCommit(false);
            run(connection, numbers, """
                    insert into identity_request (tracking_number, type, stage, status, revision, created)
                    select n, 'appRequest', 'EXECUTING', 'PENDING', 0, now() - interval '30 days' from unnest(?) n""");
            run(connection, numbers, """
                    insert into identity_request_fact (tracking_number, has_requester, has_recipient, has_items,
                        requester_summary_id, requester_name, requester_identity_id, requester_completed,
                        recipient_summary_id, recipient_name, recipient_identity_id, recipient_completed, particulars)
                    select n, true, true, true, md5('s' || n), 'Ada Requester', md5('r' || n), true,
                        md5('t' || n), 'Ben Recipient', md5('p' || n), true,
                        '{"name":null,"cancelable":false,"items":[{},{}]}' from unnest(?) n""");
            run(connection, numbers, """
                    insert into requested_item (tracking_number, position, has_object, approval, provisioning, id,
                        object_id, object_name, object_type, operation, attribute, value, native_identity, source_id)
                    select n, i, true, case i when 0 then 'PENDING' else 'FINISHED' end,
                        case i when 0 then 'PENDING' else 'RETRY' end, md5(n::text || i), md5(n::text || 'o'),
                        'Treasury Analyst', 'ROLE', 'ADD', 'assignedRoles', 'Treasury Analyst',
                        'CN=Ben,OU=People,DC=corp', md5('source') from unnest(?) n, generate_series(0, 1) i""");
            // No list is asked for. Notes of what was only just made up would take a processor from what is measured.
            try (Statement statement = connection.createStatement()) {
                statement.execute("update modification set noted = true where not noted and modified is null");
            }
            connection.commit();
        }
        execute("vacuum analyze");
        execute("checkpoint");
        return numbers;
    }

    private static void run(Connection connection, List<UUID> numbers, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", numbers.toArray()));
            statement.executeUpdate();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = measuring.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    String text(String sql) throws SQLException {
        try (Statement statement = measuring.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /**
     * When the runs of one request each were concluded, by the database's own note of their commits, for which
     * {@code track_commit_timestamp} must be on.
     */
    Map<UUID, Instant> concludedAt(List<UUID> numbers) throws SQLException {
        Map<UUID, Instant> times = new HashMap<>();
        try (PreparedStatement statement =
                measuring.prepareStatement("select tracking_numbers[1], pg_xact_commit_timestamp(xmin) from close_run "
                        + "where state = 'CONCLUDED' and cardinality(tracking_numbers) = 1 "
                        + "and tracking_numbers[1] = any (?)")) {
            statement.setArray(1, measuring.createArrayOf("uuid", numbers.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    times.put(
                            rows.getObject(1, UUID.class),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        if (times.size() != numbers.size()) {
            throw new IllegalStateException("void: " + times.size() + " of " + numbers.size() + " runs are concluded");
        }
        return times;
    }

    long walBytes() throws SQLException {
        return number("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
    }

    void forgetStatements() throws SQLException {
        execute("select pg_stat_statements_reset()");
    }

    /** Statements of a role since they were last forgotten, transaction control among them. */
    long statementsOf(String role) throws SQLException {
        return number("select coalesce(sum(calls), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid "
                + "where r.rolname = '" + role + "'");
    }

    List<String> statementTextsOf(String role) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = measuring.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select calls, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) from pg_stat_statements s "
                                + "join pg_roles r on r.oid = s.userid where r.rolname = '" + role
                                + "' order by 1 desc, 2")) {
            while (rows.next()) {
                texts.add(rows.getString(1) + " × " + rows.getString(2));
            }
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
