package org.unstuck.rest.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares client secrets by one SHA-256, in a time that does not depend on them.
 *
 * <p>A slow hash protects secrets that people think up, once the table of hashes is stolen. These secrets are long and
 * random, so no hash of them can be guessed; and one SDK asks for a token before every single call (contract 7.2), so a
 * slow hash would only be a way to keep this machine busy.
 */
final class HashedSecrets implements PasswordEncoder {

    @Override
    public String encode(CharSequence secret) {
        return HexFormat.of().formatHex(hash(secret));
    }

    @Override
    public boolean matches(CharSequence secret, String encoded) {
        return MessageDigest.isEqual(hash(secret), HexFormat.of().parseHex(encoded));
    }

    private static byte[] hash(CharSequence secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
