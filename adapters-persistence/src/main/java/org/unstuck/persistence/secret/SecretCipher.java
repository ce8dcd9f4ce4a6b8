package org.unstuck.persistence.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts secrets with AES-256-GCM. Each is bound to a place: what was encrypted for one cannot be read at another.
 * What comes out names the key, so that a new key can be taken while the former ones still read.
 */
public final class SecretCipher {

    /** Of the layout: this byte, the id of the key, the nonce, the encrypted text with its tag. */
    private static final byte VERSION = 1;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD_BYTES = 1 + SecretsKey.ID_BYTES + NONCE_BYTES;

    private final List<SecretsKey> keys;
    private final SecureRandom random;

    /**
     * A cipher with these keys.
     *
     * @param keys the first encrypts, all of them decrypt
     */
    public SecretCipher(List<SecretsKey> keys, SecureRandom random) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there must be a secrets key");
        }
        this.keys = List.copyOf(keys);
        this.random = random;
    }

    List<SecretsKey> keys() {
        return keys;
    }

    /** The id of the key that encrypts. */
    public String currentKey() {
        return keys.getFirst().id();
    }

    /** Encrypts a text for one place. */
    public byte[] encrypt(String text, String place) {
        SecretsKey key = keys.getFirst();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(HEAD_BYTES + encrypted.length)
                    .put(VERSION)
                    .put(key.idBytes())
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not encrypt with AES-256-GCM", e);
        }
    }

    /**
     * Reads what was encrypted for this place.
     *
     * @throws IllegalStateException when that was with a key which is not among these, or is not what was encrypted
     */
    public String decrypt(byte[] encrypted, String place) {
        SecretsKey key = key(keyOf(encrypted));
        byte[] nonce = Arrays.copyOfRange(encrypted, HEAD_BYTES - NONCE_BYTES, HEAD_BYTES);
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key, nonce, place)
                    .doFinal(encrypted, HEAD_BYTES, encrypted.length - HEAD_BYTES);
            return new String(text, StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("a secret was changed, or moved from where it was written: " + place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK does not decrypt with AES-256-GCM", e);
        }
    }

    /** Whether it was encrypted with the key that encrypts now. */
    public boolean isCurrent(byte[] encrypted) {
        return keyOf(encrypted).equals(currentKey());
    }

    /**
     * To be asked before secrets are written beside those of a key.
     *
     * @throws IllegalStateException when the key of this id is not among these
     */
    public void requireKey(String id) {
        key(id);
    }

    private SecretsKey key(String id) {
        Optional<SecretsKey> key =
                keys.stream().filter(known -> known.id().equals(id)).findFirst();
        return key.orElseThrow(() -> new IllegalStateException("secrets of trigger subscriptions are encrypted with the"
                + " key " + id + ", which this node does not have; it has "
                + keys.stream().map(SecretsKey::id).collect(Collectors.joining(", "))
                + ". Give it the key that the other nodes have: by UNSTUCK_SECRETS_KEY, or in the file secrets-key of"
                + " UNSTUCK_HOME"));
    }

    private static String keyOf(byte[] encrypted) {
        if (encrypted.length <= HEAD_BYTES || encrypted[0] != VERSION) {
            throw new IllegalStateException("a secret is not in the form in which secrets are written");
        }
        return HexFormat.of().formatHex(encrypted, 1, 1 + SecretsKey.ID_BYTES);
    }

    private static Cipher cipher(int mode, SecretsKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.forAes(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
