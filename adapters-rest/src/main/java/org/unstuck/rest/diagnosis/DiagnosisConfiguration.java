package org.unstuck.rest.diagnosis;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.diagnosis.DiagnoseRequest;
import org.unstuck.application.diagnosis.FindStuckRequests;

/** Wires diagnoses over HTTP. */
@Configuration(proxyBeanMethods = false)
public class DiagnosisConfiguration {

    @Bean
    DiagnosisController diagnosisController(DiagnoseRequest diagnoseRequest, FindStuckRequests findStuckRequests) {
        return new DiagnosisController(diagnoseRequest, findStuckRequests);
    }
}
