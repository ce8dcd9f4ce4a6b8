package org.unstuck.application.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.OTHER_RUN;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.lifecycleStateChange;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.request.RecordedRequestFixture.withEverythingSaid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.closing.CloseRequests.Progress;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.DirectiveFixture;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestArbitraries;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.ProvisioningCompleted;

class CloseRequestsTest {

    private static final TrackingNumber REFUSED = trackingNumber(20);
    private static final TrackingNumber STUCK = trackingNumber(19);
    private static final TrackingNumber ENDED = trackingNumber(18);
    private static final TrackingNumber CLOSED_BEFORE = trackingNumber(17);
    private static final TrackingNumber UNKNOWN = trackingNumber(16);
    private static final TrackingNumber LIFECYCLE = trackingNumber(15);
    private static final TrackingNumber VERIFYING = trackingNumber(14);
    private static final TrackingNumber REFUSED_TOO = trackingNumber(13);
    private static final TrackingNumber WITHOUT_ITEMS = trackingNumber(12);
    private static final TrackingNumber NOT_NAMED = trackingNumber(11);

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 500})
    void closesWhatCanBeClosedAndTouchesNothingElse(int chunkSize) {
        CloseRunId other = keepOneOfEveryKind();
        List<TrackingNumber> untouched = List.of(REFUSED, ENDED, CLOSED_BEFORE, LIFECYCLE, REFUSED_TOO, NOT_NAMED);
        List<RecordedRequest> before = untouched.stream().map(unstuck::recorded).toList();
        CloseRunId id = unstuck.start(List.of(
                REFUSED.toString(),
                "no id",
                STUCK.toString(),
                ENDED.toString(),
                CLOSED_BEFORE.toString(),
                UNKNOWN.toString(),
                LIFECYCLE.toString(),
                VERIFYING.toString(),
                REFUSED_TOO.toString(),
                WITHOUT_ITEMS.toString()));

        int chunks = unstuck.closeAll(id, chunkSize);

        assertThat(chunks).isEqualTo((9 + chunkSize - 1) / chunkSize);
        assertThat(untouched).map(unstuck::recorded).isEqualTo(before);
        for (TrackingNumber closed : List.of(STUCK, VERIFYING, WITHOUT_ITEMS)) {
            assertThat(unstuck.request(closed))
                    .isInstanceOfSatisfying(
                            ClosedRequest.class,
                            request -> assertThat(request.closedBy()).isEqualTo(id));
        }
        assertThat(unstuck.items(id))
                .extracting(CloseRunItem::id, item -> item.outcome().kind())
                .containsExactly(
                        tuple(REFUSED.toString(), Outcome.Kind.FAILED),
                        tuple(STUCK.toString(), Outcome.Kind.CLOSED),
                        tuple(ENDED.toString(), Outcome.Kind.ALREADY_CLOSED),
                        tuple(CLOSED_BEFORE.toString(), Outcome.Kind.ALREADY_CLOSED),
                        tuple(UNKNOWN.toString(), Outcome.Kind.NOT_FOUND),
                        tuple(LIFECYCLE.toString(), Outcome.Kind.NOT_AN_ACCESS_REQUEST),
                        tuple(VERIFYING.toString(), Outcome.Kind.CLOSED),
                        tuple(REFUSED_TOO.toString(), Outcome.Kind.FAILED),
                        tuple(WITHOUT_ITEMS.toString(), Outcome.Kind.CLOSED),
                        tuple("no id", Outcome.Kind.NOT_FOUND));
        assertThat(outcome(id, CLOSED_BEFORE).closedBy()).isEqualTo(other);
        assertThat(unstuck.run(id).tally()).isEqualTo(new Tally(3, 7, 0, 0));
        assertThat(unstuck.outgoingEvents.held(id))
                .extracting(held -> ((ProvisioningCompleted) held.event()).trackingNumber())
                .containsExactlyInAnyOrder(STUCK, VERIFYING, WITHOUT_ITEMS);
    }

    private CloseRunId keepOneOfEveryKind() {
        unstuck.keep(Stream.of(
                        stuckInApproval(REFUSED),
                        stuckInApproval(STUCK),
                        endedByItself(ENDED),
                        stuckInApproval(CLOSED_BEFORE),
                        lifecycleStateChange(LIFECYCLE),
                        verifying(VERIFYING),
                        stuckInProvisioning(REFUSED_TOO),
                        withoutItems(WITHOUT_ITEMS),
                        stuckInApproval(NOT_NAMED))
                .map(request -> withEverythingSaid(request))
                .toList());
        CloseRunId other = unstuck.start(CLOSED_BEFORE);
        unstuck.closeAndConclude(other);
        unstuck.identityRequests.refuse(REFUSED);
        unstuck.identityRequests.refuse(REFUSED_TOO);
        return other;
    }

    @Test
    void writesOfARequestWhatTheDomainMadeOfItAndAnEventThatSaysSo() {
        OpenRequest open = stuckInProvisioning();
        unstuck.keep(open);
        CloseRunId id = unstuck.start(open.trackingNumber());

        unstuck.closeAll(id, 500);

        Instant at = unstuck.run(id).started();
        Closure closure = open.close(DirectiveFixture.byDefault(), id, at);
        assertThat(unstuck.request(open.trackingNumber())).isEqualTo(closure.closed());
        assertThat(unstuck.outgoingEvents.held(id))
                .singleElement()
                .satisfies(held -> assertThat(held)
                        .isEqualTo(new OutgoingEvent(held.id(), at, ProvisioningCompleted.of(closure.closed()))));
        assertThat(outcome(id, open.trackingNumber())).isEqualTo(Outcome.CLOSED);
    }

    @Test
    void holdsItsEventsUntilTheRunIsConcluded() {
        unstuck.keep(stuckInApproval());
        CloseRunId id = unstuck.start(stuckInApproval().trackingNumber());

        unstuck.closeAll(id, 500);

        assertThat(unstuck.outgoingEvents.held(id)).hasSize(1);
        assertThat(unstuck.outgoingEvents.released(id)).isEmpty();
    }

    @Test
    void goesThroughOneChunkEachTimeAndSaysWhetherThereIsMore() {
        List<TrackingNumber> numbers = trackingNumbers(5);
        numbers.forEach(number -> unstuck.keep(stuckInApproval(number)));
        CloseRunId id = unstuck.start(numbers.toArray(TrackingNumber[]::new));
        CloseRequests closeRequests = unstuck.closeRequests(2);

        assertThat(closeRequests.close(id)).isEqualTo(Progress.MORE);
        assertThat(unstuck.run(id).processed()).isEqualTo(2);
        assertThat(unstuck.run(id).state()).isEqualTo(CloseRun.State.RUNNING);
        assertThat(unstuck.run(id).tally()).isEqualTo(new Tally(2, 0, 3, 0));
        assertThat(unstuck.request(numbers.get(2))).isInstanceOf(OpenRequest.class);

        assertThat(closeRequests.close(id)).isEqualTo(Progress.MORE);
        assertThat(closeRequests.close(id)).isEqualTo(Progress.ALL_DONE);
        assertThat(unstuck.run(id).processed()).isEqualTo(5);
        assertThat(unstuck.run(id).tally()).isEqualTo(new Tally(5, 0, 0, 0));
    }

    @Test
    void doesNothingNewWhenCalledAgainAfterAllWasDone() {
        unstuck.keep(stuckInApproval());
        CloseRunId id = unstuck.start(stuckInApproval().trackingNumber());
        unstuck.closeAll(id, 500);
        CloseRun run = unstuck.run(id);
        IdentityRequest closed = unstuck.request(stuckInApproval().trackingNumber());

        assertThat(unstuck.closeRequests(500).close(id)).isEqualTo(Progress.ALL_DONE);

        assertThat(unstuck.run(id)).isEqualTo(run);
        assertThat(unstuck.request(closed.trackingNumber())).isEqualTo(closed);
        assertThat(unstuck.outgoingEvents.held(id)).hasSize(1);
    }

    @Test
    void doesNothingWhenTheRunWasCalledOff() {
        unstuck.keep(stuckInApproval());
        CloseRunId id = unstuck.start(stuckInApproval().trackingNumber());
        unstuck.cancelCloseRun.cancel(id, OPERATOR);
        CloseRun run = unstuck.run(id);

        assertThat(unstuck.closeRequests(500).close(id)).isEqualTo(Progress.CALLED_OFF);

        assertThat(unstuck.run(id)).isEqualTo(run);
        assertThat(unstuck.request(stuckInApproval().trackingNumber())).isEqualTo(stuckInApproval());
        assertThat(outcome(id, stuckInApproval().trackingNumber())).isEqualTo(Outcome.PENDING);
        assertThat(unstuck.outgoingEvents.held(id)).isEmpty();
    }

    @Test
    void isAllDoneAtOnceWhenNothingCanBeATrackingNumber() {
        CloseRunId id = unstuck.start(List.of("x"));

        assertThat(unstuck.closeRequests(500).close(id)).isEqualTo(Progress.ALL_DONE);
        assertThat(unstuck.run(id).state()).isEqualTo(CloseRun.State.ACCEPTED);
    }

    @Test
    void judgesTheRequestAsItIsWhenTheRunComesToItAndNotAsItWasWhenAccepted() {
        unstuck.keep(stuckInApproval(trackingNumber(1)), stuckInApproval(trackingNumber(2)));
        CloseRunId id = unstuck.start(trackingNumber(1), trackingNumber(2), trackingNumber(3));
        unstuck.replace(endedByItself(trackingNumber(1)));
        unstuck.keep(verifying(trackingNumber(3)));

        unstuck.closeAll(id, 500);

        assertThat(outcome(id, trackingNumber(1)).kind()).isEqualTo(Outcome.Kind.ALREADY_CLOSED);
        assertThat(outcome(id, trackingNumber(2))).isEqualTo(Outcome.CLOSED);
        assertThat(outcome(id, trackingNumber(3))).isEqualTo(Outcome.CLOSED);
    }

    @Test
    void letsTheSecondOfTwoRunsNameTheFirst() {
        unstuck.keep(stuckInApproval());
        TrackingNumber number = stuckInApproval().trackingNumber();
        CloseRunId first = unstuck.start(number);
        CloseRunId second = unstuck.start(number);

        unstuck.closeAll(second, 500);
        unstuck.closeAll(first, 500);

        assertThat(outcome(second, number)).isEqualTo(Outcome.CLOSED);
        assertThat(outcome(first, number).kind()).isEqualTo(Outcome.Kind.ALREADY_CLOSED);
        assertThat(outcome(first, number).closedBy()).isEqualTo(second);
        assertThat(unstuck.outgoingEvents.held(first)).isEmpty();
    }

    @Test
    void givesEveryRowItsReasonWhenTheDatabaseRefusesThemAll() {
        List<TrackingNumber> numbers = trackingNumbers(5);
        numbers.forEach(number -> {
            unstuck.keep(stuckInApproval(number));
            unstuck.identityRequests.refuse(number);
        });
        CloseRunId id = unstuck.start(numbers.toArray(TrackingNumber[]::new));

        assertThat(unstuck.closeRequests(500).close(id)).isEqualTo(Progress.ALL_DONE);

        assertThat(unstuck.items(id))
                .extracting(CloseRunItem::outcome)
                .containsOnly(Outcome.failed("the database refused it"));
        assertThat(unstuck.outgoingEvents.held(id)).isEmpty();
    }

    @Test
    void makesOneAttemptForAChunkThatIsNotRefused() {
        List<TrackingNumber> numbers = trackingNumbers(500);
        unstuck.keep(numbers.stream()
                .map(number -> recorded(stuckInApproval(number)))
                .toList());
        CloseRunId id = unstuck.start(numbers.toArray(TrackingNumber[]::new));

        unstuck.closeRequests(500).close(id);

        assertThat(unstuck.transactions.attempts()).isEqualTo(1);
        assertThat(unstuck.run(id).tally()).isEqualTo(new Tally(500, 0, 0, 0));
    }

    @Test
    void failsForARunThatIsNotThere() {
        assertThatIllegalStateException()
                .isThrownBy(() -> unstuck.closeRequests(500).close(OTHER_RUN))
                .withMessageContaining(OTHER_RUN.toString());
    }

    @Test
    void refusesAChunkSizeThatNeverComesToAnEnd() {
        assertThatIllegalArgumentException().isThrownBy(() -> unstuck.closeRequests(0));
    }

    @Property(tries = 200)
    void givesEveryTrackingNumberAnOutcomeAndKeepsTheTotalAtEveryStep(
            @ForAll("requests") List<IdentityRequest> kept,
            @ForAll("numbers") List<TrackingNumber> named,
            @ForAll("numbers") List<TrackingNumber> refused,
            @ForAll @IntRange(min = 1, max = 6) int chunkSize) {
        InMemoryUnstuck any = new InMemoryUnstuck();
        any.keep(kept.toArray(IdentityRequest[]::new));
        refused.forEach(any.identityRequests::refuse);
        List<String> ids =
                new ArrayList<>(named.stream().map(TrackingNumber::toString).toList());
        ids.add("no id");
        CloseRunId id = any.start(ids);
        int total = any.run(id).tally().total();

        CloseRequests closeRequests = any.closeRequests(chunkSize);
        Progress progress;
        do {
            progress = closeRequests.close(id);
            assertThat(any.run(id).tally().total()).isEqualTo(total);
            assertThat(any.run(id).tally()).isEqualTo(counted(any.items(id)));
        } while (progress == Progress.MORE);
        any.concludeCloseRun.conclude(id);

        assertThat(any.items(id))
                .hasSize(total)
                .noneMatch(item -> item.outcome().equals(Outcome.PENDING));
        for (IdentityRequest before : kept) {
            IdentityRequest now = any.request(before.trackingNumber());
            boolean closable = before instanceof OpenRequest
                    && before.submission().isAccessRequest()
                    && named.contains(before.trackingNumber())
                    && !refused.contains(before.trackingNumber());
            assertThat(now instanceof ClosedRequest closed && id.equals(closed.closedBy()))
                    .isEqualTo(closable);
            if (!closable) {
                assertThat(now).isEqualTo(before);
            }
        }
        assertThat(any.outgoingEvents.released(id)).hasSize(any.run(id).tally().closed());
    }

    private static Tally counted(List<CloseRunItem> items) {
        Tally tally = Tally.pending(items.size());
        for (CloseRunItem item : items) {
            tally = tally.moved(Outcome.Kind.PENDING, item.outcome().kind());
        }
        return tally;
    }

    @Provide
    Arbitrary<List<IdentityRequest>> requests() {
        Arbitrary<IdentityRequest> requests = Arbitraries.oneOf(
                RequestArbitraries.openRequests(number()).map(IdentityRequest.class::cast),
                RequestArbitraries.endedRequests(number()).map(IdentityRequest.class::cast));
        return requests.list().uniqueElements(IdentityRequest::trackingNumber).ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<TrackingNumber>> numbers() {
        return number().list().uniqueElements().ofMaxSize(8);
    }

    private static Arbitrary<TrackingNumber> number() {
        return Arbitraries.integers().between(-6, 6).map(IdentityRequestFixture::trackingNumber);
    }

    private Outcome outcome(CloseRunId id, TrackingNumber number) {
        return unstuck.items(id).stream()
                .filter(item -> item.id().equals(number.toString()))
                .map(CloseRunItem::outcome)
                .findFirst()
                .orElseThrow();
    }
}
