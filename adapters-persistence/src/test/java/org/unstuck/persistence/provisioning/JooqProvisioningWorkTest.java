package org.unstuck.persistence.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.ProvisioningWorkContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.request.JooqIdentityRequests;

class JooqProvisioningWorkTest extends ProvisioningWorkContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final IdentityRequests requests = new JooqIdentityRequests(database.sql());
    private final ProvisioningWork subject = new JooqProvisioningWork(database.sql());

    @Override
    protected ProvisioningWork work() {
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
    void passesOverWhatSomebodyElseIsJustTaking() {
        Beginning wiki = begun(asked(WIKI));
        inTransaction(() -> subject.save(wiki.work()));

        List<Work> other = inTransaction(() -> {
            assertThat(subject.claim(NOW, NOW.plusSeconds(300), 10)).isEqualTo(wiki.work());
            return meanwhile(() -> inTransaction(() -> subject.claim(NOW, NOW.plusSeconds(300), 10)))
                    .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                    .join();
        });

        assertThat(other).isEmpty();
    }
}
