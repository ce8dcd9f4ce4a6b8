package org.unstuck.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void isANumberOfSeconds() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).hasValue(Duration.ofSeconds(120));
        assertThat(RetryAfter.parse("0", NOW)).hasValue(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 01 Mar 2026 12:05:00 GMT", "Sunday, 01-Mar-26 12:05:00 GMT", "Sun Mar  1 12:05:00 2026"})
    void isADate(String text) {
        assertThat(RetryAfter.parse(text, NOW)).hasValue(Duration.ofMinutes(5));
    }

    @Test
    void isNoTimeWhenTheDateIsOver() {
        assertThat(RetryAfter.parse("Sun, 01 Mar 2026 11:00:00 GMT", NOW)).hasValue(Duration.ZERO);
    }

    @Test
    void isNeverLongerThanADay() {
        assertThat(RetryAfter.parse("999999999999999999", NOW)).hasValue(RetryAfter.LONGEST);
        assertThat(RetryAfter.parse("9999999999999999999999", NOW)).hasValue(RetryAfter.LONGEST);
        assertThat(RetryAfter.parse("Sun, 01 Mar 2099 11:00:00 GMT", NOW)).hasValue(RetryAfter.LONGEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "2026-03-01T12:05:00Z"})
    void isNothingWhenItIsNeither(String text) {
        assertThat(RetryAfter.parse(text, NOW)).isEmpty();
    }
}
