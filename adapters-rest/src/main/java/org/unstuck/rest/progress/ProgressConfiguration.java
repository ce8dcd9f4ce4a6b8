package org.unstuck.rest.progress;

import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.progress.ReadProgress;
import org.unstuck.rest.closing.ExperimentalHeader;

/** Wires the progress of requested items over HTTP. */
@Configuration(proxyBeanMethods = false)
public class ProgressConfiguration {

    @Bean
    AccessRequestStatusController accessRequestStatusController(ReadProgress readProgress) {
        return new AccessRequestStatusController(readProgress);
    }

    @Bean
    AccessRequestAdministrationController accessRequestAdministrationController(
            ReadProgress readProgress, ExperimentalHeader experimentalHeader) {
        return new AccessRequestAdministrationController(readProgress, experimentalHeader);
    }

    @Bean
    OperationCustomizer experimentalHeaderOfAdministration(ExperimentalHeader header) {
        return (operation, method) -> method.getBeanType() == AccessRequestAdministrationController.class
                ? operation.addParametersItem(header.documentedForEveryVersion())
                : operation;
    }
}
