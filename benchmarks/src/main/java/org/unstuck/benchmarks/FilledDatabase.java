package org.unstuck.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One database full of requests, of which any number has the same distribution: created evenly over two years, two of
 * five open, half of those never modified, the others modified within 40 days, every fifth ended one together with others
 * in the same hour, one in twenty with no type or a rare one. A person asked for 10 and received 20.
 */
final class FilledDatabase {

    private static final String REQUESTS = """
            insert into identity_request (tracking_number, type, stage, status, revision, created, modified, completed)
            select md5('q' || n)::uuid,
                case when n % 20 < 15 then 'appRequest' when n % 20 < 17 then 'AccountsUpdate'
                    when n % 20 < 19 then 'Certification' when n % 40 = 19 then 'PasswordRequest' end,
                case when open then case when n % 3 = 0 then 'VERIFYING' else 'EXECUTING' end
                    when n % 5 = 0 then 'TERMINATED' else 'COMPLETED' end,
                case when open then 'PENDING' when n % 5 = 0 then 'FAILURE' else 'SUCCESS' end,
                0, created, case when not open or chance % 2 = 0 then modified end,
                case when not open then modified end
            from (
                select n, open, chance, created,
                    case when n % 5 = 0 and date_trunc('hour', ended) > created then date_trunc('hour', ended)
                        else ended end as modified
                from (
                    select n, created, chance, chance % 10 < 4 as open,
                        created + least(interval '40 days', now() - interval '1 minute' - created) * part as ended
                    from (
                        select n, abs(hashint4(n)::bigint) as chance,
                            abs(hashint4(n + 1000000007)::bigint) % 1000000 / 1000000.0 as part,
                            now() - interval '1 hour' - interval '730 days' * (:requests - n)::float8 / :requests as created
                        from generate_series(1, :requests) as n) as dated) as aged) as requests
            """;

    private static final String FACTS = """
            insert into identity_request_fact (tracking_number, has_requester, has_recipient, has_items,
                requester_summary_id, requester_name, requester_identity_id, requester_completed,
                recipient_summary_id, recipient_name, recipient_identity_id, recipient_completed, particulars)
            select md5('q' || n)::uuid, true, true, true, md5('s' || n), 'Ada Requester',
                'requester-' || n * 7919::bigint % (:requests / 10), true, md5('t' || n), 'Ben Recipient',
                'recipient-' || n * 104729::bigint % (:requests / 20), true, '{"name":null,"cancelable":false,"items":[{},{}]}'
            from generate_series(1, :requests) as n
            """;

    private static final String ITEMS = """
            insert into requested_item (tracking_number, position, has_object, approval, provisioning, id,
                object_id, object_name, object_type, operation, attribute, value, native_identity, source_id)
            select md5('q' || n)::uuid, i, true, case i when 0 then 'PENDING' else 'FINISHED' end,
                case i when 0 then 'PENDING' else 'RETRY' end, md5(n::text || i), md5(n::text || 'o'),
                'Treasury Analyst', 'ROLE', 'ADD', 'assignedRoles', 'Treasury Analyst',
                'CN=Ben,OU=People,DC=corp', md5('source')
            from generate_series(1, :requests) as n, generate_series(0, 1) as i
            """;

    private FilledDatabase() {}

    /** Fills tables that are there and empty. */
    static void fill(String jdbcUrl, int requests) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String insert : List.of(REQUESTS, FACTS, ITEMS)) {
                statement.execute(insert.replace(":requests", String.valueOf(requests)));
            }
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }
}
