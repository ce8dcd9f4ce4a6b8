package org.unstuck.domain.trigger;

import java.util.List;
import org.unstuck.domain.closing.CloseRun;

/**
 * Domain event: a close run came to all its requests.
 *
 * @param run as it is then
 * @param idsInError every id whose outcome is an error; no more than the run has ids
 */
public record CloseRunConcluded(CloseRun run, List<String> idsInError) implements Event {

    public CloseRunConcluded {
        idsInError = List.copyOf(idsInError);
    }

    @Override
    public Trigger trigger() {
        return Trigger.CLOSE_RUN_CONCLUDED;
    }
}
