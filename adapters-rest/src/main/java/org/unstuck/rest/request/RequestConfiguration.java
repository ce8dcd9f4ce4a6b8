package org.unstuck.rest.request;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.application.request.ReadIdentityRequests;

/** Wires identity requests over HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportLimit.class)
public class RequestConfiguration {

    @Bean
    IdentityRequestsController identityRequestsController(ImportIdentityRequests importIdentityRequests) {
        return new IdentityRequestsController(importIdentityRequests);
    }

    @Bean
    ImportedDocuments importedDocuments() {
        return new ImportedDocuments();
    }

    @Bean
    AccountActivitiesController accountActivitiesController(ReadIdentityRequests readIdentityRequests) {
        return new AccountActivitiesController(readIdentityRequests);
    }
}
