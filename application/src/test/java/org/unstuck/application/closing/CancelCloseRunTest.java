package org.unstuck.application.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.OTHER_RUN;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.closing.CancelCloseRun.Result;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.ClosedRequest;

class CancelCloseRunTest {

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();

    private CloseRunId id;

    @BeforeEach
    void startRun() {
        unstuck.keep(stuckInApproval(trackingNumber(1)), stuckInApproval(trackingNumber(2)));
        id = unstuck.start(trackingNumber(1), trackingNumber(2));
    }

    @Test
    void callsOffARunThatHasDoneNothingYet() {
        assertThat(unstuck.cancelCloseRun.cancel(id, OPERATOR)).isEqualTo(Result.CANCELLED);

        assertThat(unstuck.run(id).state()).isEqualTo(CloseRun.State.CANCELLED);
        assertThat(unstuck.run(id).cancelledBy()).isEqualTo(OPERATOR);
        assertThat(unstuck.run(id).tally()).isEqualTo(Tally.pending(2));
        assertThat(unstuck.workflows.cancelled()).containsExactly(id);
    }

    @Test
    void callsOffARunUnderWayDropsItsEventsAndHasTheRestDoneInTheBackground() {
        unstuck.closeRequests(1).close(id);
        assertThat(unstuck.outgoingEvents.held(id)).hasSize(1);

        assertThat(unstuck.cancelCloseRun.cancel(id, OPERATOR)).isEqualTo(Result.CANCELLED);

        assertThat(unstuck.run(id).state()).isEqualTo(CloseRun.State.CANCELLED);
        assertThat(unstuck.run(id).ended()).isNull();
        assertThat(unstuck.outgoingEvents.held(id)).isEmpty();
        assertThat(unstuck.workflows.cancelled()).containsExactly(id);
        assertThat(unstuck.request(trackingNumber(1))).isInstanceOf(ClosedRequest.class);
        AuditEvent event = unstuck.audit(id).getLast();
        assertThat(event.action()).isEqualTo(AuditAction.CLOSE_IDENTITY_REQUESTS_CANCELLED);
        assertThat(event.actor()).isEqualTo(OPERATOR);
        assertThat(event.attributes()).containsEntry("closedCount", 1).containsEntry("pendingCount", 1);
    }

    @Test
    void stillWinsAfterTheLastChunkWhenTheRunIsNotConcluded() {
        unstuck.closeAll(id, 500);

        assertThat(unstuck.cancelCloseRun.cancel(id, OPERATOR)).isEqualTo(Result.CANCELLED);
        unstuck.concludeCloseRun.conclude(id);

        assertThat(unstuck.run(id).state()).isEqualTo(CloseRun.State.CANCELLED);
        assertThat(unstuck.outgoingEvents.released(id)).isEmpty();
    }

    @Test
    void changesNothingWhenTheRunWasConcludedFirst() {
        unstuck.closeAndConclude(id);
        CloseRun concluded = unstuck.run(id);
        List<AuditEvent> audit = unstuck.audit(id);

        assertThat(unstuck.cancelCloseRun.cancel(id, OPERATOR)).isEqualTo(Result.ALREADY_CONCLUDED);

        assertThat(unstuck.run(id)).isEqualTo(concluded);
        assertThat(unstuck.audit(id)).isEqualTo(audit);
        assertThat(unstuck.workflows.cancelled()).isEmpty();
        assertThat(unstuck.outgoingEvents.released(id)).hasSize(2);
    }

    @Test
    void changesNothingWhenTheRunWasCancelledFirst() {
        unstuck.cancelCloseRun.cancel(id, OPERATOR);
        CloseRun cancelled = unstuck.run(id);
        List<AuditEvent> audit = unstuck.audit(id);

        assertThat(unstuck.cancelCloseRun.cancel(id, ADMINISTRATOR)).isEqualTo(Result.ALREADY_CANCELLED);

        assertThat(unstuck.run(id)).isEqualTo(cancelled);
        assertThat(unstuck.audit(id)).isEqualTo(audit);
        assertThat(unstuck.workflows.cancelled()).containsExactly(id);
    }

    @Test
    void knowsNoRunUnderAnUnknownId() {
        assertThat(unstuck.cancelCloseRun.cancel(OTHER_RUN, OPERATOR)).isEqualTo(Result.NOT_FOUND);
        assertThat(unstuck.workflows.cancelled()).isEmpty();
    }

    @Test
    void leavesOtherRunsAlone() {
        CloseRunId other = unstuck.start(trackingNumber(2));
        unstuck.closeAndConclude(other);

        unstuck.cancelCloseRun.cancel(id, OPERATOR);

        assertThat(unstuck.run(other).state()).isEqualTo(CloseRun.State.CONCLUDED);
        assertThat(unstuck.outgoingEvents.released(other)).containsExactly(trackingNumber(2));
    }
}
