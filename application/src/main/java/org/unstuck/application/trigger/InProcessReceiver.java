package org.unstuck.application.trigger;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Receiver;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.Target;

/** Receiver for other parts of the same program, each under the name by which a subscription's target calls it. */
public final class InProcessReceiver implements Receiver {

    private static final Logger log = LoggerFactory.getLogger(InProcessReceiver.class);

    private final Map<String, EventConsumer> consumers;

    public InProcessReceiver(Map<String, EventConsumer> consumers) {
        this.consumers = Map.copyOf(consumers);
    }

    @Override
    public Reception hand(Message message, Subscription to) {
        return switch (to.target()) {
            case Target.InProcess(var name) -> hand(message, to, name);
            case Target.Http http -> new Reception.AddressRefused("There is nobody in this program at " + http.url());
        };
    }

    private Reception hand(Message message, Subscription to, String name) {
        EventConsumer consumer = consumers.get(name);
        if (consumer == null) {
            // Another node, or the next release, may know it.
            return new Reception.Refused(null, null, "No part of this program is called " + name + ".");
        }
        try {
            consumer.take(to.trigger(), message);
            return new Reception.Taken(200, "");
        } catch (RuntimeException e) {
            log.warn("{} did not take event {}", name, message.id(), e);
            return new Reception.Refused(
                    null, null, name + " failed: " + e.getClass().getSimpleName() + ".");
        }
    }
}
