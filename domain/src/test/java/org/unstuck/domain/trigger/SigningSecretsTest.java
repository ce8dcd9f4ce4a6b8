package org.unstuck.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.trigger.SubscriptionFixture.MADE_AT;
import static org.unstuck.domain.trigger.SubscriptionFixture.SIGNING_SECRET;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretsTest {

    private static final Secret ONE = new Secret(SIGNING_SECRET);
    private static final Secret TWO = new Secret(SIGNING_SECRET + "Tw==");

    @Test
    void areAnotherEachTime() {
        SecureRandom random = new SecureRandom();
        Secret one = SigningSecrets.fresh(random);

        assertThat(SigningSecrets.isWellFormed(one.value())).isTrue();
        assertThat(one).isNotEqualTo(SigningSecrets.fresh(random));
        assertThat(one.toString()).doesNotContain(one.value());
    }

    @Test
    void signBothForAWhileAfterAChange() {
        SigningSecrets secrets =
                SigningSecrets.NONE.changed(ONE, MADE_AT.plusSeconds(1)).changed(TWO, MADE_AT.plusSeconds(10));

        assertThat(secrets.at(MADE_AT.plusSeconds(9))).containsExactly(TWO, ONE);
        assertThat(secrets.at(MADE_AT.plusSeconds(10))).containsExactly(TWO);
        assertThat(SigningSecrets.NONE.at(MADE_AT)).isEmpty();
    }

    @Test
    void haveABoundedLength() {
        for (int bytes : new int[] {24, 25, 64}) {
            assertThat(SigningSecrets.isWellFormed(ofBytes(bytes))).isTrue();
        }
        for (int bytes : new int[] {0, 23, 65, 1_000}) {
            assertThat(SigningSecrets.isWellFormed(ofBytes(bytes))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "whsec_", "whsec_not base64 not base64 not base64!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void areNothingElse(String text) {
        assertThat(SigningSecrets.isWellFormed(text)).isFalse();
    }

    private static String ofBytes(int count) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[count]);
    }
}
