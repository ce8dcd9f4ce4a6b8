package org.unstuck.rest.provisioning;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.application.provisioning.RecordProvisioningResult;

/** Wires provisioning over HTTP. */
@Configuration(proxyBeanMethods = false)
public class ProvisioningConfiguration {

    @Bean
    ProvisioningOrdersController provisioningOrdersController(
            ClaimProvisioningOrders claimProvisioningOrders,
            @Value("${unstuck.provisioning.lease:5m}") Duration lease) {
        return new ProvisioningOrdersController(claimProvisioningOrders, lease);
    }

    @Bean
    ProvisioningResultsController provisioningResultsController(RecordProvisioningResult recordProvisioningResult) {
        return new ProvisioningResultsController(recordProvisioningResult);
    }
}
