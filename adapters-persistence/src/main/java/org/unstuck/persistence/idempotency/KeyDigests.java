package org.unstuck.persistence.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.unstuck.application.port.IdempotencyKeys;

/**
 * What is made of a client's key, so that the key itself is never written: the row's id, the lock, and the cipher of the
 * body. An answer may hold a secret that is told once; who has the database but not the key cannot read it there.
 */
final class KeyDigests {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] client;
    private final byte[] key;
    private final byte[] cipherKey;

    private KeyDigests(byte[] client, byte[] key, byte[] cipherKey) {
        this.client = client;
        this.key = key;
        this.cipherKey = cipherKey;
    }

    static KeyDigests of(IdempotencyKeys.Key key) {
        byte[] client = ofClient(key.client());
        return new KeyDigests(client, digest("key", client, key.text()), digest("cipher", client, key.text()));
    }

    /** The name of a client may be longer than a column of an index can be, and hold what text cannot. */
    static byte[] ofClient(String client) {
        return sha256().digest(client.getBytes(StandardCharsets.UTF_16BE));
    }

    byte[] client() {
        return client;
    }

    byte[] key() {
        return key;
    }

    // Two keys that share it cannot be worked under at the same moment; nothing else comes of it.
    long lock() {
        return ByteBuffer.wrap(key).getLong();
    }

    byte[] seal(byte[] body) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(body);
            return ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES with GCM", e);
        }
    }

    byte[] open(byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a kept answer is not as it was written", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(cipherKey, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private static byte[] digest(String purpose, byte[] client, String text) {
        MessageDigest digest = sha256();
        digest.update(purpose.getBytes(StandardCharsets.UTF_8));
        digest.update(client);
        return digest.digest(text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
