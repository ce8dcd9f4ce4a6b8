package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.closing.CloseRunFixture.ACCEPTED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.ENDED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.OTHER_RUN;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.closing.CloseRunFixture.STARTED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.accepted;
import static org.unstuck.domain.closing.CloseRunFixture.progressed;
import static org.unstuck.domain.closing.CloseRunFixture.takenBack;
import static org.unstuck.domain.closing.CloseRunFixture.targets;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.unstuck.application.port.CloseRuns.NextChunk;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.CloseTargets;
import org.unstuck.domain.closing.ClosedItem;
import org.unstuck.domain.closing.ItemOutcome;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Refusal;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.TrackingNumber;

/** What every {@link CloseRuns} does. */
public abstract class CloseRunsContract extends PortContract {

    private static final TrackingNumber CLOSED = trackingNumber(9);
    private static final TrackingNumber ENDED = trackingNumber(-3);
    private static final TrackingNumber CLOSED_BY_OTHER = trackingNumber(8);
    private static final TrackingNumber UNKNOWN = trackingNumber(7);
    private static final TrackingNumber CERTIFICATION = trackingNumber(-2);
    private static final TrackingNumber CHANGED = trackingNumber(6);
    private static final TrackingNumber REFUSED_BY_DATABASE = trackingNumber(5);
    private static final TrackingNumber REOPENED = trackingNumber(4);
    private static final TrackingNumber CHANGED_SINCE = trackingNumber(3);
    private static final TrackingNumber NOT_COME_TO = trackingNumber(2);

    private static final List<ItemOutcome> OUTCOMES = List.of(
            ItemOutcome.closed(closure(RUN, stuckInApproval(CLOSED))),
            ItemOutcome.of(ENDED, Outcome.refused(new Refusal.AlreadyClosed(Stage.COMPLETED, null))),
            ItemOutcome.of(CLOSED_BY_OTHER, Outcome.refused(new Refusal.AlreadyClosed(Stage.TERMINATED, OTHER_RUN))),
            ItemOutcome.of(UNKNOWN, Outcome.refused(new Refusal.NotFound())),
            ItemOutcome.of(CERTIFICATION, Outcome.refused(new Refusal.NotAnAccessRequest("Certification"))),
            ItemOutcome.of(CHANGED, new Outcome(Outcome.Kind.CHANGED, "it is \"no longer\" what was shown", null)),
            ItemOutcome.of(REFUSED_BY_DATABASE, Outcome.failed("the database refused it")),
            ItemOutcome.closed(closure(RUN, verifying(REOPENED))),
            ItemOutcome.closed(closure(RUN, stuckInProvisioning(CHANGED_SINCE))));

    private static final List<Reopening> REOPENINGS = List.of(
            new Reopening.Refused(CHANGED_SINCE, "it is closed, but no longer by this run"),
            reopened(verifying(REOPENED)));

    private static final CloseTargets TARGETS = new CloseTargets(
            List.of(
                    CLOSED,
                    ENDED,
                    CLOSED_BY_OTHER,
                    UNKNOWN,
                    CERTIFICATION,
                    CHANGED,
                    REFUSED_BY_DATABASE,
                    REOPENED,
                    CHANGED_SINCE,
                    NOT_COME_TO),
            List.of("no id", "", "ünï, \"c\"\\{o}\nde"));

    private static final Outcome NOT_A_TRACKING_NUMBER = Outcome.refused(new Refusal.NotATrackingNumber());

    protected abstract CloseRuns closeRuns();

    // ---- runs

    @Test
    void readsAnAcceptedRunBackAsItWas() {
        CloseRun run = added(accepted(TARGETS), TARGETS);

        assertThat(closeRuns().find(RUN)).contains(run);
        assertThat(locked()).isEqualTo(run);
        assertThat(closeRuns().page(Page.FIRST)).containsExactly(run);
    }

    @Test
    void readsEveryLaterStateOfARunBackAsItWas() {
        CloseTargets two = targets(trackingNumbers(2));
        CloseRun accepted = added(accepted(two), two);
        CloseRun running =
                accepted.progressed(2, accepted.tally().moved(Outcome.Kind.PENDING, Outcome.Kind.CLOSED), STARTED_AT);

        assertReadsBack(running);
        assertReadsBack(accepted.cancelled(OPERATOR));
        assertReadsBack(running.cancelled(OPERATOR));
        assertReadsBack(running.cancelled(OPERATOR).takenBack(ENDED_AT));
        assertReadsBack(
                running.progressed(0, running.tally().moved(Outcome.Kind.PENDING, Outcome.Kind.NOT_FOUND), ENDED_AT)
                        .concluded(ENDED_AT));
    }

    private void assertReadsBack(CloseRun run) {
        inTransaction(() -> {
            closeRuns().lock(RUN);
            closeRuns().save(run);
        });
        assertThat(closeRuns().find(RUN)).contains(run);
        assertThat(locked()).isEqualTo(run);
        assertThat(closeRuns().page(Page.FIRST)).containsExactly(run);
    }

    @Test
    void savesOneRunAndLeavesTheOthersAlone() {
        CloseRun run = added(accepted(TARGETS), TARGETS);
        CloseRun other = added(accepted(OTHER_RUN, TARGETS), TARGETS);

        inTransaction(() -> closeRuns().save(run.cancelled(OPERATOR)));

        assertThat(closeRuns().find(OTHER_RUN)).contains(other);
        assertThat(closeRuns().items(RUN, null, Page.FIRST))
                .isEqualTo(closeRuns().items(OTHER_RUN, null, Page.FIRST));
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        added(accepted(TARGETS), TARGETS);

        assertThat(closeRuns().find(OTHER_RUN)).isEmpty();
        assertThat(closeRuns().items(OTHER_RUN, null, Page.FIRST)).isEmpty();
        assertThat(closeRuns().countItems(OTHER_RUN, null)).isZero();
        inTransaction(() -> {
            assertThat(closeRuns().lock(OTHER_RUN)).isEmpty();
            assertThat(closeRuns().lockNextChunk(OTHER_RUN, 10)).isEmpty();
        });
    }

    @Test
    void pagesTheNewestFirst() {
        CloseTargets one = targets(CLOSED);
        List<CloseRun> byAge = IntStream.range(0, 5)
                .mapToObj(age -> accepted(runId(5 - age), one, ACCEPTED_AT.minusMillis(age)))
                .toList();
        Stream.of(3, 0, 4, 2, 1).map(byAge::get).forEach(run -> added(run, one));

        assertThat(closeRuns().page(Page.FIRST)).containsExactlyElementsOf(byAge);
        assertThat(closeRuns().page(new Page(2, 0))).containsExactlyElementsOf(byAge.subList(0, 2));
        assertThat(closeRuns().page(new Page(2, 2))).containsExactlyElementsOf(byAge.subList(2, 4));
        assertThat(closeRuns().page(new Page(2, 4))).containsExactlyElementsOf(byAge.subList(4, 5));
        assertThat(closeRuns().page(new Page(2, 6))).isEmpty();
        assertThat(closeRuns().page(new Page(0, 0))).isEmpty();
        assertThat(closeRuns().count()).isEqualTo(5);
    }

    @Test
    void givesEachRunOnOnePageEvenWhenAllWereAcceptedAtOnce() {
        CloseTargets one = targets(CLOSED);
        List<CloseRun> runs = IntStream.range(1, 8)
                .mapToObj(number -> added(accepted(runId(number), one), one))
                .toList();

        List<CloseRun> paged = new ArrayList<>();
        for (int offset = 0; offset < 9; offset += 3) {
            paged.addAll(closeRuns().page(new Page(3, offset)));
        }

        assertThat(paged).containsExactlyInAnyOrderElementsOf(runs);
    }

    @Test
    void isEmptyInTheBeginning() {
        assertThat(closeRuns().page(Page.FIRST)).isEmpty();
        assertThat(closeRuns().count()).isZero();
    }

    // ---- locks

    @Test
    void letsASecondTransactionWaitForALockedRunAndSeeWhatTheFirstMadeOfIt() {
        CloseRun run = added(accepted(TARGETS), TARGETS);

        CompletableFuture<CloseRun> second = inTransaction(() -> {
            closeRuns().lock(RUN);
            CompletableFuture<CloseRun> waiting = meanwhile(this::locked);
            assertThat(waiting).failsWithin(A_WHILE);
            closeRuns().save(run.cancelled(OPERATOR));
            return waiting;
        });

        assertThat(second).succeedsWithin(SOON).isEqualTo(run.cancelled(OPERATOR));
    }

    @Test
    void letsASecondTransactionWaitForItsChunkAndComeToWhatTheFirstLeft() {
        CloseRun run = added(accepted(TARGETS), TARGETS);
        List<ItemOutcome> outcomes = OUTCOMES.subList(0, 4);
        CloseRun after = progressed(run, outcomes);

        CompletableFuture<NextChunk> second = inTransaction(() -> {
            closeRuns().lockNextChunk(RUN, 4);
            CompletableFuture<NextChunk> waiting = meanwhile(() -> nextChunk(4));
            assertThat(waiting).failsWithin(A_WHILE);
            closeRuns().recordOutcomes(after, outcomes);
            return waiting;
        });

        assertThat(second)
                .succeedsWithin(SOON)
                .isEqualTo(new NextChunk(after, TARGETS.trackingNumbers().subList(4, 8)));
    }

    @Test
    void letsACancelWaitForTheChunkThatIsUnderWay() {
        CloseRun run = added(accepted(TARGETS), TARGETS);
        CloseRun after = progressed(run, OUTCOMES);

        CompletableFuture<CloseRun> cancel = inTransaction(() -> {
            closeRuns().lockNextChunk(RUN, 9);
            CompletableFuture<CloseRun> waiting = meanwhile(this::locked);
            assertThat(waiting).failsWithin(A_WHILE);
            closeRuns().recordOutcomes(after, OUTCOMES);
            return waiting;
        });

        assertThat(cancel).succeedsWithin(SOON).isEqualTo(after);
    }

    // ---- chunks

    @Test
    void comesToTheTrackingNumbersInTheOrderTheyWereSentChunkByChunk() {
        CloseRun run = added(accepted(TARGETS), TARGETS);
        List<TrackingNumber> sent = TARGETS.trackingNumbers();

        assertThat(nextChunk(3)).isEqualTo(new NextChunk(run, sent.subList(0, 3)));
        assertThat(nextChunk(3).trackingNumbers()).isEqualTo(sent.subList(0, 3));

        CloseRun second = recorded(run, OUTCOMES.subList(0, 3));
        assertThat(nextChunk(3)).isEqualTo(new NextChunk(second, sent.subList(3, 6)));
        assertThat(nextChunk(1)).isEqualTo(new NextChunk(second, sent.subList(3, 4)));

        CloseRun third = recorded(second, OUTCOMES.subList(3, 9));
        assertThat(nextChunk(3)).isEqualTo(new NextChunk(third, sent.subList(9, 10)));

        CloseRun last = recorded(third, List.of(ItemOutcome.of(NOT_COME_TO, Outcome.failed("no"))));
        assertThat(nextChunk(3)).isEqualTo(new NextChunk(last, List.of()));
    }

    @Test
    void comesToFiveHundredInOneChunkAndRecordsThem() {
        List<TrackingNumber> sent = trackingNumbers(500).reversed();
        CloseRun run = added(accepted(targets(sent)), targets(sent));

        assertThat(nextChunk(500).trackingNumbers()).isEqualTo(sent);

        recorded(
                run,
                sent.stream()
                        .map(number -> ItemOutcome.closed(closure(RUN, stuckInApproval(number))))
                        .toList());
        assertThat(nextChunk(500).trackingNumbers()).isEmpty();
        assertThat(closedItems()).hasSize(500);
        assertThat(closeRuns().items(RUN, Outcome.Kind.CLOSED, new Page(250, 250)))
                .extracting(CloseRunItem::id)
                .containsExactlyElementsOf(sent.subList(250, 500).stream()
                        .map(TrackingNumber::toString)
                        .toList());
    }

    @Test
    void comesToNothingWhenEveryIdIsUnrecognized() {
        CloseTargets none = new CloseTargets(List.of(), List.of("x"));
        CloseRun run = added(accepted(none), none);

        assertThat(nextChunk(500)).isEqualTo(new NextChunk(run, List.of()));
        assertThat(closeRuns().items(RUN, null, Page.FIRST))
                .containsExactly(new CloseRunItem("x", NOT_A_TRACKING_NUMBER));
    }

    @Test
    void saysAlsoOfTheNextChunkThatTheRunWasCancelled() {
        CloseRun run = added(accepted(TARGETS), TARGETS);
        inTransaction(() -> closeRuns().save(run.cancelled(OPERATOR)));

        assertThat(nextChunk(3).run()).isEqualTo(run.cancelled(OPERATOR));
    }

    // ---- outcomes

    @Test
    void recordsTheRunTogetherWithItsOutcomes() {
        CloseRun after = recorded(added(accepted(TARGETS), TARGETS), OUTCOMES);

        assertThat(closeRuns().find(RUN)).contains(after);
        assertThat(after.started()).isEqualTo(STARTED_AT);
    }

    @Test
    void listsEveryIdInTheOrderSentWithPendingUntilTheRunComesToIt() {
        CloseRun run = added(accepted(TARGETS), TARGETS);
        assertThat(closeRuns().items(RUN, null, Page.FIRST)).containsExactlyElementsOf(items(List.of()));

        recorded(run, OUTCOMES.subList(0, 2));
        assertThat(closeRuns().items(RUN, null, Page.FIRST)).containsExactlyElementsOf(items(OUTCOMES.subList(0, 2)));
    }

    private static List<CloseRunItem> items(List<ItemOutcome> outcomes) {
        List<CloseRunItem> items = new ArrayList<>();
        for (int position = 0; position < TARGETS.trackingNumbers().size(); position++) {
            items.add(new CloseRunItem(
                    TARGETS.trackingNumbers().get(position).toString(),
                    position < outcomes.size() ? outcomes.get(position).outcome() : Outcome.PENDING));
        }
        TARGETS.unrecognized().forEach(id -> items.add(new CloseRunItem(id, NOT_A_TRACKING_NUMBER)));
        return items;
    }

    @Test
    void listsEveryKindOfOutcomeWithItsReasonAndTheOtherRun() {
        runWithEveryKindOfOutcome();

        assertThat(closeRuns().items(RUN, null, Page.FIRST)).containsExactlyElementsOf(everyKind());
    }

    @ParameterizedTest
    @EnumSource
    void listsAndCountsOnlyTheIdsWithOneKindOfOutcome(Outcome.Kind kind) {
        runWithEveryKindOfOutcome();
        List<CloseRunItem> expected = everyKind().stream()
                .filter(item -> item.outcome().kind() == kind)
                .toList();

        assertThat(expected).isNotEmpty();
        assertThat(closeRuns().items(RUN, kind, Page.FIRST)).containsExactlyElementsOf(expected);
        assertThat(closeRuns().countItems(RUN, kind)).isEqualTo(expected.size());
        assertThat(closeRuns().items(RUN, kind, new Page(1, 0))).containsExactly(expected.getFirst());
        assertThat(closeRuns().items(RUN, kind, new Page(1, expected.size()))).isEmpty();
    }

    private static List<CloseRunItem> everyKind() {
        List<CloseRunItem> items = new ArrayList<>();
        for (CloseRunItem item : items(OUTCOMES)) {
            if (item.id().equals(REOPENED.toString())) {
                items.add(new CloseRunItem(item.id(), Outcome.REOPENED));
            } else if (item.id().equals(CHANGED_SINCE.toString())) {
                items.add(
                        new CloseRunItem(item.id(), Outcome.reopenRefused("it is closed, but no longer by this run")));
            } else {
                items.add(item);
            }
        }
        return items;
    }

    @Test
    void pagesThroughTheIdsAcrossTrackingNumbersAndUnrecognizedOnes() {
        runWithEveryKindOfOutcome();

        List<CloseRunItem> paged = new ArrayList<>();
        for (int offset = 0; offset < 15; offset += 3) {
            paged.addAll(closeRuns().items(RUN, null, new Page(3, offset)));
        }

        assertThat(paged).containsExactlyElementsOf(everyKind());
        assertThat(closeRuns().countItems(RUN, null)).isEqualTo(13);
        assertThat(closeRuns().items(RUN, null, new Page(0, 0))).isEmpty();
        assertThat(closeRuns().items(RUN, null, new Page(3, 13))).isEmpty();
    }

    @Test
    void pagesThroughPendingIds() {
        CloseRun run = added(accepted(TARGETS), TARGETS);
        recorded(run, OUTCOMES.subList(0, 5));

        assertThat(closeRuns().countItems(RUN, Outcome.Kind.PENDING)).isEqualTo(5);
        assertThat(closeRuns().items(RUN, Outcome.Kind.PENDING, new Page(2, 2)))
                .containsExactlyElementsOf(items(OUTCOMES.subList(0, 5)).subList(7, 9));
    }

    @Test
    void leavesPendingWhatACancelledRunDidNotComeTo() {
        CloseRun run = recorded(added(accepted(TARGETS), TARGETS), OUTCOMES.subList(0, 5));
        inTransaction(() -> closeRuns().save(run.cancelled(OPERATOR)));

        assertThat(closeRuns().countItems(RUN, Outcome.Kind.PENDING)).isEqualTo(5);
    }

    @Test
    void givesTheIdsWithSomeOutcomesInTheOrderSentAndUnrecognizedOnesLast() {
        runWithEveryKindOfOutcome();

        assertThat(idsWith(EnumSet.of(Outcome.Kind.CHANGED, Outcome.Kind.ALREADY_CLOSED)))
                .containsExactly(ENDED.toString(), CLOSED_BY_OTHER.toString(), CHANGED.toString());
        assertThat(idsWith(EnumSet.of(Outcome.Kind.FAILED, Outcome.Kind.NOT_FOUND, Outcome.Kind.CLOSED)))
                .containsExactly(
                        CLOSED.toString(),
                        UNKNOWN.toString(),
                        REFUSED_BY_DATABASE.toString(),
                        "no id",
                        "",
                        "ünï, \"c\"\\{o}\nde");
        assertThat(idsWith(EnumSet.of(Outcome.Kind.REOPENED))).containsExactly(REOPENED.toString());
        assertThat(idsWith(Set.of())).isEmpty();
    }

    @Test
    void keepsTheItemsOfTwoRunsOverTheSameRequestsApart() {
        runWithEveryKindOfOutcome();
        CloseRun other = added(accepted(OTHER_RUN, TARGETS), TARGETS);
        inTransaction(() -> closeRuns()
                .recordOutcomes(
                        other.progressed(1, other.tally().moved(Outcome.Kind.PENDING, Outcome.Kind.FAILED), STARTED_AT),
                        List.of(ItemOutcome.of(CLOSED, Outcome.failed("no")))));

        assertThat(closeRuns().items(RUN, null, Page.FIRST)).containsExactlyElementsOf(everyKind());
        assertThat(closeRuns().countItems(OTHER_RUN, Outcome.Kind.PENDING)).isEqualTo(9);
        assertThat(closeRuns().items(OTHER_RUN, Outcome.Kind.FAILED, Page.FIRST))
                .containsExactly(new CloseRunItem(CLOSED.toString(), Outcome.failed("no")));
    }

    // ---- taking back

    @ParameterizedTest
    @MethodSource("closures")
    void notesOfAClosedRequestAllThatIsNeededToTakeItBack(Closure closure) {
        CloseTargets one = targets(closure.trackingNumber());
        recorded(added(accepted(one), one), List.of(ItemOutcome.closed(closure)));

        assertThat(closedItems())
                .containsExactly(new ClosedItem(
                        closure.trackingNumber(), closure.closed().revision(), closure.before()));
    }

    static Stream<Closure> closures() {
        return Stream.of(
                closure(RUN, stuckInApproval()),
                closure(RUN, stuckInProvisioning()),
                closure(RUN, verifying()),
                closure(RUN, withoutItems()),
                closure(
                        RUN,
                        closure(OTHER_RUN, stuckInApproval())
                                .closed()
                                .reopen(closure(OTHER_RUN, stuckInApproval()).before())));
    }

    @Test
    void givesWhatWasClosedAndNotYetTakenBack() {
        CloseRun run = recorded(added(accepted(TARGETS), TARGETS), OUTCOMES);
        assertThat(closedItems())
                .extracting(ClosedItem::trackingNumber)
                .containsExactlyInAnyOrder(CLOSED, REOPENED, CHANGED_SINCE);

        takeBack(run);
        assertThat(closedItems()).extracting(ClosedItem::trackingNumber).containsExactly(CLOSED);
    }

    @Test
    void recordsTheRunTogetherWithItsReopenings() {
        CloseRun after = takeBack(recorded(added(accepted(TARGETS), TARGETS), OUTCOMES));

        assertThat(closeRuns().find(RUN)).contains(after);
        assertThat(after.tally().reopened()).isEqualTo(1);
    }

    @Test
    void recordsATakingBackThatFoundNothingToTakeBack() {
        CloseRun cancelled = added(accepted(TARGETS), TARGETS).cancelled(OPERATOR);
        CloseRun after = cancelled.takenBack(ENDED_AT);

        inTransaction(() -> {
            closeRuns().save(cancelled);
            assertThat(closeRuns().closedItems(RUN)).isEmpty();
            closeRuns().recordReopenings(after, List.of());
        });

        assertThat(closeRuns().find(RUN)).contains(after);
    }

    // ---- transactions

    @Test
    void locksAndWritesNothingOutsideOfATransaction() {
        CloseRun run = added(accepted(TARGETS), TARGETS);
        CloseRuns runs = closeRuns();

        assertThatThrownBy(() -> runs.add(accepted(OTHER_RUN, TARGETS), TARGETS))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> runs.lock(RUN)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> runs.lockNextChunk(RUN, 1)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> runs.save(run.cancelled(OPERATOR))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> runs.recordOutcomes(progressed(run, OUTCOMES), OUTCOMES))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> runs.recordReopenings(run.cancelled(OPERATOR).takenBack(ENDED_AT), List.of()))
                .isInstanceOf(RuntimeException.class);
        assertThat(runs.page(Page.FIRST)).containsExactly(run);
    }

    @Test
    void forgetsARunWhoseTransactionFailed() {
        assertThatThrownBy(() -> inTransaction(() -> {
                    closeRuns().add(accepted(TARGETS), TARGETS);
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(closeRuns().find(RUN)).isEmpty();
        assertThat(closeRuns().count()).isZero();
        assertThat(closeRuns().countItems(RUN, null)).isZero();
    }

    // ---- what the tests say in a word

    private CloseRun runWithEveryKindOfOutcome() {
        return takeBack(recorded(added(accepted(TARGETS), TARGETS), OUTCOMES));
    }

    private CloseRun added(CloseRun run, CloseTargets targets) {
        inTransaction(() -> closeRuns().add(run, targets));
        return run;
    }

    private CloseRun recorded(CloseRun run, List<ItemOutcome> outcomes) {
        CloseRun after = progressed(run, outcomes);
        inTransaction(() -> {
            closeRuns().lockNextChunk(run.id(), outcomes.size());
            closeRuns().recordOutcomes(after, outcomes);
        });
        return after;
    }

    private CloseRun takeBack(CloseRun run) {
        CloseRun after = takenBack(run.cancelled(OPERATOR), REOPENINGS);
        inTransaction(() -> {
            closeRuns().lock(RUN);
            closeRuns().save(run.cancelled(OPERATOR));
            closeRuns().recordReopenings(after, REOPENINGS);
        });
        return after;
    }

    private static Reopening reopened(OpenRequest request) {
        Closure closure = closure(RUN, request);
        return new Reopening.Reopened(closure.closed().reopen(closure.before()), closure.before());
    }

    private CloseRun locked() {
        return inTransaction(() -> closeRuns().lock(RUN)).orElseThrow();
    }

    private NextChunk nextChunk(int size) {
        Optional<NextChunk> next = inTransaction(() -> closeRuns().lockNextChunk(RUN, size));
        return next.orElseThrow();
    }

    private List<ClosedItem> closedItems() {
        return inTransaction(() -> closeRuns().closedItems(RUN));
    }

    private List<String> idsWith(Set<Outcome.Kind> kinds) {
        return inTransaction(() -> closeRuns().idsWith(RUN, kinds));
    }
}
