package org.unstuck.persistence.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.created;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestedItemFields;
import org.unstuck.application.port.RequestedItemQuery;
import org.unstuck.application.port.RequestedItems;
import org.unstuck.application.port.RequestedItemsContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.closing.Reopening.Reopened;
import org.unstuck.domain.progress.ItemProgress;
import org.unstuck.domain.progress.ItemState;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.approval.JooqApprovals;
import org.unstuck.persistence.request.JooqIdentityRequests;

/** The contract where notes were made of everything before a list is asked for, and what notes are besides. */
class NotedItemsTest extends RequestedItemsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests requests = new JooqIdentityRequests(database.sql());
    private final Approvals approvals = new JooqApprovals(database.sql());
    private final NotedItems subject = new NotedItems(database.sql());
    private final RequestedItems items = new JooqRequestedItems(database.sql());

    /** Notes are made first, each time. */
    @Override
    protected RequestedItems requestedItems() {
        return new RequestedItems() {
            @Override
            public List<ItemProgress> page(RequestedItemQuery query, Page page) {
                noteAll();
                assertThat(database.sql().fetch("select 1 from modification where not noted"))
                        .isEmpty();
                return items.page(query, page);
            }

            @Override
            public long count(RequestedItemQuery query) {
                return items.count(query);
            }
        };
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
    void areRightWhateverHappenedSinceTheNotesWereMade() {
        OpenRequest first = stuckInApproval(trackingNumber(2));
        OpenRequest second = created(NOW, stuckInApproval(trackingNumber(3)));
        add(first, second);
        noteAll();

        assertThat(in(ItemState.EXECUTING)).containsExactlyInAnyOrder(trackingNumber(2), trackingNumber(3));
        Closure closure = closure(runId(1), first);
        database.inTransaction(this.run(() -> requests.close(List.of(closure))));
        assertThat(in(ItemState.EXECUTING)).containsExactly(trackingNumber(3));
        assertThat(in(ItemState.TERMINATED)).containsOnly(trackingNumber(2));

        noteAll();
        assertThat(in(ItemState.TERMINATED)).containsOnly(trackingNumber(2));
        database.inTransaction(this.run(() ->
                requests.reopen(List.of(new Reopened(closure.closed().reopen(closure.before()), closure.before())))));
        assertThat(in(ItemState.TERMINATED)).isEmpty();
        assertThat(in(ItemState.EXECUTING)).containsExactlyInAnyOrder(trackingNumber(2), trackingNumber(3));
        add(created(NOW.plus(Duration.ofDays(1)), stuckInApproval(trackingNumber(4))));
        assertThat(in(ItemState.EXECUTING)).contains(trackingNumber(4));
        noteAll();
        assertThat(in(ItemState.EXECUTING))
                .containsExactlyInAnyOrder(trackingNumber(2), trackingNumber(3), trackingNumber(4));
    }

    @Test
    void areMadeOfSomeRequestsAtATimeUntilNoneIsLeft() {
        IntStream.rangeClosed(2, 6).forEach(number -> add(stuckInApproval(trackingNumber(number))));

        assertThat(note(2)).isEqualTo(2);
        assertThat(note(2)).isEqualTo(2);
        assertThat(note(2)).isEqualTo(1);
        assertThat(note(2)).isZero();
    }

    @Test
    void costTheSameStatementsForFewAndForManyRequests() {
        add(stuckInApproval(trackingNumber(2)));
        int ofOne = database.statementsOf(() -> note(100)).size();
        IntStream.rangeClosed(3, 40).forEach(number -> add(stuckInApproval(trackingNumber(number))));

        assertThat(database.statementsOf(() -> assertThat(note(100)).isEqualTo(38)))
                .hasSize(ofOne);
    }

    private void add(OpenRequest... some) {
        List<RecordedRequest> documents =
                List.of(some).stream().map(request -> recorded(request)).toList();
        database.inTransaction(this.run(() -> requests.add(documents)));
    }

    private Supplier<Boolean> run(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }

    private List<TrackingNumber> in(ItemState state) {
        Selection selection =
                Selection.ALL.and(Comparison.of(RequestedItemFields.STATUS, Operator.EQ, new Value.Text(state.name())));
        return items
                .page(new RequestedItemQuery(new Visibility.Everything(), List.of(), null, selection), Page.FIRST)
                .stream()
                .map(item -> item.request().trackingNumber())
                .distinct()
                .toList();
    }

    private void noteAll() {
        while (note(1_000) > 0) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    private int note(int limit) {
        return database.inTransaction(() -> subject.note(limit));
    }
}
