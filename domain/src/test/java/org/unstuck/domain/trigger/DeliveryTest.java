package org.unstuck.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.trigger.TriggerFixture.NOW;
import static org.unstuck.domain.trigger.TriggerFixture.attempted;
import static org.unstuck.domain.trigger.TriggerFixture.delivery;
import static org.unstuck.domain.trigger.TriggerFixture.helpDesk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.trigger.Delivery.State;

class DeliveryTest {

    private static final Instant LATER = NOW.plusSeconds(10);
    private static final RetrySchedule ONCE_MORE =
            new RetrySchedule(List.of(Duration.ofMinutes(1)), 0, Duration.ofHours(1));

    @Test
    void isDueAtOnce() {
        assertThat(delivery(helpDesk(), 1))
                .returns(NOW, Delivery::due)
                .returns(State.PENDING, Delivery::state)
                .returns(0, Delivery::attempts);
    }

    @Test
    void isOverWhenItWasTaken() {
        assertThat(attempted(helpDesk(), 1).delivered(LATER))
                .returns(State.DELIVERED, Delivery::state)
                .returns(LATER, Delivery::completed)
                .returns(null, Delivery::due)
                .returns(null, Delivery::problem);
    }

    @Test
    void isDueAgainWhenItWasNotTaken() {
        assertThat(attempted(helpDesk(), 1).failed("It answered 503.", null, LATER, ONCE_MORE, 0.5))
                .returns(State.PENDING, Delivery::state)
                .returns(LATER.plusSeconds(60), Delivery::due)
                .returns("It answered 503.", Delivery::problem);
    }

    @Test
    void isParkedWhenTheLastAttemptFailed() {
        RetrySchedule never = new RetrySchedule(List.of(), 0, Duration.ofHours(1));

        assertThat(attempted(helpDesk(), 1).failed("It answered 503.", Duration.ofMinutes(1), LATER, never, 0.5))
                .returns(State.PARKED, Delivery::state)
                .returns(LATER, Delivery::completed)
                .returns("It answered 503.", Delivery::problem);
    }

    @Test
    void cutsWhatIsSaidOfAProblem() {
        assertThat(attempted(helpDesk(), 1).parked("x".repeat(10_000), LATER).problem())
                .hasSize(Delivery.MAX_PROBLEM_LENGTH);
    }

    @Test
    void goesNoFurtherOnceItIsOver() {
        Delivery delivered = attempted(helpDesk(), 1).delivered(LATER);

        assertThatThrownBy(() -> delivered.parked("too late", LATER)).isInstanceOf(NullPointerException.class);
    }
}
