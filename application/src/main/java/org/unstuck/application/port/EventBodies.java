package org.unstuck.application.port;

import org.unstuck.domain.trigger.Event;

/** Outgoing port for what is sent of an event. */
public interface EventBodies {

    /** The event as JSON; the same to the byte for the same event. */
    String of(Event event);
}
