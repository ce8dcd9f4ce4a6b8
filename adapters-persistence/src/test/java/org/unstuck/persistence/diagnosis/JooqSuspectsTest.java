package org.unstuck.persistence.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.identity;
import static org.unstuck.domain.request.IdentityRequestFixture.created;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.diagnosis.CaseFiles;
import org.unstuck.application.diagnosis.FindStuckRequests;
import org.unstuck.application.diagnosis.FindStuckRequests.Result;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.life.Lives;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.ImportedDocuments;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.port.Suspects;
import org.unstuck.application.port.SuspectsContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.diagnosis.Patience;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.submission.Requestable;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.approval.JooqApprovals;
import org.unstuck.persistence.consultation.JooqConsultations;
import org.unstuck.persistence.directory.JooqIdentities;
import org.unstuck.persistence.directory.JooqImportedDocuments;
import org.unstuck.persistence.provisioning.JooqProvisioningWork;
import org.unstuck.persistence.request.JooqIdentityRequests;
import org.unstuck.persistence.request.JooqRequestsUnderWay;
import org.unstuck.persistence.submission.JooqAccessRequestSettings;
import org.unstuck.persistence.trigger.JooqDeliveries;

class JooqSuspectsTest extends SuspectsContract {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final Suspects subject = new JooqSuspects(database.sql());

    @Override
    protected Suspects suspects() {
        return subject;
    }

    @Override
    protected IdentityRequests identityRequests() {
        return new JooqIdentityRequests(database.sql());
    }

    @Override
    protected Approvals approvals() {
        return new JooqApprovals(database.sql());
    }

    @Override
    protected ProvisioningWork work() {
        return new JooqProvisioningWork(database.sql());
    }

    @Override
    protected ImportedDocuments<String, Identity> people() {
        return JooqImportedDocuments.identities(database.sql());
    }

    @Override
    protected ImportedDocuments<String, GovernanceGroup> groups() {
        return JooqImportedDocuments.governanceGroups(database.sql());
    }

    @Override
    protected Transactions transactions() {
        return database.transactions();
    }

    @Test
    void suspectsNobodyWhoStillHasTimeOrIsTakenCareOf() {
        inTransaction(() -> people().add(List.of(identity("otto"), identity("mia"))));
        keep(created(NOW.minus(Duration.ofDays(13)), stuckInApproval(trackingNumber(2))));
        Beginning chased = submitted(SALES);
        Beginning due = submitted(WIKI);

        // Days later nobody would have decided, and the source would not have been asked.
        assertThat(find(NOW.plus(Duration.ofDays(3)), null, false, 10))
                .containsExactly(trackingNumber(2), due.trackingNumber());
        assertThat(find(NOW.plus(Duration.ofHours(20)), null, false, 10)).isEmpty();
        assertThat(find(NOW.plus(Duration.ofDays(20)), null, false, 10)).contains(chased.trackingNumber());
    }

    @Test
    void suspectsWhatASubscriberShouldHaveAnsweredLongAgo() {
        keep(created(NOW, stuckInApproval(trackingNumber(2))));
        Consultations consultations = new JooqConsultations(database.sql());
        Instant due = NOW.plus(Duration.ofHours(1));
        inTransaction(() -> consultations.save(List.of(Consultation.about(
                trackingNumber(2), Trigger.ACCESS_REQUEST_SUBMITTED, new DeliveryId(new UUID(0, 7)), NOW, due))));

        assertThat(find(due.plus(Duration.ofHours(23)), null, false, 10)).isEmpty();
        assertThat(find(due.plus(Duration.ofDays(1)), null, false, 10)).containsExactly(trackingNumber(2));
    }

    @Test
    void costsTheSameForFewAndForManyOnAPage() {
        FindStuckRequests findStuckRequests = new FindStuckRequests(
                subject,
                new CaseFiles(
                        new JooqRequestsUnderWay(database.sql()),
                        approvals(),
                        new JooqConsultations(database.sql()),
                        new JooqDeliveries(database.sql()),
                        work(),
                        new JooqSourceReports(database.sql()),
                        new JooqIdentities(database.sql()),
                        new JooqAccessRequestSettings(database.sql()),
                        Lives.THRICE,
                        Patience.DEFAULT),
                new SettableClock(NOW),
                1_000);
        keep(old(1));
        List<String> forOne = statementsOf(findStuckRequests, 1);
        keep(IntStream.range(2, 200).mapToObj(JooqSuspectsTest::old).toArray(IdentityRequest[]::new));

        assertThat(statementsOf(findStuckRequests, 199)).isEqualTo(forOne).hasSize(7);
    }

    private static IdentityRequest old(int number) {
        return created(NOW.minus(Duration.ofDays(30)), withoutItems(trackingNumber(number)));
    }

    private List<String> statementsOf(FindStuckRequests findStuckRequests, int expected) {
        return database
                .statementsOf(() -> assertThat(
                                ((Result.Found) findStuckRequests.find(Selection.ALL, Page.FIRST, false)).page())
                        .hasSize(expected))
                .stream()
                .map(query -> query.getSQL(ParamType.INDEXED))
                .toList();
    }

    private Beginning submitted(Requestable object) {
        Beginning begun = begun(asked(object));
        inTransaction(() -> {
            approvals().save(begun.approvals());
            work().save(begun.work());
        });
        return begun;
    }
}
