package org.unstuck.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;

class DerivedCallbacksTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final DeliveryId INVOCATION = new DeliveryId(new UUID(1, 2));

    private final SecretsKey key = SecretsKey.generate(RANDOM);
    private final DerivedCallbacks callbacks =
            new DerivedCallbacks(new SecretCipher(List.of(key), RANDOM), "https://unstuck.example.com");

    @Test
    void knowsTheSecretOfAnInvocationAndNoOther() {
        String secret = callbacks.secret(INVOCATION).value();

        assertThat(callbacks.isSecret(INVOCATION, secret)).isTrue();
        assertThat(callbacks.isSecret(INVOCATION, "")).isFalse();
        assertThat(callbacks.isSecret(INVOCATION, secret.substring(1))).isFalse();
        assertThat(callbacks.isSecret(new DeliveryId(new UUID(1, 3)), secret)).isFalse();
    }

    @Test
    void stillKnowsItWhenThereIsANewKey() {
        DerivedCallbacks after = new DerivedCallbacks(
                new SecretCipher(List.of(SecretsKey.generate(RANDOM), key), RANDOM), "https://unstuck.example.com");

        assertThat(after.isSecret(INVOCATION, callbacks.secret(INVOCATION).value()))
                .isTrue();
        assertThat(after.secret(INVOCATION)).isNotEqualTo(callbacks.secret(INVOCATION));
    }

    @Test
    void tellsWhereToCallBeforeWhatIsAsked() {
        String described =
                callbacks.describe(INVOCATION, Trigger.ACCESS_REQUEST_SUBMITTED, "{\"accessRequestId\":\"1\"}");

        assertThat(described)
                .startsWith("{\"_metadata\":{\"callbackURL\":\"https://unstuck.example.com/beta/trigger-invocations/"
                        + INVOCATION + "/complete\",\"responseMode\":\"async\",\"secret\":\"")
                .endsWith("\"triggerId\":\"idn:access-request-pre-approval\",\"triggerType\":\"requestResponse\"},"
                        + "\"accessRequestId\":\"1\"}");
        assertThat(callbacks.describe(INVOCATION, Trigger.ACCESS_REQUEST_SUBMITTED, "{ }"))
                .endsWith("\"requestResponse\"} }");
    }
}
