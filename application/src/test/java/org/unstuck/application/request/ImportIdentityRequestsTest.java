package org.unstuck.application.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.lifecycleStateChange;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.request.RecordedRequestFixture.withEverythingSaid;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.application.importing.ImportSummary;
import org.unstuck.application.importing.ImportSummary.Rejection;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

class ImportIdentityRequestsTest {

    private static final TrackingNumber ONE = trackingNumber(1);
    private static final TrackingNumber TWO = trackingNumber(2);
    private static final TrackingNumber THREE = trackingNumber(3);

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();

    @Test
    void addsWhatIsNewReplacesWhatDiffersAndKeepsWhatIsTheSame() {
        unstuck.keep(stuckInApproval(ONE), stuckInApproval(TWO));
        RecordedRequest other = withEverythingSaid(verifying(TWO));
        RecordedRequest added = withEverythingSaid(lifecycleStateChange(THREE));

        ImportSummary summary = importAll(recorded(stuckInApproval(ONE)), other, added);

        assertThat(summary).isEqualTo(new ImportSummary(3, 1, 1, 1, List.of(), 0));
        assertThat(unstuck.request(ONE)).isEqualTo(stuckInApproval(ONE));
        assertThat(unstuck.recorded(TWO).saysTheSameAs(other)).isTrue();
        assertThat(unstuck.request(TWO).revision()).isEqualTo(1);
        assertThat(unstuck.recorded(THREE)).isEqualTo(added);
    }

    @Test
    void findsEverythingUnchangedWhenDoneAgain() {
        RecordedRequest[] documents = {
            recorded(stuckInApproval(ONE)), withEverythingSaid(endedByItself(TWO)), recorded(verifying(THREE))
        };
        importAll(documents);

        assertThat(importAll(documents)).isEqualTo(new ImportSummary(3, 0, 0, 3, List.of(), 0));
    }

    @Test
    void keepsItsChunksWhateverBecomesOfATransactionThatIsOpen() {
        assertThatThrownBy(() -> unstuck.transactions.inTransaction(() -> {
                    importAll(recorded(stuckInApproval(ONE)));
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(unstuck.request(ONE)).isEqualTo(stuckInApproval(ONE));
    }

    @Test
    void comparesASecondDocumentOfTheSameRequestWithWhatTheFirstOneLeft() {
        ImportSummary summary = importAll(
                recorded(stuckInApproval(ONE)),
                recorded(stuckInApproval(TWO)),
                recorded(stuckInApproval(ONE)),
                recorded(verifying(ONE)),
                recorded(endedByItself(ONE)));

        assertThat(summary).isEqualTo(new ImportSummary(5, 2, 2, 1, List.of(), 0));
        assertThat(unstuck.recorded(ONE).saysTheSameAs(recorded(endedByItself(ONE))))
                .isTrue();
    }

    @Test
    void leavesClosedWhatWasClosedHereAndSaysWhy() {
        unstuck.keep(stuckInApproval(ONE), stuckInApproval(TWO));
        CloseRunId run = unstuck.start(ONE);
        unstuck.closeAndConclude(run);
        RecordedRequest closed = unstuck.recorded(ONE);

        ImportSummary summary =
                importAll(recorded(stuckInApproval(TWO)), recorded(stuckInApproval(ONE)), recorded(endedByItself(ONE)));

        String reason = "was closed here by close run " + run + " and stays closed";
        assertThat(summary)
                .isEqualTo(new ImportSummary(
                        3,
                        0,
                        0,
                        1,
                        List.of(new Rejection(1, ONE.toString(), reason), new Rejection(2, ONE.toString(), reason)),
                        2));
        assertThat(unstuck.recorded(ONE)).isEqualTo(closed);
    }

    @Test
    void takesAllButWhatTheDatabaseRefuses() {
        unstuck.keep(stuckInApproval(TWO));
        unstuck.identityRequests.refuse(ONE);
        unstuck.identityRequests.refuse(TWO);

        ImportSummary summary =
                importAll(recorded(stuckInApproval(ONE)), recorded(verifying(TWO)), recorded(stuckInApproval(THREE)));

        assertThat(summary)
                .isEqualTo(new ImportSummary(
                        3,
                        1,
                        0,
                        0,
                        List.of(
                                new Rejection(0, ONE.toString(), "the database refused it"),
                                new Rejection(1, TWO.toString(), "the database refused it")),
                        2));
        assertThat(unstuck.request(TWO)).isEqualTo(stuckInApproval(TWO));
        assertThat(unstuck.request(THREE)).isEqualTo(stuckInApproval(THREE));
    }

    @Test
    void namesWhatCannotBeReadByItsPlace() {
        ImportSummary summary = unstuck.importIdentityRequests.importAll(List.<Candidate<RecordedRequest>>of(
                        new Candidate.Unreadable<RecordedRequest>(null, "is no JSON object"),
                        new Candidate.Readable<>(recorded(stuckInApproval(ONE))),
                        new Candidate.Unreadable<RecordedRequest>("x", "id is no tracking number"))
                .iterator());

        assertThat(summary)
                .isEqualTo(new ImportSummary(
                        3,
                        1,
                        0,
                        0,
                        List.of(
                                new Rejection(0, null, "is no JSON object"),
                                new Rejection(2, "x", "id is no tracking number")),
                        2));
    }

    @Test
    void listsRejectionsByPlaceWhenSomeComeToLightLater() {
        unstuck.identityRequests.refuse(ONE);

        ImportSummary summary = unstuck.importIdentityRequests.importAll(List.<Candidate<RecordedRequest>>of(
                        new Candidate.Readable<>(recorded(stuckInApproval(ONE))),
                        new Candidate.Unreadable<RecordedRequest>("x", "id is no tracking number"))
                .iterator());

        assertThat(summary.rejected()).extracting(Rejection::index).containsExactly(0, 1);
    }

    @Test
    void takesMoreThanOneChunk() {
        List<TrackingNumber> numbers = trackingNumbers(1_203);
        unstuck.identityRequests.refuse(numbers.get(700));

        ImportSummary summary = importAll(numbers.stream()
                .map(number -> recorded(stuckInApproval(number)))
                .toArray(RecordedRequest[]::new));

        assertThat(summary.received()).isEqualTo(1_203);
        assertThat(summary.imported()).isEqualTo(1_202);
        assertThat(summary.rejected()).extracting(Rejection::index).containsExactly(700);
        assertThat(unstuck.identityRequests.count(RequestQuery.all(new Visibility.Everything())))
                .isEqualTo(1_202);
    }

    @Test
    void takesNothingFromAnEmptyImport() {
        assertThat(importAll()).isEqualTo(new ImportSummary(0, 0, 0, 0, List.of(), 0));
    }

    @Test
    void listsAtMostSoManyRejectionsButCountsThemAll() {
        int tooMany = ImportSummary.MAX_REJECTIONS + 5;

        ImportSummary summary = unstuck.importIdentityRequests.importAll(
                Collections.nCopies(tooMany, new Candidate.Unreadable<RecordedRequest>(null, "no"))
                        .iterator());

        assertThat(summary.rejectedCount()).isEqualTo(tooMany);
        assertThat(summary.rejected())
                .extracting(Rejection::index)
                .isEqualTo(
                        IntStream.range(0, ImportSummary.MAX_REJECTIONS).boxed().toList());
        assertThat(summary.received()).isEqualTo(tooMany);
    }

    @Test
    void looksAgainAtWhatSomebodyElseAddedBetweenItsLookAndItsInsert() {
        unstuck.keep(stuckInApproval(ONE), stuckInApproval(TWO));
        ImportIdentityRequests importing = new ImportIdentityRequests(
                new AddedMeanwhile(unstuck.identityRequests, Set.of(ONE, TWO)), unstuck.transactions);

        ImportSummary summary = importing.importAll(
                candidates(recorded(stuckInApproval(ONE)), recorded(verifying(TWO)), recorded(stuckInApproval(THREE))));

        assertThat(summary).isEqualTo(new ImportSummary(3, 1, 1, 1, List.of(), 0));
        assertThat(unstuck.recorded(TWO).saysTheSameAs(recorded(verifying(TWO))))
                .isTrue();
    }

    /** Does not see some requests the first time it is asked for them, as if they came just after. */
    private static final class AddedMeanwhile implements IdentityRequests {

        private final IdentityRequests requests;
        private final Set<TrackingNumber> unseen;

        AddedMeanwhile(IdentityRequests requests, Set<TrackingNumber> unseen) {
            this.requests = requests;
            this.unseen = new HashSet<>(unseen);
        }

        @Override
        public List<RecordedRequest> lockRecorded(Collection<TrackingNumber> trackingNumbers) {
            return requests.lockRecorded(trackingNumbers).stream()
                    .filter(recorded -> !unseen.remove(recorded.trackingNumber()))
                    .toList();
        }

        @Override
        public List<IdentityRequest> lock(Collection<TrackingNumber> trackingNumbers) {
            return requests.lock(trackingNumbers);
        }

        @Override
        public void close(List<Closure> closures) {
            requests.close(closures);
        }

        @Override
        public void reopen(List<Reopening.Reopened> reopened) {
            requests.reopen(reopened);
        }

        @Override
        public Set<TrackingNumber> add(List<RecordedRequest> documents) {
            return requests.add(documents);
        }

        @Override
        public void replace(List<RecordedRequest> documents) {
            requests.replace(documents);
        }

        @Override
        public Optional<RecordedRequest> find(TrackingNumber trackingNumber, Visibility visibility) {
            return requests.find(trackingNumber, visibility);
        }

        @Override
        public List<RecordedRequest> page(RequestQuery query, Page page) {
            return requests.page(query, page);
        }

        @Override
        public long count(RequestQuery query) {
            return requests.count(query);
        }
    }

    private ImportSummary importAll(RecordedRequest... documents) {
        ImportSummary summary = unstuck.importIdentityRequests.importAll(candidates(documents));
        assertThat(summary.received())
                .isEqualTo(summary.imported() + summary.updated() + summary.unchanged() + summary.rejectedCount());
        return summary;
    }

    private static Iterator<Candidate<RecordedRequest>> candidates(RecordedRequest... documents) {
        return Arrays.stream(documents)
                .<Candidate<RecordedRequest>>map(Candidate.Readable::new)
                .iterator();
    }
}
