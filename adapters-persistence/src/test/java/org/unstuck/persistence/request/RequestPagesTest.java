package org.unstuck.persistence.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.noCondition;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.InMemoryIdentityRequests;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestFields;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.closing.CloseRunFixture;
import org.unstuck.domain.closing.Reopening.Reopened;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.DirectiveFixture;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RecordedRequestFixture;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.PostgresDatabase;

/** Whatever became of requests and in whatever way a page is found, it is the page that the double gives. */
class RequestPagesTest {

    private static final PostgresDatabase DATABASE = new PostgresDatabase();

    /** Always by the modifications, by them when there is little else, and never. */
    private static final List<Integer> FEW = List.of(0, 1, 3, 1_000);

    /** Few, so that many requests have the same. */
    private static final List<Instant> TIMES = Stream.of(
                    "0001-01-01T00:00:00Z",
                    "2024-12-31T23:59:59.999999Z",
                    "2025-01-01T00:00:00Z",
                    "2025-01-01T00:00:00.000001Z",
                    "2025-06-01T12:00:00Z",
                    "2026-01-01T00:00:00Z",
                    "9999-12-31T23:59:59Z")
            .map(Instant::parse)
            .toList();

    private static final int REQUESTS = 8;

    /** Something that happens to requests. */
    private sealed interface Happening {}

    private record Imported(List<OpenRequest> documents) implements Happening {}

    private record ClosedByRun(List<TrackingNumber> numbers, Instant at) implements Happening {}

    private record TakenBack() implements Happening {}

    private record Swept() implements Happening {}

    /** PostgreSQL 15 and earlier read and sort everything for it: 16 seconds for a page of a million, seen. */
    @Example
    void pagesAlongModificationsAreNotMadeDistinct() {
        Selection byModified = new Selection(null, new Sort(List.of(new Sort.Key(RequestFields.MODIFIED, true))));

        assertThat(new RequestPages(DATABASE.sql(), 0)
                        .rows(noCondition(), byModified, Page.FIRST)
                        .getSQL())
                .contains("modification")
                .doesNotContain("distinct");
    }

    @Property(tries = 200)
    void everyWayToAPageGivesWhatTheDoubleGives(
            @ForAll("happenings") List<Happening> happenings,
            @ForAll("selections") List<Selection> selections,
            @ForAll("pages") Page page) {
        DATABASE.empty();
        InMemoryTransactions inMemory = new InMemoryTransactions();
        IdentityRequests twin = new InMemoryIdentityRequests(inMemory);
        IdentityRequests kept = new JooqIdentityRequests(DATABASE.sql());
        World inTwin = new World(twin, work -> inMemory.inTransaction(work::get));
        World inKept = new World(kept, work -> DATABASE.inTransaction(work::get));
        for (Happening happening : happenings) {
            inTwin.happens(happening);
            inKept.happens(happening);
            if (happening instanceof Swept) {
                new ModificationSweep(DATABASE.sql()).sweep();
            }
        }

        for (Selection selection : selections) {
            RequestQuery query = new RequestQuery(new Visibility.Everything(), List.of(), selection);
            List<RecordedRequest> expected = twin.page(query, page);
            for (int few : FEW) {
                assertThat(new JooqIdentityRequests(DATABASE.sql(), new RequestPages(DATABASE.sql(), few))
                                .page(query, page))
                        .as("%s, few are %d", selection, few)
                        .containsExactlyElementsOf(expected);
            }
        }
        assertThat(kept.count(RequestQuery.all(new Visibility.Everything())))
                .isEqualTo(twin.count(RequestQuery.all(new Visibility.Everything())));
    }

    @Property(tries = 60)
    void aSweepLeavesOneRowForEachTimeAndTheRowsThatRequestsNeed(@ForAll("happenings") List<Happening> happenings) {
        DATABASE.empty();
        World world = new World(new JooqIdentityRequests(DATABASE.sql()), work -> DATABASE.inTransaction(work::get));
        happenings.forEach(world::happens);

        new ModificationSweep(DATABASE.sql()).sweep();

        assertThat(DATABASE.sql().fetch("""
                        select from identity_request r where not exists (
                            select from modification m where r.tracking_number = any (m.tracking_numbers)
                            and (m.modified = r.modified
                                or (m.modified is null and r.modified is null and m.created = r.created)))
                        """)).isEmpty();
        assertThat(DATABASE.sql().fetch("""
                        select from modification m where not exists (
                            select from identity_request r where r.tracking_number = any (m.tracking_numbers)
                            and (m.modified = r.modified
                                or (m.modified is null and r.modified is null and m.created = r.created)))
                        """)).isEmpty();
        assertThat(new ModificationSweep(DATABASE.sql()).sweep()).isZero();
    }

    /** The same things happen to both. */
    private static final class World {

        private final IdentityRequests requests;
        private final Transaction transaction;
        private final List<Closure> closed = new ArrayList<>();

        World(IdentityRequests requests, Transaction transaction) {
            this.requests = requests;
            this.transaction = transaction;
        }

        void happens(Happening happening) {
            transaction.run(() -> {
                switch (happening) {
                    case Imported(var documents) -> imports(documents);
                    case ClosedByRun(var numbers, var at) -> close(numbers, at);
                    case TakenBack() -> takeBack();
                    case Swept() -> {}
                }
                return true;
            });
        }

        private void imports(List<OpenRequest> documents) {
            List<RecordedRequest> recorded =
                    documents.stream().map(RecordedRequestFixture::recorded).toList();
            List<TrackingNumber> known =
                    requests
                            .lockRecorded(recorded.stream()
                                    .map(RecordedRequest::trackingNumber)
                                    .toList())
                            .stream()
                            .map(RecordedRequest::trackingNumber)
                            .toList();
            List<RecordedRequest> toReplace = recorded.stream()
                    .filter(document -> known.contains(document.trackingNumber()))
                    .toList();
            if (!toReplace.isEmpty()) {
                requests.replace(toReplace);
            }
            requests.add(recorded.stream()
                    .filter(document -> !known.contains(document.trackingNumber()))
                    .toList());
        }

        private void close(List<TrackingNumber> numbers, Instant at) {
            List<Closure> closures = requests.lock(numbers).stream()
                    .flatMap(request -> request instanceof OpenRequest open
                            ? Stream.of(open.close(DirectiveFixture.byDefault(), CloseRunFixture.RUN, at))
                            : Stream.empty())
                    .toList();
            if (!closures.isEmpty()) {
                requests.close(closures);
                closed.addAll(closures);
            }
        }

        private void takeBack() {
            List<Reopened> reopened = closed.stream()
                    .flatMap(closure -> requests.lock(List.of(closure.trackingNumber())).stream()
                            .filter(request -> request.equals(closure.closed()))
                            .map(request -> new Reopened(closure.closed().reopen(closure.before()), closure.before())))
                    .toList();
            closed.clear();
            if (!reopened.isEmpty()) {
                requests.reopen(reopened);
            }
        }
    }

    private interface Transaction {
        void run(Supplier<Boolean> work);
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Arbitraries.<Happening>frequencyOf(
                        Tuple.of(4, documents().map(Imported::new)),
                        Tuple.of(
                                4,
                                Combinators.combine(
                                                numbers()
                                                        .list()
                                                        .uniqueElements()
                                                        .ofMinSize(1),
                                                times())
                                        .as(ClosedByRun::new)),
                        Tuple.of(2, Arbitraries.just(new TakenBack())),
                        Tuple.of(1, Arbitraries.just(new Swept())))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    private static Arbitrary<List<OpenRequest>> documents() {
        return Combinators.combine(
                        numbers(),
                        Arbitraries.of("appRequest", "AppRequest", "Certification")
                                .injectNull(0.2),
                        times(),
                        times().injectNull(0.4))
                .as(RequestPagesTest::document)
                .list()
                .uniqueElements(IdentityRequest::trackingNumber)
                .ofMinSize(1)
                .ofMaxSize(REQUESTS);
    }

    private static OpenRequest document(
            TrackingNumber number, @Nullable String type, Instant created, @Nullable Instant modified) {
        return new OpenRequest(
                new Submission(number, type, created, null, null),
                Stage.EXECUTING,
                null,
                modified,
                new Remarks(null, null),
                new RequestedItems(List.of()),
                0);
    }

    private static Arbitrary<TrackingNumber> numbers() {
        return Arbitraries.integers().between(1, REQUESTS).map(number -> trackingNumber(number));
    }

    private static Arbitrary<Instant> times() {
        return Arbitraries.of(TIMES);
    }

    @Provide
    Arbitrary<List<Selection>> selections() {
        return Combinators.combine(filters(2).injectNull(0.3), sorts())
                .as(Selection::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Arbitrary<Filter> filters(int depth) {
        Arbitrary<Filter> comparisons = Arbitraries.of(
                        RequestFields.MODIFIED, RequestFields.MODIFIED, RequestFields.CREATED, RequestFields.TYPE)
                .flatMap(field -> Arbitraries.of(field.operators()).flatMap(operator -> comparison(field, operator)));
        if (depth == 0) {
            return comparisons;
        }
        Arbitrary<Filter> parts = filters(depth - 1);
        return Arbitraries.oneOf(
                comparisons,
                parts.list().ofMinSize(2).ofMaxSize(3).map(Filter.And::new),
                parts.list().ofMinSize(2).ofMaxSize(3).map(Filter.Or::new),
                parts.map(Filter.Not::new));
    }

    private static Arbitrary<Filter> comparison(ListField field, Operator operator) {
        Arbitrary<Value> value = field.equals(RequestFields.TYPE)
                ? Arbitraries.of("appREQUEST", "cert", "d").map(Value.Text::new)
                : Combinators.combine(times(), Arbitraries.of(1L, 1_000L, 31_536_000_000_000L))
                        .as((start, micros) -> new Value.Time(start, start.plusNanos(1_000 * micros)));
        Arbitrary<List<Value>> values = switch (operator.operands()) {
            case NONE -> Arbitraries.just(List.of());
            case ONE -> value.list().ofSize(1);
            case SEVERAL -> value.list().ofMinSize(1).ofMaxSize(2);
        };
        return values.map(some -> new Filter.Comparison(field, operator, some));
    }

    private static Arbitrary<Sort> sorts() {
        return Combinators.combine(
                        Arbitraries.of(
                                RequestFields.MODIFIED,
                                RequestFields.MODIFIED,
                                RequestFields.CREATED,
                                RequestFields.TYPE),
                        Arbitraries.of(true, false))
                .as(Sort.Key::new)
                .list()
                .uniqueElements(Sort.Key::field)
                .ofMaxSize(3)
                .map(Sort::new);
    }

    @Provide
    Arbitrary<Page> pages() {
        return Combinators.combine(
                        Arbitraries.of(0, 1, 2, 5, 250), Arbitraries.integers().between(0, 4))
                .as(Page::new);
    }
}
