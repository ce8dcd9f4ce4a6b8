package org.unstuck.server;

import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.Provisioner;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.application.provisioning.DispatchProvisioning;
import org.unstuck.application.provisioning.RecordProvisioningResult;

/**
 * Hands orders over where there is a {@link Provisioner}: the demo's, or one of the application that this server is
 * embedded in. An auto-configuration, because only these look for beans when all others are known. Without one, orders
 * wait until they are claimed over HTTP.
 */
@AutoConfiguration
@ConditionalOnBean(Provisioner.class)
class DispatchAutoConfiguration {

    private static final int AT_ONCE = 100;

    @Bean
    DispatchProvisioning dispatchProvisioning(
            ClaimProvisioningOrders claims,
            Provisioner provisioner,
            RecordProvisioningResult results,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock,
            @Value("${unstuck.provisioning.lease}") Duration lease) {
        return new DispatchProvisioning(claims, provisioner, results, lives, writes, transactions, clock, lease);
    }

    @Bean
    Housekeeping dispatchingProvisioning(
            DispatchProvisioning dispatchProvisioning,
            @Value("${unstuck.provisioning.dispatch-every}") Duration every) {
        return new Housekeeping(
                "dispatch-provisioning", every, Housekeeping.drained(AT_ONCE, dispatchProvisioning::dispatch));
    }
}
