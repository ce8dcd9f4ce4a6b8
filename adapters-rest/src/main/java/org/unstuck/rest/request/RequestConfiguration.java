package org.unstuck.rest.request;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.application.request.ReadIdentityRequests;
import org.unstuck.rest.importing.Imports;

/** Wires identity requests over HTTP. */
@Configuration(proxyBeanMethods = false)
public class RequestConfiguration {

    @Bean
    IdentityRequestsController identityRequestsController(
            ImportIdentityRequests importIdentityRequests, Imports imports) {
        return new IdentityRequestsController(importIdentityRequests, imports);
    }

    @Bean
    ActivitiesToImport activitiesToImport() {
        return new ActivitiesToImport();
    }

    @Bean
    AccountActivitiesController accountActivitiesController(ReadIdentityRequests readIdentityRequests) {
        return new AccountActivitiesController(readIdentityRequests);
    }
}
