package org.unstuck.domain.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectiveTest {

    @Test
    void isWhatTheContractSaysWhenNothingIsSaid() {
        assertThat(DirectiveFixture.byDefault())
                .isEqualTo(new Directive(
                        Stage.TERMINATED,
                        Status.FAILURE,
                        "The IdentityNow Administrator manually closed this request."));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXECUTING", "VERIFYING"})
    void refusesAStageThatIsOpen(Stage stage) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Directive(stage, Status.FAILURE, "m"))
                .withMessageContaining("stage")
                .withMessageContaining(stage.name());
    }

    @Test
    void refusesToLeaveTheStatusPending() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Directive(Stage.TERMINATED, Status.PENDING, "m"))
                .withMessageContaining("status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void refusesAMessageThatSaysNothing(String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Directive(Stage.TERMINATED, Status.FAILURE, message))
                .withMessageContaining("message");
    }

    @Test
    void refusesAMessageOneCharacterTooLong() {
        String longest = "m".repeat(Directive.MAX_MESSAGE_LENGTH);

        assertThat(new Directive(Stage.COMPLETED, Status.SUCCESS, longest).message())
                .isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Directive(Stage.COMPLETED, Status.SUCCESS, longest + "m"))
                .withMessageContaining("2000");
    }
}
