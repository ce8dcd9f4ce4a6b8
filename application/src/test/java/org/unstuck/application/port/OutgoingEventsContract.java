package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.unstuck.domain.closing.CloseRunFixture.ENDED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.OTHER_RUN;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.closing.CloseRunFixture.STARTED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.accepted;
import static org.unstuck.domain.closing.CloseRunFixture.targets;
import static org.unstuck.domain.request.IdentityRequestFixture.CLOSED_AT;
import static org.unstuck.domain.request.IdentityRequestFixture.between;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.application.port.OutgoingEvents.StoredEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.CloseRunCancelled;
import org.unstuck.domain.trigger.CloseRunConcluded;
import org.unstuck.domain.trigger.IdentityRequestsReopened;
import org.unstuck.domain.trigger.ProvisioningCompleted;
import org.unstuck.domain.trigger.Trigger;

/** What every {@link OutgoingEvents} does; the state of the runs is told to the {@link CloseRuns} beside it. */
public abstract class OutgoingEventsContract extends PortContract {

    private static final TrackingNumber ONE = trackingNumber(1);
    private static final TrackingNumber TWO = trackingNumber(-2);
    private static final TrackingNumber THREE = trackingNumber(3);

    private int ids;

    protected abstract OutgoingEvents outgoingEvents();

    protected abstract CloseRuns closeRuns();

    @Test
    void holdsTheEventsOfARunUntilItIsConcluded() {
        CloseRun accepted = started(RUN, ONE, TWO);
        hold(RUN, ONE, TWO);
        assertThat(outgoingEvents().released(RUN)).isEmpty();

        CloseRun running = accepted.progressed(2, new Tally(2, 0, 0, 0), STARTED_AT);
        save(running);
        assertThat(outgoingEvents().released(RUN)).isEmpty();

        end(running.concluded(ENDED_AT));
        assertThat(outgoingEvents().released(RUN)).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void releasesTheEventsOfEveryChunk() {
        CloseRun run = started(RUN, ONE, TWO, THREE);
        hold(RUN, ONE);
        hold(RUN);
        hold(RUN, TWO, THREE);

        conclude(run);

        assertThat(outgoingEvents().released(RUN)).containsExactlyInAnyOrder(ONE, TWO, THREE);
    }

    @Test
    void releasesNothingOfARunThatClosedNothing() {
        conclude(started(RUN, ONE));

        assertThat(outgoingEvents().released(RUN)).isEmpty();
    }

    @Test
    void releasesNothingOfAnUnknownRun() {
        assertThat(outgoingEvents().released(OTHER_RUN)).isEmpty();
    }

    @Test
    void neverReleasesTheEventsOfACancelledRun() {
        CloseRun run = started(RUN, ONE, TWO);
        hold(RUN, ONE, TWO);

        inTransaction(() -> {
            closeRuns().save(run.cancelled(OPERATOR));
            outgoingEvents().drop(RUN);
        });
        assertThat(outgoingEvents().released(RUN)).isEmpty();

        save(run.cancelled(OPERATOR).takenBack(ENDED_AT));
        assertThat(outgoingEvents().released(RUN)).isEmpty();
    }

    @Test
    void forgetsWhatItDropsForGood() {
        CloseRun run = started(RUN, ONE);
        hold(RUN, ONE);

        inTransaction(() -> outgoingEvents().drop(RUN));
        conclude(run);

        assertThat(outgoingEvents().released(RUN)).isEmpty();
    }

    @Test
    void dropsAndReleasesTheEventsOfOneRunOnly() {
        CloseRun run = started(RUN, ONE);
        CloseRun other = started(OTHER_RUN, TWO);
        hold(RUN, ONE);
        hold(OTHER_RUN, TWO);

        inTransaction(() -> {
            closeRuns().save(run.cancelled(OPERATOR));
            outgoingEvents().drop(RUN);
        });
        conclude(other);

        assertThat(outgoingEvents().released(OTHER_RUN)).containsExactly(TWO);
        assertThat(outgoingEvents().released(RUN)).isEmpty();
    }

    @Test
    void dropsNothingWhereNothingIs() {
        inTransaction(() -> outgoingEvents().drop(RUN));

        assertThat(outgoingEvents().released(RUN)).isEmpty();
    }

    @Test
    void holdsAnEventForARequestClosedByTwoRuns() {
        conclude(started(RUN, ONE));
        conclude(started(OTHER_RUN, ONE));
        hold(RUN, ONE);
        hold(OTHER_RUN, ONE);

        assertThat(outgoingEvents().released(RUN)).containsExactly(ONE);
        assertThat(outgoingEvents().released(OTHER_RUN)).containsExactly(ONE);
    }

    @Test
    void holdsFiveHundredAtOnce() {
        List<TrackingNumber> numbers = trackingNumbers(500);
        CloseRun run = started(RUN, numbers.toArray(TrackingNumber[]::new));
        hold(RUN, numbers.toArray(TrackingNumber[]::new));

        conclude(run);

        assertThat(outgoingEvents().released(RUN)).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @Test
    void holdsEventsThatSayMuchOrLittle() {
        CloseRun run = started(RUN, ONE, TWO, THREE);
        inTransaction(() -> outgoingEvents()
                .hold(
                        RUN,
                        List.of(
                                event(stuckInApproval(ONE)),
                                event(stuckInProvisioning(TWO)),
                                event(between(null, null, withoutItems(THREE))))));

        conclude(run);

        assertThat(outgoingEvents().released(RUN)).containsExactlyInAnyOrder(ONE, TWO, THREE);
    }

    @Test
    void forgetsEventsWhoseTransactionFailed() {
        CloseRun run = started(RUN, ONE);
        assertThatThrownBy(() -> inTransaction(() -> {
                    outgoingEvents().hold(RUN, List.of(event(stuckInApproval(ONE))));
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        conclude(run);

        assertThat(outgoingEvents().released(RUN)).isEmpty();
    }

    @Test
    void keepsEventsWhoseDropFailed() {
        CloseRun run = started(RUN, ONE);
        hold(RUN, ONE);
        assertThatThrownBy(() -> inTransaction(() -> {
                    outgoingEvents().drop(RUN);
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);

        conclude(run);

        assertThat(outgoingEvents().released(RUN)).containsExactly(ONE);
    }

    @Test
    void writesNothingOutsideOfATransaction() {
        CloseRun run = started(RUN, ONE, TWO);
        hold(RUN, ONE);

        assertThatThrownBy(() -> outgoingEvents().hold(RUN, List.of(event(stuckInApproval(TWO)))))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> outgoingEvents().drop(RUN)).isInstanceOf(RuntimeException.class);

        conclude(run);
        assertThat(outgoingEvents().released(RUN)).containsExactly(ONE);
    }

    @Test
    void releasesTheEventsOfARunAsOneBatchWithTheOneAboutTheRun() {
        CloseRun run = started(RUN, ONE, TWO);
        hold(RUN, ONE, TWO);
        assertThat(lockReleased(10)).isEmpty();

        conclude(run);

        assertThat(lockReleased(10)).containsExactly(RUN.value());
        List<StoredEvent> events = outgoingEvents().of(List.of(RUN.value()), EnumSet.allOf(Trigger.class));
        assertThat(events)
                .extracting(StoredEvent::trigger)
                .containsExactly(
                        Trigger.PROVISIONING_COMPLETED, Trigger.PROVISIONING_COMPLETED, Trigger.CLOSE_RUN_CONCLUDED);
        assertThat(events).extracting(StoredEvent::batch).containsOnly(RUN.value());
        assertThat(outgoingEvents().of(List.of(RUN.value()), Set.of(Trigger.CLOSE_RUN_CONCLUDED)))
                .hasSize(1);
        assertThat(outgoingEvents().of(List.of(OTHER_RUN.value()), EnumSet.allOf(Trigger.class)))
                .isEmpty();
    }

    @Test
    void releasesAtOnceWhatIsToldBesideRuns() {
        CloseRun cancelled = started(RUN, ONE).cancelled(OPERATOR);
        OutgoingEvent first = new OutgoingEvent(new UUID(0, 101), ENDED_AT, new CloseRunCancelled(cancelled));
        OutgoingEvent second = new OutgoingEvent(
                new UUID(0, 102), ENDED_AT, new IdentityRequestsReopened(cancelled, List.of(ONE), List.of()));
        inTransaction(() -> outgoingEvents().tell(List.of()));
        assertThat(lockReleased(10)).isEmpty();

        inTransaction(() -> outgoingEvents().tell(List.of(first, second)));

        List<UUID> batches = lockReleased(10);
        assertThat(batches).hasSize(1);
        assertThat(outgoingEvents().of(batches, EnumSet.allOf(Trigger.class)))
                .extracting(StoredEvent::id, StoredEvent::trigger, StoredEvent::created)
                .containsExactly(
                        tuple(first.id(), Trigger.CLOSE_RUN_CANCELLED, ENDED_AT),
                        tuple(second.id(), Trigger.IDENTITY_REQUESTS_REOPENED, ENDED_AT));
    }

    @Test
    void goesThroughEachBatchOnce() {
        conclude(started(RUN, ONE));
        conclude(started(OTHER_RUN, TWO));
        assertThat(lockReleased(1)).hasSize(1);

        List<UUID> first = lockReleased(1);
        inTransaction(() -> outgoingEvents().markTold(first, ENDED_AT));

        assertThat(lockReleased(10)).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void keepsWhatIsMeantForSomeDeliveriesOnly() {
        StoredEvent event =
                new StoredEvent(new UUID(0, 7), new UUID(0, 7), Trigger.CLOSE_RUN_CONCLUDED, ENDED_AT, "{}", "[]");

        inTransaction(() -> outgoingEvents().keep(event));

        assertThat(lockReleased(10)).isEmpty();
        assertThat(outgoingEvents().of(List.of(event.batch()), EnumSet.allOf(Trigger.class)))
                .containsExactly(event);
    }

    private List<UUID> lockReleased(int limit) {
        return inTransaction(() -> outgoingEvents().lockReleased(limit));
    }

    private CloseRun started(CloseRunId id, TrackingNumber... numbers) {
        CloseRun run = accepted(id, targets(numbers));
        inTransaction(() -> closeRuns().add(run, targets(numbers)));
        return run;
    }

    private void hold(CloseRunId run, TrackingNumber... numbers) {
        List<OutgoingEvent> events = Arrays.stream(numbers)
                .map(number -> event(stuckInApproval(number)))
                .toList();
        inTransaction(() -> outgoingEvents().hold(run, events));
    }

    private OutgoingEvent event(OpenRequest request) {
        ids++;
        return new OutgoingEvent(
                new UUID(0, ids),
                CLOSED_AT,
                ProvisioningCompleted.of(closure(RUN, request).closed()));
    }

    private void save(CloseRun run) {
        inTransaction(() -> closeRuns().save(run));
    }

    private void conclude(CloseRun run) {
        int total = run.tally().total();
        end(run.progressed(total, new Tally(total, 0, 0, 0), STARTED_AT).concluded(ENDED_AT));
    }

    private void end(CloseRun concluded) {
        ids++;
        OutgoingEvent told = new OutgoingEvent(new UUID(0, ids), ENDED_AT, new CloseRunConcluded(concluded, List.of()));
        inTransaction(() -> closeRuns().conclude(concluded, told));
    }
}
