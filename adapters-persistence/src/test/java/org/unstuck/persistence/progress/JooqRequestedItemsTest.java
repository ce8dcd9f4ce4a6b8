package org.unstuck.persistence.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Involvement;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestedItemFields.ForAdministrators;
import org.unstuck.application.port.RequestedItemQuery;
import org.unstuck.application.port.RequestedItems;
import org.unstuck.application.port.RequestedItemsContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.Visibility;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.approval.JooqApprovals;
import org.unstuck.persistence.request.JooqIdentityRequests;

class JooqRequestedItemsTest extends RequestedItemsContract {

    private static final Visibility EVERYTHING = new Visibility.Everything();

    /** As {@code explain} writes the tables that a plan reads from end to end. */
    private static final String SCAN = "Seq Scan on";

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests requests = new JooqIdentityRequests(database.sql());
    private final Approvals approvals = new JooqApprovals(database.sql());
    private final RequestedItems subject = new JooqRequestedItems(database.sql());

    @Override
    protected RequestedItems requestedItems() {
        return subject;
    }

    @Override
    protected Approvals approvals() {
        return approvals;
    }

    @Override
    protected IdentityRequests identityRequests() {
        return requests;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Test
    void costOneStatementAPageHoweverManyThereAre() {
        keepMany(300);

        assertThat(database.statementsOf(() -> assertThat(subject.page(RequestedItemQuery.all(EVERYTHING), Page.FIRST))
                        .hasSize(Page.MAX_LIMIT)))
                .hasSize(1);
    }

    @Test
    void areFilteredAndSortedByIndexes() {
        keepMany(10_000);
        String id = database.sql()
                .fetchValue("select id from requested_item limit 1")
                .toString();
        String number = id.substring(0, 32);

        assertThat(plan(sorted("created", false))).contains("identity_request_");
        assertThat(plan(sorted("created", true))).contains("identity_request_");
        assertThat(plan(RequestedItemQuery.all(EVERYTHING))).contains("identity_request_");
        Stream.of(true, false).forEach(descending -> {
            assertThat(plan(sorted("accountActivityItemId", descending))).contains("requested_item_folded_id");
            assertThat(plan(sorted("accessRequestId", descending))).contains("_pkey");
        });
        assertThat(plan(sorted("name", false))).contains("requested_item_folded_name");
        assertThat(plan(sorted("name", true))).contains("requested_item_folded_name_descending");

        assertThat(plan(filtered(ForAdministrators.ITEM_ID, Operator.EQ, id))).contains("requested_item_folded_id");
        assertThat(plan(filtered(ForAdministrators.ITEM_ID, Operator.IN, id, "x")))
                .contains("requested_item_folded_id");
        assertThat(plan(filtered(ForAdministrators.REQUEST_ID, Operator.EQ, number)))
                .contains("_pkey");
        assertThat(plan(filtered(ForAdministrators.REQUEST_ID, Operator.IN, number, "x")))
                .contains("_pkey");
        assertThat(plan(filtered(ForAdministrators.REQUEST_ID, Operator.SW, number.substring(0, 20))))
                .contains("_pkey");
    }

    @Test
    void areFoundByPeopleThroughIndexes() {
        keepMany(10_000);

        assertThat(plan(new RequestedItemQuery(
                        EVERYTHING, List.of(new Involvement.RequestedFor("for7")), null, Selection.ALL)))
                .contains("identity_request_fact_recipient");
        assertThat(plan(new RequestedItemQuery(
                        EVERYTHING, List.of(new Involvement.RequestedBy("by7")), null, Selection.ALL)))
                .contains("identity_request_fact_requester");
        assertThat(plan(RequestedItemQuery.all(new Visibility.OwnOf("for7"))))
                .contains("identity_request_fact_recipient", "identity_request_fact_requester");
        assertThat(plan(new RequestedItemQuery(EVERYTHING, List.of(), Set.of("owner7"), Selection.ALL)))
                .contains("approval_pending");
    }

    private void keepMany(int count) {
        database.sql().execute("""
                insert into identity_request (tracking_number, type, stage, status, revision, created)
                select gen_random_uuid(), 'appRequest', 'EXECUTING', 'PENDING', 0, now() - n * interval '1 minute'
                from generate_series(1, %d) n;
                insert into identity_request_fact (tracking_number, has_requester, has_recipient, has_items,
                    requester_identity_id, recipient_identity_id, particulars)
                select tracking_number, true, true, true, 'by' || row_number() over (), 'for' || row_number() over (),
                    '{"items": [{}]}'
                from identity_request;
                insert into requested_item (tracking_number, position, has_object, approval, id, object_name)
                select tracking_number, 0, true, 'PENDING', replace(tracking_number::text, '-', '') || 'i',
                    'Name ' || row_number() over () %% 1000
                from identity_request;
                insert into approval (id, tracking_number, position, step, scheme, original_owner_type,
                    original_owner_id, original_owner_name, owner_type, owner_id, owner_name, state, created, modified,
                    history, reminders)
                select gen_random_uuid(), tracking_number, 0, 0, 'MANAGER', 'IDENTITY', 'a', 'A', 'IDENTITY',
                    'owner' || row_number() over (), 'A', 'PENDING', now(), now(), '[]', 0
                from identity_request;
                analyze
                """.formatted(count));
    }

    private static RequestedItemQuery sorted(String field, boolean descending) {
        ListField by = ForAdministrators.ALL.named(field).orElseThrow();
        return new RequestedItemQuery(
                EVERYTHING, List.of(), null, new Selection(null, new Sort(List.of(new Sort.Key(by, descending)))));
    }

    private static RequestedItemQuery filtered(ListField field, Operator operator, String... values) {
        return new RequestedItemQuery(
                EVERYTHING,
                List.of(),
                null,
                Selection.ALL.and(new Comparison(
                        field,
                        operator,
                        Stream.of(values).<Value>map(Value.Text::new).toList())));
    }

    /** No table is read from end to end for one page. */
    private String plan(RequestedItemQuery which) {
        Query query = database.statementsOf(() -> subject.page(which, new Page(10, 0)))
                .getFirst();
        String plan = database.sql()
                .fetch("explain " + query.getSQL(ParamType.INLINED))
                .format(10_000);
        assertThat(plan).doesNotContain(SCAN);
        return plan;
    }
}
