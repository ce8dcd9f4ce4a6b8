package org.unstuck.application.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.directory.DirectoryFixture.role;
import static org.unstuck.domain.request.IdentityRequestFixture.items;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.withItems;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.HURRIED;
import static org.unstuck.domain.submission.SubmissionFixture.LATER;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.asked;
import static org.unstuck.domain.submission.SubmissionFixture.grant;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unstuck.application.consultation.PreApprovals.PreApproved;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.life.Lives;
import org.unstuck.application.port.InMemoryAccessRequestSettings;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.application.port.InMemoryAuditTrail;
import org.unstuck.application.port.InMemoryConsultations;
import org.unstuck.application.port.InMemoryDirectory;
import org.unstuck.application.port.InMemoryIdentityRequests;
import org.unstuck.application.port.InMemoryProvisioningWork;
import org.unstuck.application.port.InMemoryRequestableObjects;
import org.unstuck.application.port.InMemoryRequestedItems;
import org.unstuck.application.port.InMemoryRequestsUnderWay;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestedItemQuery;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.progress.ReadProgress.Described;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.RequestedObject.Type;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;

class ReadProgressTest {

    private static final RequestedItemQuery ALL = RequestedItemQuery.all(new Visibility.Everything());

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests requests = new InMemoryIdentityRequests(transactions);
    private final InMemoryRequestableObjects objects = new InMemoryRequestableObjects(transactions);
    private final InMemoryApprovals approvals = new InMemoryApprovals(transactions, requests);
    private final InMemoryConsultations consultations = new InMemoryConsultations(transactions, requests);
    private final InMemoryDirectory directory = new InMemoryDirectory();
    private final ReadProgress readProgress = new ReadProgress(
            new InMemoryRequestedItems(transactions, requests, approvals), objects, consultations, directory);

    @Test
    void describesItemsAsFarAsTheDirectoryCanKnowWhatTheyAreAbout() {
        objects.objects.keep(role("r"));
        RecordedRequest request = recorded(withItems(
                items(
                        about(new RequestedObject("r", "R", Type.ROLE)),
                        about(new RequestedObject("r", "R", Type.ENTITLEMENT)),
                        about(new RequestedObject("r", "R", null)),
                        about(new RequestedObject(null, "R", Type.ROLE)),
                        about(new RequestedObject(" ", "R", Type.ROLE)),
                        about(new RequestedObject("r".repeat(Limits.ID + 1), "R", Type.ROLE)),
                        about(null)),
                stuckInApproval()));
        transactions.inTransaction(() -> requests.add(List.of(request)));

        assertThat(readProgress.page(ALL, Page.FIRST))
                .extracting(Described::object)
                .containsExactly(role("r"), null, null, null, null, null, null);
        assertThat(readProgress.count(ALL)).isEqualTo(7);
    }

    @Test
    void showsAPersonWhatAGroupOfTheirsIsToDecide() {
        Lives lives = lives();
        lives.submitAccessRequest.submit(grant(List.of("zoe"), asked(PAYROLL)), BY_ZOE);
        Approval auditing = approvals.of(numbers()).get(2);
        directory.haveJoined("auditors", "audrey");
        transactions.inTransaction(() -> {
            approvals.save(List.of(auditing.begun(NOW, HURRIED)));
            return true;
        });

        assertThat(readProgress.count(assignedTo("audrey"))).isEqualTo(1);
        assertThat(readProgress.page(assignedTo("audrey"), Page.FIRST)).hasSize(1);
        assertThat(readProgress.page(assignedTo("auditors"), Page.FIRST)).hasSize(1);
        assertThat(readProgress.page(assignedTo("otto"), Page.FIRST)).isEmpty();
    }

    @Test
    void saysWhatASubscriberSaidOfARequest() {
        transactions.inTransaction(() -> requests.add(List.of(recorded(stuckInApproval(trackingNumber(2))))));
        assertThat(readProgress.page(ALL, Page.FIRST))
                .extracting(Described::preApproval)
                .containsOnlyNulls();
        Consultation asked = Consultation.about(
                trackingNumber(2),
                Trigger.ACCESS_REQUEST_SUBMITTED,
                new DeliveryId(new UUID(0, 7)),
                NOW,
                NOW.plus(Duration.ofDays(1)));
        keep(asked);
        assertThat(readProgress.page(ALL, Page.FIRST))
                .extracting(Described::preApproval)
                .containsOnlyNulls();
        Answer.PreApproval answer = new Answer.PreApproval(true, "no conflict", "Risk Engine");

        keep(asked.answered(answer, LATER));

        assertThat(readProgress.page(ALL, Page.FIRST))
                .isNotEmpty()
                .extracting(Described::preApproval)
                .containsOnly(new PreApproved(answer, LATER));
    }

    private void keep(Consultation consultation) {
        transactions.inTransaction(() -> {
            consultations.save(List.of(consultation));
            return true;
        });
    }

    private List<TrackingNumber> numbers() {
        return readProgress.page(ALL, Page.FIRST).stream()
                .map(shown -> shown.progress().request().trackingNumber())
                .distinct()
                .toList();
    }

    private static RequestedItemQuery assignedTo(String owner) {
        return new RequestedItemQuery(new Visibility.Everything(), List.of(), Set.of(owner), Selection.ALL);
    }

    private Lives lives() {
        return new Lives(
                requests,
                new InMemoryRequestsUnderWay(transactions, requests),
                approvals,
                new InMemoryProvisioningWork(transactions, requests),
                new InMemoryAccessRequestSettings(transactions),
                new InMemoryAuditTrail(transactions),
                transactions,
                new SequentialIds(),
                new SettableClock(NOW));
    }

    @Test
    void asksTheDirectoryForNothingWhereThereIsNothing() {
        assertThat(readProgress.page(ALL, Page.FIRST)).isEmpty();
    }

    private static RequestedItem about(RequestedObject object) {
        return new RequestedItem("i", object, new AccountChange(null, null, null, null, null), null, null);
    }
}
