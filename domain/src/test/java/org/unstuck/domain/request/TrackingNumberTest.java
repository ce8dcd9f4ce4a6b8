package org.unstuck.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingNumberTest {

    private static final String WRITTEN = "2c918086834a7d1f01834b2ac2d00fff";

    @ParameterizedTest
    @ValueSource(
            strings = {
                WRITTEN,
                "2C918086834A7D1F01834B2AC2D00FFF",
                "2c918086-834a-7d1f-0183-4b2ac2d00fff",
                "2C918086-834a-7D1f-0183-4b2aC2D00fff",
                "-2c918086834a7d1f01834b2ac2d00fff-",
            })
    void isWrittenInOneWayHoweverItWasSent(String sent) {
        assertThat(TrackingNumber.parse(sent)).map(TrackingNumber::toString).contains(WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "2c918086834a7d1f01834b2ac2d00ff",
                "2c918086834a7d1f01834b2ac2d00fff0",
                "2c918086834a7d1f01834b2ac2d00ffg",
                " 2c918086834a7d1f01834b2ac2d00fff",
                "2c918086834a7d1f01834b2ac2d00fff\n",
                "+c918086834a7d1f01834b2ac2d00fff",
                "٢c918086834a7d1f01834b2ac2d00fff",
                "{2c918086834a7d1f01834b2ac2d00ff}",
            })
    void isNotReadFromTextThatCannotBeOne(String sent) {
        assertThat(TrackingNumber.parse(sent)).isEmpty();
    }

    @Test
    void isNotReadFromTextThatIsMostlyDashes() {
        assertThat(TrackingNumber.parse(WRITTEN + "-".repeat(32))).isPresent();
        assertThat(TrackingNumber.parse(WRITTEN + "-".repeat(33))).isEmpty();
    }

    @Test
    void complainsOfTextThatHadToBeOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrackingNumber.of("none"))
                .withMessageContaining("'none'");
    }

    @Property(tries = 200)
    void readsBackWhatItWrites(@ForAll long high, @ForAll long low) {
        TrackingNumber number = new TrackingNumber(new UUID(high, low));

        assertThat(number.toString())
                .hasSize(32)
                .isEqualTo(number.value().toString().replace("-", ""));
        assertThat(TrackingNumber.of(number.toString())).isEqualTo(number);
        assertThat(TrackingNumber.of(number.value().toString().toUpperCase(Locale.ROOT)))
                .isEqualTo(number);
    }

    @Property(tries = 200)
    void neverFailsOnAnyText(@ForAll String text) {
        assertThat(TrackingNumber.parse(text)).isNotNull();
        assertThat(CloseRunId.parse(text)).isNotNull();
    }

    @Test
    void isWrittenLikeTheIdOfACloseRun() {
        CloseRunId id = CloseRunId.parse("2C918086-834a-7D1f-0183-4b2aC2D00fff").orElseThrow();

        assertThat(id).hasToString(WRITTEN);
        assertThat(CloseRunId.parse("none")).isEmpty();
    }
}
