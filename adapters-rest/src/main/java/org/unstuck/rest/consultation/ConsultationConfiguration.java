package org.unstuck.rest.consultation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.unstuck.application.consultation.CompleteInvocation;

/** Wires answers of subscribers over HTTP. */
@Configuration(proxyBeanMethods = false)
public class ConsultationConfiguration {

    @Bean
    CompleteInvocationController completeInvocationController(CompleteInvocation completeInvocation) {
        return new CompleteInvocationController(completeInvocation);
    }
}
