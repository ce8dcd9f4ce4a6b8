package org.unstuck.persistence.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.request.IdentityRequestFixture.CREATED;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.created;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.request.RecordedRequestFixture.withEverythingSaid;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.IdentityRequestsContract;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestFields;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.closing.Reopening.Reopened;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.PostgresDatabase;

class JooqIdentityRequestsTest extends IdentityRequestsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests identityRequests = new JooqIdentityRequests(database.sql());

    @Override
    protected IdentityRequests identityRequests() {
        return identityRequests;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Test
    void sendsTheSameStatementsWhateverTheNumberOfRequests() {
        List<TrackingNumber> one = trackingNumbers(1);
        List<TrackingNumber> many = trackingNumbers(501).subList(1, 501);

        assertSameStatements(one, many, 3, numbers -> identityRequests.add(documents(numbers)));
        assertSameStatements(one, many, 3, identityRequests::lock);
        assertSameStatements(one, many, 3, identityRequests::lockRecorded);
        assertSameStatements(one, many, 2, numbers -> identityRequests.close(closures(numbers)));
        assertSameStatements(one, many, 2, numbers -> identityRequests.reopen(reopened(numbers)));
        assertSameStatements(one, many, 4, numbers -> identityRequests.replace(documents(numbers)));
        assertSameStatements(
                one,
                many,
                1,
                numbers -> identityRequests.page(
                        RequestQuery.all(new Visibility.Everything()),
                        new Page(Math.min(numbers.size(), Page.MAX_LIMIT), 0)));
    }

    private void assertSameStatements(
            List<TrackingNumber> one, List<TrackingNumber> many, int count, Consumer<List<TrackingNumber>> work) {
        List<String> forOne = statements(one, work);
        assertThat(forOne).hasSize(count);
        assertThat(statements(many, work)).isEqualTo(forOne);
    }

    private List<String> statements(List<TrackingNumber> numbers, Consumer<List<TrackingNumber>> work) {
        return database.statementsOf(() -> inTransaction(() -> work.accept(numbers))).stream()
                .map(Query::getSQL)
                .toList();
    }

    @Test
    void sendsNoStatementAboutItemsWhenAClosureCancelsNone() {
        TrackingNumber number = trackingNumber(1);
        inTransaction(() -> identityRequests.add(List.of(recorded(withoutItems(number)))));

        assertThat(database.statementsOf(() ->
                        inTransaction(() -> identityRequests.close(List.of(closure(RUN, withoutItems(number)))))))
                .hasSize(1);
    }

    @Test
    void locksByThePrimaryKey() {
        inTransaction(() -> identityRequests.add(documents(trackingNumbers(3_000))));
        database.sql().execute("analyze identity_request");

        Query lock = database.statementsOf(() -> inTransaction(() -> identityRequests.lock(trackingNumbers(20))))
                .getFirst();
        String plan = database.sql()
                .fetch("explain " + lock.getSQL(ParamType.INLINED))
                .format();

        // An array that were cast would be parsed again for each row of the table, whatever the plan.
        assertThat(lock.getSQL()).contains("= any (?)").endsWith("for no key update");
        assertThat(plan).contains("LockRows", "identity_request_pkey").doesNotContain("Seq Scan");
    }

    @Test
    void readsAPageByAnIndex() {
        List<TrackingNumber> numbers = trackingNumbers(3_000);
        inTransaction(() -> identityRequests.add(IntStream.range(0, numbers.size())
                .mapToObj(second -> recorded(created(CREATED.plusSeconds(second), withoutItems(numbers.get(second)))))
                .toList()));
        database.sql().execute("analyze");
        Filter typed = Filter.Comparison.of(RequestFields.TYPE, Operator.EQ, new Value.Text("Certification"));
        Filter begun = Filter.Comparison.of(RequestFields.TYPE, Operator.SW, new Value.Text("cert"));
        Instant time = Instant.parse("2018-01-01T00:00:00Z");
        Filter timed =
                Filter.Comparison.of(RequestFields.CREATED, Operator.EQ, new Value.Time(time, time.plusSeconds(1)));

        assertThat(planOf(Selection.ALL)).contains("identity_request_newest");
        assertThat(planOf(Selection.ALL.and(typed))).contains("identity_request_type");
        assertThat(planOf(Selection.ALL.and(begun))).contains("identity_request_type");
        assertThat(planOf(Selection.ALL.and(timed))).contains("identity_request_newest");
        assertThat(planOf(sorted(RequestFields.TYPE, false))).contains("identity_request_type ");
        assertThat(planOf(sorted(RequestFields.TYPE, true))).contains("identity_request_type_descending");
        assertThat(planOf(sorted(RequestFields.CREATED, false)))
                .contains("Index Scan Backward using identity_request_newest");
        assertThat(planOf(sorted(RequestFields.MODIFIED, false))).contains("modification_earliest");
        assertThat(planOf(sorted(RequestFields.MODIFIED, true))).contains("modification_latest");
        assertThat(planOf(Selection.ALL.and(Filter.Comparison.of(
                        RequestFields.MODIFIED, Operator.LT, new Value.Time(time, time.plusSeconds(1))))))
                .contains("modification_");
    }

    private static Selection sorted(ListField field, boolean isDescending) {
        return new Selection(null, new Sort(List.of(new Sort.Key(field, isDescending))));
    }

    /** How a page of it is read; never by going through the whole table. */
    private String planOf(Selection selection) {
        RequestQuery query = new RequestQuery(new Visibility.Everything(), List.of(), selection);
        Query page = database.statementsOf(() -> identityRequests.page(query, new Page(20, 0)))
                .getLast();
        String plan = database.sql()
                .fetch("explain " + page.getSQL(ParamType.INLINED))
                .format();
        assertThat(plan).doesNotContain("Seq Scan on identity_request ");
        return plan;
    }

    @Test
    void closesWithoutTouchingAnIndexWhereThereIsRoomOnThePage() {
        List<TrackingNumber> numbers = trackingNumbers(1_250);
        inTransaction(() -> identityRequests.add(documents(numbers)));
        List<TrackingNumber> twoOfFive = IntStream.range(0, numbers.size())
                .filter(index -> index % 5 < 2)
                .mapToObj(numbers::get)
                .toList();
        Updates before = updates();

        inTransaction(() -> identityRequests.close(closures(twoOfFive)));

        Updates after = updates();
        assertThat(after.all() - before.all()).isEqualTo(500);
        assertThat(after.onTheirPage() - before.onTheirPage()).isEqualTo(500);
    }

    private record Updates(long all, long onTheirPage) {}

    private Updates updates() {
        database.sql().execute("select pg_stat_force_next_flush()");
        return database.sql()
                .fetchSingle(
                        "select n_tup_upd, n_tup_hot_upd from pg_stat_user_tables where relname = 'identity_request'")
                .into(Updates.class);
    }

    @Test
    void writesNothingAndSaysSoWhenARequestIsNoLongerAsItWasLocked() {
        List<TrackingNumber> numbers = trackingNumbers(2);
        inTransaction(() -> identityRequests.add(documents(numbers)));
        List<Closure> closures = closures(numbers);
        inTransaction(() -> identityRequests.close(closures.subList(1, 2)));

        assertThatThrownBy(() -> inTransaction(() -> identityRequests.close(closures)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1 of 2 requests were no longer as they were under their lock");

        assertThat(identityRequests.find(numbers.getFirst(), new Visibility.Everything()))
                .contains(documents(numbers).getFirst());
    }

    private static List<RecordedRequest> documents(List<TrackingNumber> numbers) {
        return numbers.stream()
                .map(number -> withEverythingSaid(stuckInApproval(number)))
                .toList();
    }

    private static List<Closure> closures(List<TrackingNumber> numbers) {
        return numbers.stream()
                .map(number -> closure(RUN, stuckInApproval(number)))
                .toList();
    }

    private static List<Reopened> reopened(List<TrackingNumber> numbers) {
        return closures(numbers).stream()
                .map(closure -> new Reopened(closure.closed().reopen(closure.before()), closure.before()))
                .toList();
    }
}
