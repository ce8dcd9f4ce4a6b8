package org.unstuck.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One database full of requests, of which any number has the same distribution, but for what is rare.
 *
 * <p>Requests are created evenly over two years; three of four are access requests. One in ten has stayed open, and half of
 * those of the last two weeks. The others ended within 40 days, every fifth together with others in the same hour. Of the
 * ended ones most were granted; some were rejected, cancelled, failed, or closed here. Half of those of the last months
 * were closed here all at once, as many as a seventh of all, so that many of the newest approvals that were never decided
 * belong to requests that have ended. 250 items each, in any number of requests, are in one of the two rarest states.
 *
 * <p>Each item needed one approval, decided by the approver, who has about 100. A person asked for 10 and received 20; there
 * are 10,000 roles.
 */
final class FilledDatabase {

    private static final String REQUESTS = """
            create table filling as
            select n, created, kind, open, chance,
                case when n % 5 = 0 and date_trunc('hour', ended) > created then date_trunc('hour', ended)
                    else ended end as modified
            from (
                select n, created, chance, kind in ('awaited', 'verifying', 'retried') as open, kind,
                    created + least(interval '40 days', now() - interval '1 minute' - created) * part as ended
                from (
                    select n, chance, created, part,
                        case when n % (:requests / 125) = 7 then 'broken'
                            when n % (:requests / 125) = 11 then 'incomplete'
                            when chance % 10 = 0 or (n > 0.98 * :requests and chance % 2 = 0) then
                                case chance / 50 % 4 when 0 then 'verifying' when 1 then 'retried' else 'awaited' end
                            when n between 0.7 * :requests and 0.98 * :requests and chance % 2 = 0 then 'closed'
                            when u < 3 then 'closed'
                            when u < 5 then 'declared'
                            when u < 9 then 'rejected'
                            when u < 12 then 'cancelled'
                            when u < 16 then 'failed'
                            else 'granted' end as kind
                    from (
                        select n, abs(hashint4(n)::bigint) as chance,
                            abs(hashint4(n + 2000003)::bigint) % 100 as u,
                            abs(hashint4(n + 1000000007)::bigint) % 1000000 / 1000000.0 as part,
                            now() - interval '1 hour' - interval '730 days' * (:requests - n)::float8 / :requests as created
                        from generate_series(1, :requests) as n) as dated) as kinds) as aged;
            insert into identity_request (tracking_number, type, stage, status, revision, created, modified, completed,
                closed_by)
            select md5('q' || n)::uuid,
                case when n % 20 < 15 then 'appRequest' when n % 20 < 17 then 'AccountsUpdate'
                    when n % 20 < 19 then 'Certification' when n % 40 = 19 then 'PasswordRequest' end,
                case kind when 'awaited' then 'EXECUTING' when 'verifying' then 'VERIFYING' when 'retried' then 'EXECUTING'
                    when 'closed' then 'TERMINATED' when 'cancelled' then 'TERMINATED' when 'broken' then 'TERMINATED'
                    else 'COMPLETED' end,
                case when open then 'PENDING' when kind = 'granted' then 'SUCCESS' when kind = 'incomplete' then 'INCOMPLETE'
                    else 'FAILURE' end,
                1, created, case when not open or chance % 2 = 0 then modified end, case when not open then modified end,
                case when kind in ('closed', 'declared', 'incomplete') then md5('run' || n / 500)::uuid end
            from filling
            """;

    private static final String FACTS = """
            insert into identity_request_fact (tracking_number, has_requester, has_recipient, has_items,
                requester_summary_id, requester_name, requester_identity_id, requester_completed,
                recipient_summary_id, recipient_name, recipient_identity_id, recipient_completed, errors, particulars)
            select md5('q' || n)::uuid, true, true, true, md5('s' || n), 'Ada Requester',
                'requester-' || n * 7919::bigint % (:requests / 10), true, md5('t' || n), 'Ben Recipient',
                'recipient-' || n * 104729::bigint % (:requests / 20), true,
                case when kind = 'broken' then array['the source said no'] end,
                '{"name":null,"cancelable":false,"items":[{},{}]}'
            from filling
            """;

    private static final String ITEMS = """
            insert into requested_item (tracking_number, position, has_object, approval, provisioning, id,
                object_id, object_name, object_type, operation, attribute, value, native_identity, source_id)
            select md5('q' || n)::uuid, i, true,
                case when kind = 'awaited' then 'PENDING'
                    when kind in ('closed', 'cancelled') then 'CANCELED'
                    when kind = 'rejected' then 'REJECTED' else 'FINISHED' end,
                case kind when 'verifying' then 'COMMITTED' when 'retried' then 'RETRY' when 'failed' then 'FAILED'
                    when 'granted' then 'FINISHED' else 'PENDING' end,
                md5(n::text || i), md5('o' || n * 31 % 10000), 'Role ' || n * 31::bigint % 10000,
                'ROLE', 'ADD', 'assignedRoles', 'Role ' || n * 31::bigint % 10000,
                'CN=Ben,OU=People,DC=corp', md5('source')
            from filling, generate_series(0, 1) as i
            """;

    private static final String APPROVALS = """
            insert into approval (id, tracking_number, position, step, scheme, original_owner_type, original_owner_id,
                original_owner_name, owner_type, owner_id, owner_name, state, comment, decider_id, decider_name, created,
                modified, history, reminders)
            select md5('a' || n || '-' || i)::uuid, md5('q' || n)::uuid, i, 0, 'MANAGER', 'IDENTITY', owner, 'Eve Approver',
                'IDENTITY', owner, 'Eve Approver', state, case when state <> 'PENDING' then 'as agreed' end,
                case when state <> 'PENDING' then owner end, case when state <> 'PENDING' then 'Eve Approver' end,
                created, case when state = 'PENDING' then created else created + (modified - created) / 2 end, '[]', 0
            from (
                select *, 'approver-' || n * 31::bigint % (:requests / 50) as owner,
                    case when kind in ('awaited', 'closed', 'cancelled') then 'PENDING'
                        when kind = 'rejected' then 'REJECTED' else 'APPROVED' end as state
                from filling where n % 20 < 15) as owned, generate_series(0, 1) as i
            """;

    private FilledDatabase() {}

    /** Fills tables that are there and empty, and waits until the server has done what it does about it afterwards. */
    static void fill(String jdbcUrl, int requests) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            // All at once, as requests come: the server looks at each as soon as it is there.
            connection.setAutoCommit(false);
            for (String insert : List.of(REQUESTS, FACTS, ITEMS, APPROVALS)) {
                statement.execute(insert.replace(":requests", String.valueOf(requests)));
            }
            statement.execute("drop table filling");
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
            while (isBehind(statement)) {
                Thread.sleep(500);
            }
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static boolean isBehind(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select exists (select from modification where not noted)")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }
}
