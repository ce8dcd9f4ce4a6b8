package org.unstuck.persistence.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key that secrets are encrypted with: 256 bits. Its id tells it from others and gives nothing of it away. */
public final class SecretsKey {

    static final int ID_BYTES = 8;

    private static final int BYTES = 32;

    private final byte[] key;
    private final byte[] id;

    private SecretsKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a secrets key must have " + BYTES + " bytes, not " + key.length
                    + "; make one, for example by: openssl rand -base64 32");
        }
        this.key = key;
        this.id = idOf(key);
    }

    /** One that nobody had before. */
    public static SecretsKey generate(SecureRandom random) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return new SecretsKey(key);
    }

    /**
     * The key that this text is: 32 bytes in Base64.
     *
     * @throws IllegalArgumentException when it is none; the text of the exception says nothing of the key
     */
    public static SecretsKey parse(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a secrets key must be Base64; make one, for example by: openssl rand" + " -base64 32");
        }
        return new SecretsKey(key);
    }

    /** The key as {@link #parse} reads it: a secret. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(key);
    }

    /** Its id, for people. */
    public String id() {
        return HexFormat.of().formatHex(id);
    }

    byte[] idBytes() {
        return id.clone();
    }

    SecretKey forAes() {
        return new SecretKeySpec(key, "AES");
    }

    private static byte[] idOf(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("id of a secrets key".getBytes(StandardCharsets.US_ASCII));
            return Arrays.copyOf(digest.digest(key), ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Stays out of logs. */
    @Override
    public String toString() {
        return "SecretsKey[" + id() + "]";
    }
}
