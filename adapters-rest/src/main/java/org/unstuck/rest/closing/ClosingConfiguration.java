package org.unstuck.rest.closing;

import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.closing.CancelCloseRun;
import org.unstuck.application.closing.ReadCloseRuns;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.rest.tenant.Tenant;

/** Wires closing over HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExperimentalHeader.class)
public class ClosingConfiguration {

    @Bean
    CloseAccessRequestController closeAccessRequestController(
            StartCloseRun startCloseRun, ExperimentalHeader experimentalHeader) {
        return new CloseAccessRequestController(startCloseRun, experimentalHeader);
    }

    @Bean
    OperationCustomizer experimentalHeaderOfClose(ExperimentalHeader header) {
        return (operation, method) -> method.getBeanType() == CloseAccessRequestController.class
                ? operation.addParametersItem(header.documented())
                : operation;
    }

    @Bean
    CloseRunsController closeRunsController(ReadCloseRuns readCloseRuns, CancelCloseRun cancelCloseRun, Tenant tenant) {
        return new CloseRunsController(readCloseRuns, cancelCloseRun, tenant);
    }
}
