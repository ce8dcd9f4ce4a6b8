package org.unstuck.domain.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Instant AT = Instant.parse("2026-08-01T08:00:00Z");

    @Test
    void pausesTwiceAsLongEachTimeUntilThePausesAreLongEnough() {
        RetryPolicy policy = new RetryPolicy(6, Duration.ofMinutes(1), Duration.ofMinutes(5));

        assertThat(IntStream.rangeClosed(1, 5)
                        .mapToObj(attempt -> Duration.between(
                                        AT, policy.nextAfter(attempt, AT).orElseThrow())
                                .toMinutes())
                        .toList())
                .containsExactly(1L, 2L, 4L, 5L, 5L);
        assertThat(policy.nextAfter(6, AT)).isEmpty();
        assertThat(policy.nextAfter(7, AT)).isEmpty();
    }

    @Test
    void refusesPausesThatAreNone() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ofMinutes(1), Duration.ofMinutes(1)))
                .hasMessage("maxAttempts must be 1 to 50, not 0");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, Duration.ofMinutes(1)))
                .hasMessage("firstPause must be a time, not PT0S");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofMinutes(2), Duration.ofMinutes(1)))
                .hasMessage("longestPause must not be shorter than firstPause");
    }
}
