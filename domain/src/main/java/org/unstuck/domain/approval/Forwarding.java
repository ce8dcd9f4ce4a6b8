package org.unstuck.domain.approval;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.closing.Actor;

/**
 * How an approval came from one owner to the next: an entry of {@code forwardHistory} on the wire (contract 4.4).
 *
 * @param by who saw to it
 */
public record Forwarding(
        Owner from, Owner to, Actor by, @Nullable String comment, Instant at, Kind kind) {

    /** Why an approval changes its owner. */
    public enum Kind {
        /** Its owner or an administrator wanted it so. */
        MANUAL_REASSIGNMENT,
        /** Its owner did not decide in time. */
        AUTO_ESCALATION
    }
}
