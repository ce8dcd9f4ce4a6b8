package org.unstuck.application.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.OTHER_RUN;
import static org.unstuck.domain.request.IdentityRequestFixture.endedByItself;
import static org.unstuck.domain.request.IdentityRequestFixture.lifecycleStateChange;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;

class ConcludeCloseRunTest {

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();

    @Test
    void endsTheRunReleasesItsEventsAndNamesTheIdsInErrorInTheAudit() {
        unstuck.keep(
                stuckInApproval(trackingNumber(1)),
                endedByItself(trackingNumber(2)),
                lifecycleStateChange(trackingNumber(3)),
                stuckInApproval(trackingNumber(4)));
        unstuck.identityRequests.refuse(trackingNumber(4));
        CloseRunId id = unstuck.start(List.of(
                "no id",
                trackingNumber(4).toString(),
                trackingNumber(3).toString(),
                trackingNumber(1).toString(),
                trackingNumber(2).toString(),
                trackingNumber(5).toString()));
        unstuck.closeAll(id, 2);

        CloseRun concluded = unstuck.concludeCloseRun.conclude(id);

        assertThat(concluded.state()).isEqualTo(CloseRun.State.CONCLUDED);
        assertThat(concluded.tally()).isEqualTo(new Tally(1, 5, 0, 0));
        assertThat(concluded.ended()).isNotNull();
        assertThat(unstuck.run(id)).isEqualTo(concluded);
        assertThat(unstuck.outgoingEvents.released(id)).containsExactly(trackingNumber(1));
        AuditEvent event = unstuck.audit(id).getLast();
        assertThat(event.action()).isEqualTo(AuditAction.CLOSE_IDENTITY_REQUESTS_COMPLETED);
        assertThat(event.actor()).isEqualTo(ADMINISTRATOR);
        assertThat(event.created()).isEqualTo(concluded.ended());
        assertThat(event.attributes())
                .containsEntry("closedCount", 1)
                .containsEntry("errorCount", 5)
                .containsEntry(
                        "identityRequestIdsInError",
                        "%s,%s,%s,%s,no id"
                                .formatted(trackingNumber(4), trackingNumber(3), trackingNumber(2), trackingNumber(5)));
    }

    @Test
    void endsARunThatCouldCloseNothing() {
        unstuck.keep(endedByItself());
        CloseRunId id = unstuck.start(endedByItself().trackingNumber());

        unstuck.closeAndConclude(id);

        assertThat(unstuck.run(id).state()).isEqualTo(CloseRun.State.CONCLUDED);
        assertThat(unstuck.run(id).tally()).isEqualTo(new Tally(0, 1, 0, 0));
        assertThat(unstuck.outgoingEvents.released(id)).isEmpty();
    }

    @Test
    void endsARunOfWhichNothingCanBeATrackingNumber() {
        CloseRunId id = unstuck.start(List.of("x", "y"));

        unstuck.closeAndConclude(id);

        CloseRun run = unstuck.run(id);
        assertThat(run.state()).isEqualTo(CloseRun.State.CONCLUDED);
        assertThat(run.started()).isEqualTo(run.ended());
        assertThat(unstuck.audit(id).getLast().attributes()).containsEntry("identityRequestIdsInError", "x,y");
    }

    @Test
    void changesNothingTheSecondTime() {
        unstuck.keep(stuckInApproval());
        CloseRunId id = unstuck.start(stuckInApproval().trackingNumber());
        unstuck.closeAndConclude(id);
        CloseRun concluded = unstuck.run(id);

        assertThat(unstuck.concludeCloseRun.conclude(id)).isEqualTo(concluded);

        assertThat(unstuck.run(id)).isEqualTo(concluded);
        assertThat(unstuck.audit(id)).hasSize(2);
        assertThat(unstuck.outgoingEvents.released(id)).hasSize(1);
    }

    @Test
    void leavesACancelledRunCancelled() {
        unstuck.keep(stuckInApproval());
        CloseRunId id = unstuck.start(stuckInApproval().trackingNumber());
        unstuck.closeAll(id, 500);
        unstuck.cancelCloseRun.cancel(id, OPERATOR);
        CloseRun cancelled = unstuck.run(id);

        assertThat(unstuck.concludeCloseRun.conclude(id)).isEqualTo(cancelled);

        assertThat(unstuck.outgoingEvents.released(id)).isEmpty();
        assertThat(unstuck.audit(id))
                .extracting(AuditEvent::action)
                .doesNotContain(AuditAction.CLOSE_IDENTITY_REQUESTS_COMPLETED);
    }

    @Test
    void failsAndChangesNothingWhileSomethingIsPending() {
        CloseRunId id = unstuck.start(trackingNumber(1));

        assertThatIllegalStateException().isThrownBy(() -> unstuck.concludeCloseRun.conclude(id));

        assertThat(unstuck.run(id).state()).isEqualTo(CloseRun.State.ACCEPTED);
        assertThat(unstuck.audit(id)).hasSize(1);
    }

    @Test
    void failsForARunThatIsNotThere() {
        assertThatIllegalStateException().isThrownBy(() -> unstuck.concludeCloseRun.conclude(OTHER_RUN));
    }
}
