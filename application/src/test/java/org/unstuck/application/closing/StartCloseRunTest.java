package org.unstuck.application.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumbers;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.port.CloseRunWorkflows;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.DirectiveFixture;
import org.unstuck.domain.request.TrackingNumber;

class StartCloseRunTest {

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();

    @Test
    void writesTheRunItsAuditEventAndItsProcessTogether() {
        CloseRun run = unstuck.startCloseRun.start(command(
                List.of(trackingNumber(2).toString(), "no id", trackingNumber(1).toString())));

        assertThat(run.state()).isEqualTo(CloseRun.State.ACCEPTED);
        assertThat(run.tally()).isEqualTo(new Tally(0, 1, 2, 0));
        assertThat(run.actor()).isEqualTo(ADMINISTRATOR);
        assertThat(run.directive()).isEqualTo(DirectiveFixture.completedIncomplete());
        assertThat(run.created()).isEqualTo(InMemoryUnstuck.BEGIN);
        assertThat(unstuck.run(run.id())).isEqualTo(run);
        assertThat(unstuck.items(run.id()))
                .extracting(CloseRunItem::id)
                .containsExactly(trackingNumber(2).toString(), trackingNumber(1).toString(), "no id");
        assertThat(unstuck.workflows.started()).containsExactly(run.id());
        assertThat(unstuck.audit(run.id())).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo(AuditAction.CLOSE_IDENTITY_REQUESTS_STARTED);
            assertThat(event).isEqualTo(AuditEvent.started(event.id(), run));
        });
    }

    @Test
    void leavesTheRequestsAloneUntilItsProcessComesToThem() {
        unstuck.keep(stuckInApproval());

        CloseRunId id = unstuck.start(stuckInApproval().trackingNumber());

        assertThat(unstuck.request(stuckInApproval().trackingNumber())).isEqualTo(stuckInApproval());
        assertThat(unstuck.items(id)).extracting(CloseRunItem::outcome).containsExactly(Outcome.PENDING);
    }

    @Test
    void countsATrackingNumberOnceHoweverOftenAndHoweverItIsWritten() {
        TrackingNumber number = trackingNumber(0xabc);

        CloseRun run = unstuck.startCloseRun.start(command(List.of(
                number.toString(), number.value().toString(), number.toString().toUpperCase(Locale.ROOT))));

        assertThat(run.tally()).isEqualTo(Tally.pending(1));
    }

    @Test
    void acceptsARunOfWhichNothingCanBeATrackingNumber() {
        CloseRun run = unstuck.startCloseRun.start(command(List.of("x", "y")));

        assertThat(run.tally()).isEqualTo(new Tally(0, 2, 0, 0));
        assertThat(unstuck.workflows.started()).containsExactly(run.id());
    }

    @Test
    void acceptsOneToFiveHundredIds() {
        List<String> most =
                trackingNumbers(500).stream().map(TrackingNumber::toString).toList();

        assertThat(unstuck.startCloseRun.start(command(most)).tally()).isEqualTo(Tally.pending(500));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> command(List.of()))
                .withMessageContaining("1 to 500");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> command(Collections.nCopies(501, "x")))
                .withMessageContaining("501");
    }

    @Test
    void makesANewRunOfARepeatedCall() {
        CloseRunId first = unstuck.start(trackingNumber(1));
        CloseRunId second = unstuck.start(trackingNumber(1));

        assertThat(second).isNotEqualTo(first);
        assertThat(unstuck.workflows.started()).containsExactly(first, second);
    }

    @Test
    void leavesNothingBehindWhenItsProcessCannotStart() {
        StartCloseRun startCloseRun = new StartCloseRun(
                unstuck.closeRuns,
                unstuck.auditTrail,
                new Broken(),
                unstuck.transactions,
                unstuck.newIds,
                unstuck.clock);

        assertThatThrownBy(() -> startCloseRun.start(command(List.of("x")))).isInstanceOf(IllegalStateException.class);

        assertThat(unstuck.closeRuns.count()).isZero();
        assertThat(unstuck.auditTrail.countOf(new CloseRunId(new UUID(0, 1)))).isZero();
    }

    private static final class Broken implements CloseRunWorkflows {

        @Override
        public void start(CloseRunId id) {
            throw new IllegalStateException("the engine is away");
        }

        @Override
        public void cancel(CloseRunId id) {
            throw new IllegalStateException("the engine is away");
        }
    }

    private static StartCloseRun.Command command(List<String> ids) {
        return new StartCloseRun.Command(ids, DirectiveFixture.completedIncomplete(), ADMINISTRATOR);
    }
}
