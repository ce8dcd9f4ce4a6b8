package org.unstuck.domain.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.unstuck.domain.closing.CloseRunFixture.ACCEPTED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;
import static org.unstuck.domain.closing.CloseRunFixture.ENDED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.closing.CloseRunFixture.STARTED_AT;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.request.DirectiveFixture;

class CloseRunTest {

    private final CloseRun accepted =
            CloseRunFixture.accepted(new CloseTargets(List.of(trackingNumber(1), trackingNumber(2)), List.of("x")));
    private final CloseRun running = accepted.progressed(1, new Tally(1, 1, 1, 0), STARTED_AT);
    private final CloseRun allDone = running.progressed(1, new Tally(2, 1, 0, 0), ENDED_AT);

    @Test
    void hasOnlyTheUnrecognizedBehindItWhenAccepted() {
        assertThat(accepted)
                .isEqualTo(new CloseRun(
                        RUN,
                        ADMINISTRATOR,
                        DirectiveFixture.byDefault(),
                        CloseRun.State.ACCEPTED,
                        new Tally(0, 1, 2, 0),
                        0,
                        ACCEPTED_AT,
                        null,
                        null,
                        null));
        assertThat(accepted.isUnderWay()).isTrue();
    }

    @Test
    void startsWithItsFirstTrackingNumbers() {
        assertThat(running.state()).isEqualTo(CloseRun.State.RUNNING);
        assertThat(running.processed()).isEqualTo(1);
        assertThat(running.started()).isEqualTo(STARTED_AT);
        assertThat(running.isUnderWay()).isTrue();
    }

    @Test
    void keepsTheMomentItStartedWhenItGoesOn() {
        assertThat(allDone.processed()).isEqualTo(2);
        assertThat(allDone.started()).isEqualTo(STARTED_AT);
        assertThat(allDone.tally()).isEqualTo(new Tally(2, 1, 0, 0));
    }

    @Test
    void endsWhenItIsConcluded() {
        CloseRun concluded = allDone.concluded(ENDED_AT);

        assertThat(concluded.state()).isEqualTo(CloseRun.State.CONCLUDED);
        assertThat(concluded.ended()).isEqualTo(ENDED_AT);
        assertThat(concluded.tally()).isEqualTo(allDone.tally());
        assertThat(concluded.isUnderWay()).isFalse();
    }

    @Test
    void startsAndEndsAtOnceWhenItHasNothingToGoThrough() {
        CloseRun nothing = CloseRunFixture.accepted(new CloseTargets(List.of(), List.of("x")));

        CloseRun concluded = nothing.concluded(ENDED_AT);

        assertThat(concluded.started()).isEqualTo(ENDED_AT);
        assertThat(concluded.ended()).isEqualTo(ENDED_AT);
        assertThat(concluded.tally()).isEqualTo(new Tally(0, 1, 0, 0));
    }

    @Test
    void cannotConcludeWhileSomethingIsPending() {
        assertThatIllegalStateException()
                .isThrownBy(() -> running.concluded(ENDED_AT))
                .withMessageContaining("1 are pending");
    }

    @Test
    void namesWhoCancelledItAndIsNotYetEndedByThat() {
        CloseRun cancelled = running.cancelled(OPERATOR);

        assertThat(cancelled.state()).isEqualTo(CloseRun.State.CANCELLED);
        assertThat(cancelled.cancelledBy()).isEqualTo(OPERATOR);
        assertThat(cancelled.ended()).isNull();
        assertThat(cancelled.tally()).isEqualTo(running.tally());
        assertThat(cancelled.processed()).isEqualTo(1);
        assertThat(cancelled.started()).isEqualTo(STARTED_AT);
        assertThat(cancelled.isUnderWay()).isFalse();
    }

    @Test
    void endsWhenWhatItClosedIsTakenBack() {
        CloseRun takenBack =
                running.cancelled(OPERATOR).withTally(new Tally(0, 1, 1, 1)).takenBack(ENDED_AT);

        assertThat(takenBack.state()).isEqualTo(CloseRun.State.CANCELLED);
        assertThat(takenBack.ended()).isEqualTo(ENDED_AT);
        assertThat(takenBack.tally()).isEqualTo(new Tally(0, 1, 1, 1));
        assertThat(takenBack.cancelledBy()).isEqualTo(OPERATOR);
    }

    @Test
    void isNotTakenBackUnlessCancelled() {
        for (CloseRun run : List.of(accepted, running, allDone.concluded(ENDED_AT))) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> run.takenBack(ENDED_AT))
                    .withMessageContaining(run.state().name());
        }
    }

    @Test
    void doesNothingNewOnceItHasEnded() {
        Instant later = ENDED_AT.plusSeconds(1);
        for (CloseRun ended : List.of(allDone.concluded(ENDED_AT), running.cancelled(OPERATOR))) {
            assertThatIllegalStateException().isThrownBy(() -> ended.progressed(1, ended.tally(), later));
            assertThatIllegalStateException().isThrownBy(() -> ended.concluded(later));
            assertThatIllegalStateException()
                    .isThrownBy(() -> ended.cancelled(OPERATOR))
                    .withMessageContaining(RUN.toString())
                    .withMessageContaining(ended.state().name());
        }
    }
}
