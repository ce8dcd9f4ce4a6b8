package org.unstuck.application.port;

import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.Trigger;

/**
 * Outgoing port for what a subscriber needs to answer later: where to call, and the secret by which it shows that it was
 * asked (contract 6.3). Nothing of it is kept anywhere.
 */
public interface Callbacks {

    /** The secret of one invocation; always the same. */
    Secret secret(DeliveryId invocation);

    /** Whether this is its secret; takes as long for a wrong one as for the right one. */
    boolean isSecret(DeliveryId invocation, String text);

    /** An event as it is sent to somebody who is to call back: with {@code _metadata}. */
    String describe(DeliveryId invocation, Trigger trigger, String body);
}
