package org.unstuck.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.port.RequestBudgets.Budget;

class RateLimitTest {

    @Test
    void isANumberOfCallsInTenSeconds() {
        assertThat(RateLimit.valueOf("100").budget("somebody"))
                .contains(new Budget("somebody", 100, Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", "false"})
    void mayBeOff(String text) {
        assertThat(RateLimit.valueOf(text).budget("somebody")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "99999999999", "1.5", "on", "", " 7"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> RateLimit.valueOf(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rate limit must be 1 to 1000000 or off, not " + text);
    }
}
