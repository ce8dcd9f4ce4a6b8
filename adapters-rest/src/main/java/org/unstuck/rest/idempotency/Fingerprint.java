package org.unstuck.rest.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.unstuck.rest.security.Caller;

/**
 * What tells one request of a client from all others: who asks, the operation, the query and the bytes of the body. The
 * version in the path does not: it is the same operation under each. The person does, because a client may act for many,
 * and what was done for one is no answer to another.
 */
final class Fingerprint {

    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /**
     * Of all but the body.
     *
     * @param request with its path in the canonical form
     */
    static Fingerprint of(Caller caller, HttpServletRequest request) {
        Fingerprint fingerprint = new Fingerprint(sha256());
        fingerprint.add(caller.actor().id());
        fingerprint.add(request.getMethod());
        fingerprint.add(request.getRequestURI());
        fingerprint.add(Objects.requireNonNullElse(request.getQueryString(), ""));
        return fingerprint;
    }

    /** The body, which has to be read to its end. */
    InputStream takeIn(InputStream body) {
        return new DigestInputStream(body, digest);
    }

    /** To be asked once, when all is taken in. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    // With its length, so that nothing of one part can pass for another.
    private void add(String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
