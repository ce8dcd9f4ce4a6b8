package org.unstuck.domain.trigger;

import org.unstuck.domain.closing.CloseRun;

/**
 * Domain event: a close run was called off before it was concluded. That what it had closed is open again is told
 * later, by {@link IdentityRequestsReopened}.
 *
 * @param run as it is then, with who called it off
 */
public record CloseRunCancelled(CloseRun run) implements Event {

    @Override
    public Trigger trigger() {
        return Trigger.CLOSE_RUN_CANCELLED;
    }
}
