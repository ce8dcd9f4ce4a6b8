package org.unstuck.server;

import org.springframework.context.SmartLifecycle;
import org.unstuck.events.relay.Relay;

/** Lets the relay run as long as the server does: begun last and stopped first. */
final class RelayLifecycle implements SmartLifecycle {

    private final Relay relay;

    RelayLifecycle(Relay relay) {
        this.relay = relay;
    }

    @Override
    public void start() {
        relay.start();
    }

    @Override
    public void stop() {
        relay.stop();
    }

    @Override
    public boolean isRunning() {
        return relay.isRunning();
    }
}
