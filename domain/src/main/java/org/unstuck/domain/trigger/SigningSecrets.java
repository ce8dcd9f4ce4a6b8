package org.unstuck.domain.trigger;

import java.time.Instant;
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

    public static final SigningSecrets NONE = new SigningSecrets(null, null, null);

    public SigningSecrets {
        if ((former == null) != (formerUntil == null)) {
            throw new IllegalArgumentException("a former secret and its end go together");
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
