package org.unstuck.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.unstuck.application.port.RequestBudgets.Budget;

class RateLimitTest {

    @Test
    void isANumberOfCallsInTenSeconds() {
        assertThat(RateLimit.parse("100").budget("somebody"))
                .contains(new Budget("somebody", 100, Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "OFF", "false"})
    void mayBeOff(String text) {
        assertThat(RateLimit.parse(text).budget("somebody")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "99999999999", "1.5", "on", "", " 7"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> RateLimit.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a rate limit must be 1 to 1000000 or off, not " + text);
    }

    @Test
    void isReadFromSourcesThatKnowNumbersAndTruthValues() {
        RateLimitSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "unstuck.rate-limit",
                        false,
                        "unstuck.client-rate-limits[A_Client.of-mine]",
                        7,
                        "unstuck.client-rate-limits.another",
                        "8")))
                .bindOrCreate("unstuck", RateLimitSettings.class);

        assertThat(settings.of("somebody")).isEqualTo(new RateLimit(0));
        assertThat(settings.of("A_Client.of-mine")).isEqualTo(new RateLimit(7));
        assertThat(settings.of("another")).isEqualTo(new RateLimit(8));
    }

    @Test
    void isAHundredWhenNothingIsSaid() {
        RateLimitSettings settings =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("unstuck", RateLimitSettings.class);

        assertThat(settings.of("somebody")).isEqualTo(new RateLimit(100));
    }
}
