package org.unstuck.persistence.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.ApprovalsContract;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.PostgresDatabase;
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
