package org.unstuck.persistence.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretCipherTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String TEXT = "pässwörd €𝄞";

    private final SecretsKey key = SecretsKey.generate(RANDOM);
    private final SecretsKey nextKey = SecretsKey.generate(RANDOM);
    private final SecretCipher cipher = new SecretCipher(List.of(key), RANDOM);

    @Test
    void readsWhatItWrote() {
        assertThat(cipher.decrypt(cipher.encrypt(TEXT, "a"), "a")).isEqualTo(TEXT);
        assertThat(cipher.decrypt(cipher.encrypt("", "a"), "a")).isEmpty();
    }

    @Test
    void writesNothingInClearAndNothingTwiceTheSame() {
        byte[] one = cipher.encrypt("password", "a");

        assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("passw");
        assertThat(one).isNotEqualTo(cipher.encrypt("password", "a"));
    }

    @Test
    void readsNothingAtAnotherPlace() {
        byte[] encrypted = cipher.encrypt(TEXT, "one/password");

        assertThatThrownBy(() -> cipher.decrypt(encrypted, "other/password"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("moved from where it was written: other/password");
    }

    @Test
    void readsNothingThatWasChanged() {
        byte[] encrypted = cipher.encrypt(TEXT, "a");
        for (int i = 0; i < encrypted.length; i++) {
            byte[] changed = encrypted.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> cipher.decrypt(changed, "a")).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> cipher.decrypt(new byte[3], "a")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsWithFormerKeysAndWritesWithTheCurrentOne() {
        SecretCipher later = new SecretCipher(List.of(nextKey, key), RANDOM);
        byte[] old = cipher.encrypt(TEXT, "a");
        byte[] young = later.encrypt(TEXT, "a");

        assertThat(later.decrypt(old, "a")).isEqualTo(TEXT);
        assertThat(later.isCurrent(old)).isFalse();
        assertThat(later.isCurrent(young)).isTrue();
        assertThat(later.currentKey()).isEqualTo(nextKey.id());
    }

    @Test
    void saysPlainlyThatItHasAnotherKey() {
        byte[] encrypted = new SecretCipher(List.of(nextKey), RANDOM).encrypt(TEXT, "a");

        assertThatThrownBy(() -> cipher.decrypt(encrypted, "a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(key.id(), nextKey.id(), "UNSTUCK_SECRETS_KEY")
                .hasMessageNotContainingAny(key.toBase64(), nextKey.toBase64());
    }

    @Test
    void takesKeysOf32BytesOnly() {
        assertThat(SecretsKey.parse(key.toBase64()).id()).isEqualTo(key.id());
        assertThat(key.toString()).contains(key.id()).doesNotContain(key.toBase64());
        for (int bytes : new int[] {0, 16, 31, 33}) {
            String text = Base64.getEncoder().encodeToString(new byte[bytes]);
            assertThatThrownBy(() -> SecretsKey.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("32 bytes, not " + bytes);
        }
        assertThatThrownBy(() -> SecretsKey.parse("hunter2!"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Base64")
                .hasMessageNotContaining("hunter2");
    }
}
