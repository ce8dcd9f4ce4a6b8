package org.unstuck.application.trigger;

import org.unstuck.application.port.Receiver.Message;
import org.unstuck.domain.trigger.Trigger;

/**
 * Another part of the same program that takes events. It is called outside of any transaction and, now and then, twice
 * with the same event, on whichever node: it knows an event by its id. What it throws has the event come again.
 */
@FunctionalInterface
public interface EventConsumer {

    /** Takes an event, within seconds; what takes longer is put down first and done afterwards. */
    void take(Trigger trigger, Message event);
}
