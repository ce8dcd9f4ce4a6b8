package org.unstuck.events.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.unstuck.domain.trigger.Secret;

/** The signatures of a message by which its receiver knows that it is ours (Standard Webhooks, version 1). */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * One signature for each secret, separated by spaces.
     *
     * @throws IllegalArgumentException when a secret is none; nothing of it is told
     */
    static String of(List<Secret> secrets, String id, long seconds, String body) {
        byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
        return secrets.stream()
                .map(secret -> VERSION + Base64.getEncoder().encodeToString(mac(key(secret), signed)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] mac(byte[] key, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] key(Secret secret) {
        String text = secret.value();
        try {
            byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
            if (key.length > 0) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // Its message has part of the secret in it.
        }
        throw new IllegalArgumentException("The signing secret must be " + PREFIX + " and base64.");
    }
}
