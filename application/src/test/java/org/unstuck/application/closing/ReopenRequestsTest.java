package org.unstuck.application.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.OTHER_RUN;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.verifying;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;
import static org.unstuck.domain.request.RecordedRequestFixture.withEverythingSaid;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

class ReopenRequestsTest {

    private static final TrackingNumber ONE = trackingNumber(1);
    private static final TrackingNumber TWO = trackingNumber(2);
    private static final TrackingNumber THREE = trackingNumber(3);
    private static final TrackingNumber FOUR = trackingNumber(4);
    private static final TrackingNumber ENDED = trackingNumber(5);
    private static final TrackingNumber NOT_COME_TO = trackingNumber(6);

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();

    @Test
    void restoresWhatACancelledRunClosedAndNothingElse() {
        List<RecordedRequest> before = Stream.of(
                        stuckInApproval(ONE),
                        stuckInProvisioning(TWO),
                        verifying(THREE),
                        withoutItems(FOUR),
                        endedByItself(ENDED),
                        stuckInApproval(NOT_COME_TO))
                .map(request -> withEverythingSaid(request))
                .toList();
        unstuck.keep(before);
        CloseRunId id = cancelledRun(5, ONE, TWO, THREE, FOUR, ENDED, NOT_COME_TO);

        CloseRun after = unstuck.reopenRequests.reopen(id);

        for (RecordedRequest document : before) {
            assertThat(unstuck.recorded(document.trackingNumber()).saysTheSameAs(document))
                    .isTrue();
        }
        assertThat(unstuck.request(ONE).revision()).isEqualTo(2);
        assertThat(unstuck.request(ENDED).revision()).isZero();
        assertThat(unstuck.request(NOT_COME_TO).revision()).isZero();
        assertThat(after.tally()).isEqualTo(new Tally(0, 1, 1, 4));
        assertThat(after.state()).isEqualTo(CloseRun.State.CANCELLED);
        assertThat(after.ended()).isNotNull();
        assertThat(unstuck.run(id)).isEqualTo(after);
        assertThat(unstuck.items(id))
                .extracting(item -> item.outcome().kind())
                .containsExactly(
                        Outcome.Kind.REOPENED,
                        Outcome.Kind.REOPENED,
                        Outcome.Kind.REOPENED,
                        Outcome.Kind.REOPENED,
                        Outcome.Kind.ALREADY_CLOSED,
                        Outcome.Kind.PENDING);
    }

    @Test
    void saysInTheAuditWhatWasTakenBackAndForWhom() {
        unstuck.keep(stuckInApproval(ONE), stuckInApproval(TWO));
        CloseRunId id = cancelledRun(2, ONE, TWO);
        unstuck.identityRequests.refuse(TWO);

        CloseRun after = unstuck.reopenRequests.reopen(id);

        AuditEvent event = unstuck.audit(id).getLast();
        assertThat(event.action()).isEqualTo(AuditAction.IDENTITY_REQUESTS_REOPENED);
        assertThat(event.actor()).isEqualTo(OPERATOR);
        assertThat(event.created()).isEqualTo(after.ended());
        assertThat(event.attributes())
                .containsEntry("reopenedCount", 1)
                .containsEntry("errorCount", 1)
                .containsEntry("identityRequestIdsInError", TWO.toString());
    }

    @Test
    void leavesWithTheReasonWhatChangedSinceOrCannotBeWritten() {
        unstuck.keep(stuckInApproval(ONE), stuckInApproval(TWO), stuckInApproval(THREE), stuckInApproval(FOUR));
        CloseRunId id = cancelledRun(4, ONE, TWO, THREE, FOUR);
        unstuck.identityRequests.refuse(ONE);
        unstuck.replace(endedByItself(TWO));
        unstuck.identityRequests.forget(THREE);
        IdentityRequest refused = unstuck.request(ONE);
        IdentityRequest ended = unstuck.request(TWO);

        CloseRun after = unstuck.reopenRequests.reopen(id);

        assertThat(unstuck.items(id))
                .extracting(CloseRunItem::id, CloseRunItem::outcome)
                .containsExactly(
                        tuple(ONE.toString(), Outcome.reopenRefused("the database refused it")),
                        tuple(TWO.toString(), Outcome.reopenRefused("it is closed, but no longer by this run")),
                        tuple(THREE.toString(), Outcome.reopenRefused("it is no longer here")),
                        tuple(FOUR.toString(), Outcome.REOPENED));
        assertThat(unstuck.request(ONE)).isEqualTo(refused);
        assertThat(unstuck.request(TWO)).isEqualTo(ended);
        assertThat(unstuck.request(FOUR)).isInstanceOf(OpenRequest.class);
        assertThat(after.tally()).isEqualTo(new Tally(0, 3, 0, 1));
        assertThat(after.tally().total()).isEqualTo(4);
    }

    @Test
    void leavesARequestClosedThatAnotherRunClosedAfterItWasReopenedElsewhere() {
        unstuck.keep(stuckInApproval(ONE));
        CloseRunId first = cancelledRun(1, ONE);
        unstuck.replace(stuckInApproval(ONE));
        CloseRunId second = unstuck.start(ONE);
        unstuck.closeAndConclude(second);
        IdentityRequest closed = unstuck.request(ONE);

        unstuck.reopenRequests.reopen(first);

        assertThat(unstuck.request(ONE)).isEqualTo(closed);
        assertThat(unstuck.items(first))
                .extracting(CloseRunItem::outcome)
                .containsExactly(Outcome.reopenRefused("it is closed, but no longer by this run"));
    }

    @Test
    void findsNothingLeftToDoTheSecondTime() {
        unstuck.keep(stuckInApproval(ONE));
        CloseRunId id = cancelledRun(1, ONE);
        CloseRun after = unstuck.reopenRequests.reopen(id);
        IdentityRequest reopened = unstuck.request(ONE);
        List<AuditEvent> audit = unstuck.audit(id);

        assertThat(unstuck.reopenRequests.reopen(id)).isEqualTo(after);

        assertThat(unstuck.request(ONE)).isEqualTo(reopened);
        assertThat(unstuck.audit(id)).isEqualTo(audit);
    }

    @Test
    void endsACancelledRunThatHadClosedNothing() {
        CloseRunId id = cancelledRun(0, ONE);

        CloseRun after = unstuck.reopenRequests.reopen(id);

        assertThat(after.ended()).isNotNull();
        assertThat(after.tally()).isEqualTo(Tally.pending(1));
        assertThat(unstuck.audit(id).getLast().attributes()).containsEntry("reopenedCount", 0);
    }

    @Test
    void leavesAConcludedRunAsItIs() {
        unstuck.keep(stuckInApproval(ONE));
        CloseRunId id = unstuck.start(ONE);
        unstuck.closeAndConclude(id);
        CloseRun concluded = unstuck.run(id);
        IdentityRequest closed = unstuck.request(ONE);

        assertThat(unstuck.reopenRequests.reopen(id)).isEqualTo(concluded);

        assertThat(unstuck.request(ONE)).isEqualTo(closed);
    }

    @Test
    void failsAndChangesNothingWhileTheRunIsUnderWay() {
        unstuck.keep(stuckInApproval(ONE));
        CloseRunId id = unstuck.start(ONE);
        unstuck.closeAll(id, 500);
        IdentityRequest closed = unstuck.request(ONE);

        assertThatIllegalStateException().isThrownBy(() -> unstuck.reopenRequests.reopen(id));

        assertThat(unstuck.request(ONE)).isEqualTo(closed);
    }

    @Test
    void letsAReopenedRequestBeClosedByALaterRun() {
        unstuck.keep(stuckInApproval(ONE));
        unstuck.reopenRequests.reopen(cancelledRun(1, ONE));
        CloseRunId later = unstuck.start(ONE);

        unstuck.closeAndConclude(later);

        assertThat(unstuck.run(later).tally()).isEqualTo(new Tally(1, 0, 0, 0));
        assertThat(unstuck.outgoingEvents.released(later)).containsExactly(ONE);
    }

    @Test
    void failsForARunThatIsNotThere() {
        assertThatIllegalStateException().isThrownBy(() -> unstuck.reopenRequests.reopen(OTHER_RUN));
    }

    /** A run over these that was called off after it came to some of them. */
    private CloseRunId cancelledRun(int cameTo, TrackingNumber... numbers) {
        CloseRunId id = unstuck.start(numbers);
        if (cameTo > 0) {
            unstuck.closeRequests(cameTo).close(id);
        }
        unstuck.cancelCloseRun.cancel(id, OPERATOR);
        return id;
    }
}
