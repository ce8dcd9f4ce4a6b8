package org.unstuck.domain.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * All that is kept of a client's secret: one SHA-256.
 *
 * <p>A slow hash protects secrets that people think up, once the table of hashes is stolen. These secrets are long and
 * random, so no hash of them can be guessed; and one SDK asks for a token before every single call (contract 7.2), so a
 * slow hash would only be a way to keep this machine busy.
 *
 * @param hex 64 lower-case hexadecimal characters
 */
public record SecretHash(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public SecretHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("hex must be 64 lower-case hexadecimal characters");
        }
    }

    public static SecretHash of(CharSequence secret) {
        return new SecretHash(HexFormat.of().formatHex(digest(secret)));
    }

    /** Whether it is this secret's, in a time that does not depend on it. */
    public boolean isOf(CharSequence secret) {
        return MessageDigest.isEqual(digest(secret), HexFormat.of().parseHex(hex));
    }

    private static byte[] digest(CharSequence secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Stays out of logs, like the secret. */
    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
