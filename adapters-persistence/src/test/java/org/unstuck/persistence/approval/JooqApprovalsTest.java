package org.unstuck.persistence.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.asked;
import static org.unstuck.persistence.jooq.tables.Approval.APPROVAL;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.ApprovalsContract;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.PendingApprovalQuery;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.closing.Reopening.Reopened;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.progress.NotedItems;
import org.unstuck.persistence.request.JooqIdentityRequests;

class JooqApprovalsTest extends ApprovalsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests requests = new JooqIdentityRequests(database.sql());
    private final Approvals subject = new JooqApprovals(database.sql());

    @Override
    protected Approvals approvals() {
        return subject;
    }

    @Override
    protected IdentityRequests identityRequests() {
        return requests;
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    /** Whatever a close left behind is taken out of the way of the list, and comes back with the request. */
    @Test
    void restAfterTheirRequestHasEndedUntilItIsOpenAgain() {
        Beginning sales = begun(asked(SALES));
        Beginning open = begun(asked(SALES));
        inTransaction(() -> subject.save(sales.approvals()));
        inTransaction(() -> subject.save(open.approvals()));
        Closure closure = close(sales);
        assertThat(listed()).isEqualTo(2);

        note();

        assertThat(listed()).isEqualTo(1);
        assertThat(subject.pending(PendingApprovalQuery.ALL, Page.FIRST)).isEqualTo(open.approvals());
        assertThat(subject.of(List.of(sales.trackingNumber()))).isEqualTo(sales.approvals());

        reopen(closure);
        assertThat(subject.countPending(PendingApprovalQuery.ALL)).isEqualTo(2);
        note();
        assertThat(subject.countPending(PendingApprovalQuery.ALL)).isEqualTo(2);
    }

    /** Whoever opens a request again does so before its approvals are laid to rest, or after, never in between. */
    @Test
    void doNotRestWhenTheirRequestIsOpenedAgainMeanwhile() {
        Beginning sales = begun(asked(SALES));
        inTransaction(() -> subject.save(sales.approvals()));
        Closure closure = close(sales);

        CompletableFuture<Integer> noting = inTransaction(() -> {
            requests.reopen(List.of(new Reopened(closure.closed().reopen(closure.before()), closure.before())));
            CompletableFuture<Integer> started = meanwhile(this::note);
            awaitWaitingForALock();
            return started;
        });
        noting.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();

        assertThat(subject.pending(PendingApprovalQuery.ALL, Page.FIRST)).isEqualTo(sales.approvals());
    }

    private int note() {
        NotedItems notes = new NotedItems(database.sql());
        return inTransaction(() -> notes.note(100));
    }

    /** Rows that the lists of pending approvals look at. */
    private int listed() {
        return database.sql().fetchCount(APPROVAL, JooqApprovals.IS_LISTED_AS_PENDING);
    }

    private void awaitWaitingForALock() {
        Instant end = Instant.now().plus(SOON);
        while (database.sql().fetch("select 1 from pg_locks where not granted").isEmpty()) {
            assertThat(Instant.now()).as("somebody is to wait for the lock").isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void passesOverRequestsThatSomebodyElseHasLocked() {
        Beginning sales = begun(asked(SALES));
        inTransaction(() -> subject.save(sales.approvals()));
        Instant due = NOW.plus(Duration.ofDays(3));

        List<TrackingNumber> other = inTransaction(() -> {
            requests.lock(List.of(sales.trackingNumber()));
            return meanwhile(() -> inTransaction(() -> subject.lockDue(due, 10)))
                    .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                    .join();
        });

        assertThat(other).isEmpty();
        assertThat(inTransaction(() -> subject.lockDue(due, 10))).containsExactly(sales.trackingNumber());
    }
}
