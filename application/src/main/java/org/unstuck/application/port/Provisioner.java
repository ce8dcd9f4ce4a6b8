package org.unstuck.application.port;

import java.util.Optional;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.provisioning.ProvisioningResult;

/**
 * Outgoing port for the sources on which access is given and taken. Whoever implements it does the same order once,
 * however often it is handed over: an order is known by its tracking number and position.
 */
public interface Provisioner {

    /**
     * Hands an order over. Never called within a transaction. To return soon, whatever the source does: each node hands
     * over one order after the other.
     *
     * @return what came of it; nothing when that will be told later
     * @throws RuntimeException when it could not be handed over; it will be tried again
     */
    Optional<ProvisioningResult> handOver(Order order);
}
