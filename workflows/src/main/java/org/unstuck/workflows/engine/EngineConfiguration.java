package org.unstuck.workflows.engine;

import org.camunda.bpm.engine.AuthorizationService;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** Sets the engine's defaults and what operators may do; import it into the application. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:org/unstuck/workflows/engine-defaults.properties")
public class EngineConfiguration {

    @Bean
    ApplicationRunner operatorAuthorizations(AuthorizationService authorizationService) {
        return arguments -> new OperatorAuthorizations(authorizationService).grant();
    }
}
