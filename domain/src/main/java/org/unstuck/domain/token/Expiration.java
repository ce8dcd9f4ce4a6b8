package org.unstuck.domain.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a personal access token ends.
 *
 * @param at absent for never
 * @param knowinglyNever whether its owner said that they know what a token without an end means; must be so when there
 *     is none
 */
public record Expiration(@Nullable Instant at, boolean knowinglyNever) {

    public Expiration {
        if (at == null && !knowinglyNever) {
            throw new IllegalArgumentException("at must be there unless knowinglyNever is true");
        }
    }

    public static boolean isAllowed(@Nullable Instant at, boolean knowinglyNever) {
        return at != null || knowinglyNever;
    }

    public boolean isOver(Instant now) {
        return at != null && !now.isBefore(at);
    }
}
