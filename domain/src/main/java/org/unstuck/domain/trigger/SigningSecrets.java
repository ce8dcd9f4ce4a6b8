package org.unstuck.domain.trigger;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What events of a subscription are signed with (Standard Webhooks). After a change the former secret signs, too, for a
 * while, so that a subscriber need not change at the same moment.
 *
 * @param current absent as long as nobody asked for one
 * @param former absent unless there was a change
 * @param formerUntil from then on the former one signs no more
 */
public record SigningSecrets(
        @Nullable Secret current,
        @Nullable Secret former,
        @Nullable Instant formerUntil) {

    /** How long a secret signs on after it was replaced. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** What every signing secret begins with; Base64 follows. */
    public static final String PREFIX = "whsec_";

    public static final int MIN_BYTES = 24;
    public static final int MAX_BYTES = 64;

    private static final int FRESH_BYTES = 32;

    public static final SigningSecrets NONE = new SigningSecrets(null, null, null);

    public SigningSecrets {
        if ((former == null) != (formerUntil == null)) {
            throw new IllegalArgumentException("a former secret and its end go together");
        }
    }

    /** One that nobody had before. */
    public static Secret fresh(SecureRandom random) {
        byte[] bytes = new byte[FRESH_BYTES];
        random.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** Whether events can be signed with this: the prefix, and {@value #MIN_BYTES} to {@value #MAX_BYTES} bytes. */
    public static boolean isWellFormed(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(secret.substring(PREFIX.length())).length;
            return bytes >= MIN_BYTES && bytes <= MAX_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Those that sign now, the current one first. */
    public List<Secret> at(Instant now) {
        return Stream.of(current, formerUntil != null && now.isBefore(formerUntil) ? former : null)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Takes a new one; the one it replaces signs until then. */
    public SigningSecrets changed(Secret next, Instant until) {
        return current == null ? new SigningSecrets(next, null, null) : new SigningSecrets(next, current, until);
    }
}
