package org.unstuck.application.port;

import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.Trigger;

/** Callbacks whose secrets everybody can guess. */
public final class SpokenCallbacks implements Callbacks {

    @Override
    public Secret secret(DeliveryId invocation) {
        return new Secret("secret of " + invocation);
    }

    @Override
    public boolean isSecret(DeliveryId invocation, String text) {
        return secret(invocation).value().equals(text);
    }

    @Override
    public String describe(DeliveryId invocation, Trigger trigger, String body) {
        return "{\"callback\":\"" + invocation + "\",\"body\":" + body + "}";
    }
}
