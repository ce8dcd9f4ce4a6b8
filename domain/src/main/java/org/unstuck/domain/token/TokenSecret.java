package org.unstuck.domain.token;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret of a personal access token: known to whoever made the token, and to nobody from then on.
 *
 * @param value 64 hexadecimal characters
 */
public record TokenSecret(String value) {

    private static final int BYTES = 32;

    public static TokenSecret from(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new TokenSecret(HexFormat.of().formatHex(bytes));
    }

    public SecretHash hash() {
        return SecretHash.of(value);
    }

    /** Stays out of logs. */
    @Override
    public String toString() {
        return "TokenSecret[…]";
    }
}
