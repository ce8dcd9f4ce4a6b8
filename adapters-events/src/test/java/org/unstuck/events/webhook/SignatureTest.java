package org.unstuck.events.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.trigger.Secret;

class SignatureTest {

    /** What the libraries of Standard Webhooks are tested with. */
    private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SECONDS = 1_614_265_330;
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String PUBLISHED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void isThePublishedOne() {
        assertThat(Signature.of(List.of(SECRET), ID, SECONDS, BODY)).isEqualTo(PUBLISHED);
    }

    @Test
    void needsNoPrefixBeforeTheSecret() {
        Secret bare = new Secret(SECRET.value().substring("whsec_".length()));

        assertThat(Signature.of(List.of(bare), ID, SECONDS, BODY)).isEqualTo(PUBLISHED);
    }

    @Test
    void isOneForEachSecretWhileTheyAreBeingChanged() {
        Secret other = new Secret("whsec_c2Vjb25kIHNlY3JldA==");

        assertThat(Signature.of(List.of(other, SECRET), ID, SECONDS, BODY).split(" "))
                .hasSize(2)
                .allMatch(signature -> signature.startsWith("v1,"))
                .endsWith(PUBLISHED);
    }

    @Test
    void tellsNothingOfASecretThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Signature.of(List.of(new Secret("whsec_%hunter2%")), ID, SECONDS, BODY))
                .withMessageNotContaining("hunter2")
                .withNoCause();
    }
}
