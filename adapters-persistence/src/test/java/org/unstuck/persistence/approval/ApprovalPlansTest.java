package org.unstuck.persistence.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.GE;
import static org.unstuck.application.filter.Operator.GT;
import static org.unstuck.application.filter.Operator.IN;
import static org.unstuck.application.filter.Operator.LE;
import static org.unstuck.application.filter.Operator.LT;
import static org.unstuck.application.filter.Operator.SW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.CompletedApprovalFields;
import org.unstuck.application.port.CompletedApprovalQuery;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.PendingApprovalFields;
import org.unstuck.application.port.PendingApprovalQuery;
import org.unstuck.application.port.PendingApprovalQuery.Ownership;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.directory.JooqIdentities;

/** Which indexes lists of approvals are read by, where there are many of each kind. */
class ApprovalPlansTest {

    private static final Instant NOW = Instant.parse("2026-08-01T08:00:00Z");
    private static final Value RECENT = time(NOW.minus(Duration.ofMinutes(30)));
    private static final Value LONG_AGO = time(NOW.minus(Duration.ofMinutes(19_970)));

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final Approvals approvals = new JooqApprovals(database.sql());

    /** Of 20,000 requests one approval each, every other one decided; a minute apart. */
    @BeforeEach
    void fill() {
        database.sql().execute("""
                create temporary table many as select gen_random_uuid() as number, n,
                    timestamptz '2026-08-01 08:00:00Z' - n * interval '1 minute' as at, n % 2 = 0 as decided
                from generate_series(1, 20000) n;
                insert into identity_request (tracking_number, type, stage, status, revision, created)
                select number, 'appRequest', 'EXECUTING', 'PENDING', 0, at from many;
                insert into identity_request_fact (tracking_number, has_requester, has_recipient, has_items,
                    recipient_identity_id, particulars)
                select number, false, true, true, 'recipient' || n, '{}' from many;
                insert into requested_item (tracking_number, position, has_object, approval, id)
                select number, 0, false, case when decided then 'FINISHED' else 'PENDING' end, 'item' || n from many;
                insert into approval (id, tracking_number, position, step, scheme, original_owner_type,
                    original_owner_id, original_owner_name, owner_type, owner_id, owner_name, state, decider_id,
                    decider_name, created, modified, history, reminders)
                select gen_random_uuid(), number, 0, 0, 'MANAGER', 'IDENTITY', 'a', 'A', 'IDENTITY',
                    'owner' || n % 500, 'A', case when decided then 'APPROVED' else 'PENDING' end,
                    case when decided then 'decider' || n % 500 end, case when decided then 'D' end, at,
                    at + (n % 60) * interval '1 second', '[]', 0
                from many;
                insert into governance_group (id, name, member_ids)
                select 'g' || n, 'G', array['m' || n, 'm' || (n + 1)] from generate_series(1, 20000) n;
                drop table many;
                analyze
                """);
    }

    @Test
    void servePendingApprovals() {
        assertThat(pending(null)).contains("approval_pending_created");
        assertThat(pendingSorted(PendingApprovalFields.CREATED, false)).contains("approval_pending_created");
        assertThat(pendingSorted(PendingApprovalFields.MODIFIED, false)).contains("approval_pending_modified");
        assertThat(pendingSorted(PendingApprovalFields.MODIFIED, true)).contains("approval_pending_modified");
        assertThat(pending(Comparison.of(PendingApprovalFields.ID, EQ, text("ab".repeat(16)))))
                .contains("approval_folded_id");
        assertThat(pending(several(PendingApprovalFields.ID))).contains("approval_folded_id");
        assertThat(pending(Comparison.of(PendingApprovalFields.ACCESS_REQUEST, EQ, text("ab".repeat(16)))))
                .contains("approval_folded_request");
        assertThat(pending(several(PendingApprovalFields.ACCESS_REQUEST))).contains("approval_folded_request");
        assertThat(pending(Comparison.of(PendingApprovalFields.REQUESTED_FOR, EQ, text("recipient7"))))
                .contains("identity_request_fact_folded_recipient");
        assertThat(pending(several(PendingApprovalFields.REQUESTED_FOR)))
                .contains("identity_request_fact_folded_recipient");
        assertThat(pending(Comparison.of(PendingApprovalFields.CREATED, GT, RECENT)))
                .contains("approval_pending_created");
        assertThat(pending(Comparison.of(PendingApprovalFields.CREATED, LT, LONG_AGO)))
                .contains("approval_pending_created");
        assertThat(pending(Comparison.of(PendingApprovalFields.MODIFIED, GE, RECENT)))
                .contains("approval_pending");
        assertThat(pending(Comparison.of(PendingApprovalFields.MODIFIED, LE, LONG_AGO)))
                .contains("approval_pending_modified");
        assertThat(pending(Comparison.of(PendingApprovalFields.MODIFIED, EQ, RECENT)))
                .contains("approval_pending_modified");
    }

    @Test
    void serveThePendingApprovalsOfAPersonAndTheirGroups() {
        assertThat(plan(() -> approvals.pending(
                        PendingApprovalQuery.of(new Ownership("owner7", Set.of("owner9", "owner11"))), Page.FIRST)))
                .contains("approval_pending ");
        assertThat(plan(() -> new JooqIdentities(database.sql()).groupsWith("m77")))
                .contains("governance_group_member");
    }

    @Test
    void serveDecidedApprovals() {
        assertThat(decided(null)).contains("approval_decided_latest");
        assertThat(decidedSorted(CompletedApprovalFields.CREATED, true)).contains("approval_decided_created");
        assertThat(decidedSorted(CompletedApprovalFields.CREATED, false)).contains("approval_decided_created");
        assertThat(decidedSorted(CompletedApprovalFields.MODIFIED, false)).contains("approval_decided_latest");
        assertThat(decided(Comparison.of(CompletedApprovalFields.ID, SW, text("abcd"))))
                .contains("approval_folded_id");
        assertThat(decided(Comparison.of(CompletedApprovalFields.ID, LT, text("0001"))))
                .contains("approval_folded_id");
        assertThat(decided(Comparison.of(CompletedApprovalFields.REQUESTED_FOR, EQ, text("recipient8"))))
                .contains("identity_request_fact_folded_recipient");
        assertThat(decided(Comparison.of(CompletedApprovalFields.REQUESTED_FOR, SW, text("recipient12345"))))
                .contains("identity_request_fact_folded_recipient");
        assertThat(decided(Comparison.of(CompletedApprovalFields.MODIFIED, GT, RECENT)))
                .contains("approval_decided_latest");
        assertThat(decided(Comparison.of(CompletedApprovalFields.MODIFIED, SW, LONG_AGO)))
                .contains("approval_decided_latest");
    }

    @Test
    void serveWhatOnePersonDecidedOrWasToDecide() {
        assertThat(plan(() -> approvals.decided(CompletedApprovalQuery.either("decider8", Selection.ALL), Page.FIRST)))
                .contains("approval_decided ", "approval_decided_owner");
    }

    private String pending(@Nullable Filter filter) {
        return plan(() ->
                approvals.pending(new PendingApprovalQuery(null, new Selection(filter, Sort.OWN)), new Page(10, 0)));
    }

    private String pendingSorted(ListField field, boolean isDescending) {
        return plan(
                () -> approvals.pending(new PendingApprovalQuery(null, sorted(field, isDescending)), new Page(10, 0)));
    }

    private String decided(@Nullable Filter filter) {
        return plan(() -> approvals.decided(
                CompletedApprovalQuery.either(null, new Selection(filter, Sort.OWN)), new Page(10, 0)));
    }

    private String decidedSorted(ListField field, boolean isDescending) {
        return plan(() ->
                approvals.decided(CompletedApprovalQuery.either(null, sorted(field, isDescending)), new Page(10, 0)));
    }

    private String plan(Runnable work) {
        Query first = database.statementsOf(work).getFirst();
        String plan = database.sql()
                .fetch("explain " + first.getSQL(ParamType.INLINED))
                .format(1_000);
        assertThat(plan).doesNotContain("Seq Scan");
        return plan;
    }

    private static Selection sorted(ListField field, boolean isDescending) {
        return new Selection(null, new Sort(List.of(new Sort.Key(field, isDescending))));
    }

    private static Filter several(ListField field) {
        return new Comparison(field, IN, List.of(text("recipient7"), text("ab".repeat(16))));
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value time(Instant time) {
        return new Value.Time(time, time.plusSeconds(1));
    }
}
