package org.unstuck.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final RetrySchedule SCHEDULE = RetrySchedule.DEFAULT;

    @Test
    void triesForAboutThreeDays() {
        Duration total = SCHEDULE.pauses().stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(total).isBetween(Duration.ofDays(3), Duration.ofDays(4));
        assertThat(SCHEDULE.pauses()).isSorted();
    }

    @Property
    void staysNearThePauseOfTheAttempt(
            @ForAll @IntRange(min = 1, max = 10) int attempt,
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double chance) {
        Duration pause = SCHEDULE.pauses().get(attempt - 1);

        assertThat(SCHEDULE.pauseAfter(attempt, null, chance).orElseThrow())
                .isBetween(
                        pause.multipliedBy(9).dividedBy(10),
                        pause.multipliedBy(11).dividedBy(10));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(SCHEDULE.pauseAfter(10, null, 0.5)).isPresent();
        assertThat(SCHEDULE.pauseAfter(11, null, 0.5)).isEmpty();
        assertThat(SCHEDULE.pauseAfter(11, Duration.ofMinutes(1), 0.5)).isEmpty();
    }

    @Test
    void leavesASubscriberAloneForAsLongAsItAsks() {
        assertThat(SCHEDULE.pauseAfter(1, Duration.ofMinutes(7), 0.5)).contains(Duration.ofMinutes(7));
    }

    @Test
    void comesNoEarlierThanItWouldHaveWhenAskedForLess() {
        assertThat(SCHEDULE.pauseAfter(3, Duration.ofSeconds(1), 0.5)).contains(Duration.ofMinutes(5));
        assertThat(SCHEDULE.pauseAfter(3, Duration.ofSeconds(-1), 0.5)).contains(Duration.ofMinutes(5));
    }

    @Test
    void isNotSentAwayForEver() {
        assertThat(SCHEDULE.pauseAfter(1, Duration.ofDays(365), 0.5)).contains(Duration.ofHours(24));
    }

    @Test
    void refusesWhatIsNoSchedule() {
        Duration minute = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.ZERO), 0, minute))
                .hasMessageContaining("pauses");
        assertThatThrownBy(() -> new RetrySchedule(List.of(minute), 1, minute)).hasMessageContaining("jitter");
        assertThatThrownBy(() -> new RetrySchedule(List.of(minute), 0, Duration.ZERO))
                .hasMessageContaining("longest");
    }
}
