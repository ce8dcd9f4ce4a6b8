package org.unstuck.application.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.diagnosis.DiagnosisFixture.gone;
import static org.unstuck.domain.directory.DirectoryFixture.identity;
import static org.unstuck.domain.request.IdentityRequestFixture.created;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.asked;
import static org.unstuck.domain.submission.SubmissionFixture.grant;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unstuck.application.diagnosis.DiagnoseRequest.Answer;
import org.unstuck.application.diagnosis.FindStuckRequests.Result;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.life.Lives;
import org.unstuck.application.port.InMemoryAccessRequestSettings;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.application.port.InMemoryAuditTrail;
import org.unstuck.application.port.InMemoryCloseRuns;
import org.unstuck.application.port.InMemoryConsultations;
import org.unstuck.application.port.InMemoryDeliveries;
import org.unstuck.application.port.InMemoryIdentities;
import org.unstuck.application.port.InMemoryIdentityRequests;
import org.unstuck.application.port.InMemoryOutgoingEvents;
import org.unstuck.application.port.InMemoryProvisioningWork;
import org.unstuck.application.port.InMemoryRequestsUnderWay;
import org.unstuck.application.port.InMemorySourceReports;
import org.unstuck.application.port.InMemorySuspects;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.port.StuckFields;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.diagnosis.Diagnosis;
import org.unstuck.domain.diagnosis.Patience;
import org.unstuck.domain.diagnosis.Reason;
import org.unstuck.domain.diagnosis.Verdict;
import org.unstuck.domain.life.RunningItem;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RecordedRequestFixture;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.SubmissionFixture;

class FindStuckRequestsTest {

    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryIdentityRequests identityRequests = new InMemoryIdentityRequests(transactions);
    private final Counting requests = new Counting(new InMemoryRequestsUnderWay(transactions, identityRequests));
    private final InMemoryApprovals approvals = new InMemoryApprovals(transactions, identityRequests);
    private final InMemoryProvisioningWork work = new InMemoryProvisioningWork(transactions, identityRequests);
    private final InMemoryAuditTrail auditTrail = new InMemoryAuditTrail(transactions);
    private final InMemoryIdentities identities = new InMemoryIdentities(transactions);
    private final InMemoryAccessRequestSettings settings = new InMemoryAccessRequestSettings(transactions);
    private final InMemoryConsultations consultations = new InMemoryConsultations(transactions, identityRequests);
    private final InMemoryDeliveries deliveries = new InMemoryDeliveries(
            transactions, new InMemoryOutgoingEvents(transactions, new InMemoryCloseRuns(transactions)));
    private final CaseFiles caseFiles = new CaseFiles(
            requests,
            approvals,
            consultations,
            deliveries,
            work,
            new InMemorySourceReports(auditTrail),
            identities,
            settings,
            Lives.THRICE,
            Patience.DEFAULT);
    private final DiagnoseRequest diagnoseRequest = new DiagnoseRequest(identityRequests, requests, caseFiles, clock);
    private final Lives lives = new Lives(
            identityRequests,
            requests,
            approvals,
            work,
            settings,
            auditTrail,
            transactions,
            new SequentialIds(),
            clock);

    @Test
    void findsTheOldestFirstWhateverIsNotStuckLeftOut() {
        keep(
                created(NOW.minus(Duration.ofDays(30)), stuckInApproval(trackingNumber(2))),
                created(NOW.minus(Duration.ofDays(40)), withoutItems(trackingNumber(3))),
                created(NOW.minus(Duration.ofHours(3)), withoutItems(trackingNumber(4))),
                endedByItself(trackingNumber(5)));

        assertThat(found(Selection.ALL, Page.FIRST)).containsExactly(trackingNumber(3), trackingNumber(2));
        assertThat(found(Selection.ALL, new Page(1, 1))).containsExactly(trackingNumber(2));
        assertThat(found(by(StuckFields.CREATED, true), Page.FIRST))
                .containsExactly(trackingNumber(2), trackingNumber(3));
    }

    @Test
    void filtersAndSortsByWhatOnlyTheDiagnosisKnows() {
        keep(
                created(NOW.minus(Duration.ofDays(30)), stuckInApproval(trackingNumber(2))),
                created(NOW.minus(Duration.ofDays(40)), withoutItems(trackingNumber(3))),
                created(NOW.minus(Duration.ofDays(50)), stuckInProvisioning(trackingNumber(4))));
        clock.pass(Duration.ofDays(100));

        assertThat(found(where(StuckFields.REASON, Operator.EQ, text("nothing_left_to_wait")), Page.FIRST))
                .containsExactly(trackingNumber(3));
        assertThat(found(where(StuckFields.PHASE, Operator.NE, text("NOTHING")), Page.FIRST))
                .containsExactly(trackingNumber(4), trackingNumber(2));
        assertThat(found(where(StuckFields.SOURCE, Operator.ISNULL), Page.FIRST))
                .containsExactly(trackingNumber(3));
        assertThat(found(
                        where(StuckFields.DAYS, Operator.GT, new Value.Decimal(BigDecimal.valueOf(1_000))), Page.FIRST))
                .isEmpty();
        assertThat(found(by(StuckFields.REASON, false), Page.FIRST))
                .containsExactly(trackingNumber(2), trackingNumber(4), trackingNumber(3))
                .isEqualTo(found(by(StuckFields.REASON, true), Page.FIRST).reversed());
        assertThat(found(by(StuckFields.REASON, false), new Page(1, 1))).containsExactly(trackingNumber(4));
    }

    @Test
    void judgesOnlyAsManyAsThePageNeeds() {
        keepMany(1_200);

        assertThat(found(Selection.ALL, new Page(10, 0))).hasSize(10);
        assertThat(requests.read).isEqualTo(500);

        assertThat(((Result.Found) find(2_000, Selection.ALL, new Page(0, 0), true)).total())
                .isEqualTo(1_200);
        assertThat(requests.read).isEqualTo(1_700);
    }

    @Test
    void goesOnWhenTheFirstSuspectsDoNotFillThePage() {
        keepMany(1_200);
        Filter last = Filter.Comparison.of(
                StuckFields.LAST_MOVEMENT,
                Operator.GE,
                new Value.Time(NOW.minus(Duration.ofDays(60)).plusSeconds(1_195), NOW));

        assertThat(found(new Selection(last, Sort.OWN), Page.FIRST))
                .hasSize(5)
                .startsWith(trackingNumber(1_205))
                .endsWith(trackingNumber(1_209));
        assertThat(requests.read).isEqualTo(1_200);
    }

    @Test
    void refusesToAnswerWrongWhenThereAreMoreThanItMayJudge() {
        keepMany(30);
        Result tooMany = new Result.TooManySuspects(20);

        assertThat(find(20, Selection.ALL, new Page(10, 0), false)).isInstanceOf(Result.Found.class);
        assertThat(find(20, Selection.ALL, new Page(10, 0), true)).isEqualTo(tooMany);
        assertThat(find(20, Selection.ALL, new Page(10, 15), false)).isEqualTo(tooMany);
        assertThat(find(20, by(StuckFields.SINCE, false), new Page(10, 0), false))
                .isEqualTo(tooMany);
        Filter few = Filter.Comparison.of(
                StuckFields.CREATED,
                Operator.LT,
                new Value.Time(NOW.minus(Duration.ofDays(60)).plusSeconds(20), NOW));
        Filter fewAndMore =
                new Filter.And(List.of(few, Filter.Comparison.of(StuckFields.PHASE, Operator.EQ, text("NOTHING"))));
        assertThat(find(20, new Selection(fewAndMore, Sort.OWN), new Page(10, 0), true))
                .isInstanceOfSatisfying(
                        Result.Found.class, found -> assertThat(found.total()).isEqualTo(20));
    }

    @Test
    void diagnosesByTheDirectoryAsItIsNow() {
        lives.submitAccessRequest.submit(grant(List.of("zoe"), asked(SALES)), SubmissionFixture.BY_ZOE);
        TrackingNumber number = onlyOne();
        transactions.inTransaction(() -> identities.people.add(List.of(identity("otto"))));
        assertThat(diagnosis(number).verdict()).isEqualTo(Verdict.MOVING);

        transactions.inTransaction(() -> {
            identities.people.replace(List.of(gone(identity("otto"))));
            return true;
        });

        assertThat(diagnosis(number))
                .returns(Verdict.STUCK, Diagnosis::verdict)
                .returns(Reason.APPROVER_LEFT, one -> one.main().reason());
        assertThat(found(where(StuckFields.WAITING_ON, Operator.EQ, text("otto")), Page.FIRST))
                .containsExactly(number);
    }

    @Test
    void tellsTheErrorThatARetryFollows() {
        lives.submitAccessRequest.submit(
                grant(List.of("zoe"), asked(SubmissionFixture.WIKI)), SubmissionFixture.BY_ZOE);
        TrackingNumber number = onlyOne();
        clock.pass(Duration.ofHours(1));
        lives.recordProvisioningResult.record(number, 0, new ProvisioningResult.Failed("timed out", true, 1));

        assertThat(diagnosis(number))
                .returns("timed out", Diagnosis::lastError)
                .returns(1, Diagnosis::retries)
                .returns(NOW.plus(Duration.ofHours(1)), Diagnosis::since)
                .returns(Reason.RETRY_SCHEDULED, one -> one.main().reason());
    }

    @Test
    void saysThatARequestHasEndedAndNothingOfWhatMustNotBeSeen() {
        keep(endedByItself(trackingNumber(5)), stuckInApproval(trackingNumber(6)));

        assertThat(diagnoseRequest.diagnose(trackingNumber(5), new Visibility.Everything()))
                .containsInstanceOf(Answer.Ended.class);
        assertThat(diagnoseRequest.diagnose(trackingNumber(6), new Visibility.OwnOf("somebody else")))
                .isEmpty();
        assertThat(diagnoseRequest.diagnose(trackingNumber(7), new Visibility.Everything()))
                .isEmpty();
    }

    @Test
    void namesOtherRequestsForTheSameAccess() {
        keep(stuckInApproval(trackingNumber(6)), stuckInApproval(trackingNumber(7)));

        Answer answer = diagnoseRequest
                .diagnose(trackingNumber(6), new Visibility.Everything())
                .orElseThrow();

        assertThat(((Answer.Open) answer).alsoAskedForIn()).containsExactly(trackingNumber(7));
    }

    private TrackingNumber onlyOne() {
        return identityRequests
                .page(RequestQuery.all(new Visibility.Everything()), Page.FIRST)
                .getFirst()
                .trackingNumber();
    }

    private Diagnosis diagnosis(TrackingNumber number) {
        Answer answer =
                diagnoseRequest.diagnose(number, new Visibility.Everything()).orElseThrow();
        return ((Answer.Open) answer).diagnosis();
    }

    private Result find(int most, Selection selection, Page page, boolean count) {
        return new FindStuckRequests(new InMemorySuspects(identityRequests), caseFiles, clock, most)
                .find(selection, page, count);
    }

    private List<TrackingNumber> found(Selection selection, Page page) {
        return ((Result.Found) find(2_000, selection, page, false))
                .page().stream().map(Diagnosis::trackingNumber).toList();
    }

    private void keepMany(int count) {
        keep(IntStream.range(0, count)
                .mapToObj(number -> created(
                        NOW.minus(Duration.ofDays(60)).plusSeconds(number), withoutItems(trackingNumber(number + 10))))
                .toArray(IdentityRequest[]::new));
    }

    private void keep(IdentityRequest... some) {
        List<RecordedRequest> documents =
                Arrays.stream(some).map(RecordedRequestFixture::recorded).toList();
        transactions.inTransaction(() -> identityRequests.add(documents));
    }

    private static Selection by(ListField field, boolean descending) {
        return new Selection(null, new Sort(List.of(new Sort.Key(field, descending))));
    }

    private static Selection where(ListField field, Operator operator, Value... value) {
        return new Selection(Filter.Comparison.of(field, operator, value), Sort.OWN);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    /** Counts how many requests are read. */
    private static final class Counting implements RequestsUnderWay {

        private final RequestsUnderWay requests;
        private int read;

        Counting(RequestsUnderWay requests) {
            this.requests = requests;
        }

        @Override
        public List<RecordedRequest> findAll(Collection<TrackingNumber> trackingNumbers) {
            read += trackingNumbers.size();
            return requests.findAll(trackingNumbers);
        }

        @Override
        public void holdRecipient(String identityId) {
            requests.holdRecipient(identityId);
        }

        @Override
        public List<RunningItem> running(String recipientId, Collection<String> objectIds) {
            return requests.running(recipientId, objectIds);
        }

        @Override
        public void advance(List<Advance> advances) {
            requests.advance(advances);
        }

        @Override
        public Map<String, TrackingNumber> withItems(Collection<String> itemIds) {
            return requests.withItems(itemIds);
        }
    }
}
