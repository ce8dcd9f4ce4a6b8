package org.unstuck.rest.token;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.unstuck.domain.token.SecretHash;

/** Compares client secrets by their {@link SecretHash}. */
final class HashedSecrets implements PasswordEncoder {

    @Override
    public String encode(CharSequence secret) {
        return SecretHash.of(secret).hex();
    }

    @Override
    public boolean matches(CharSequence secret, String encoded) {
        return new SecretHash(encoded).isOf(secret);
    }
}
