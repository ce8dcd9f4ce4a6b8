package org.unstuck.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jooq.JooqAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.unstuck.rest.ApiSecurityConfiguration;
import org.unstuck.rest.RestConfiguration;
import org.unstuck.workflows.closing.ClosingWorkflowsConfiguration;
import org.unstuck.workflows.cockpit.CockpitConfiguration;
import org.unstuck.workflows.engine.EngineConfiguration;

/** The server. What it consists of is listed here; nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = JooqAutoConfiguration.class)
@Import({
    InstallationConfiguration.class,
    PersistenceConfiguration.class,
    UseCasesConfiguration.class,
    IdempotencyConfiguration.class,
    PersonalAccessTokensConfiguration.class,
    LifeConfiguration.class,
    DiagnosisConfiguration.class,
    DeliveryConfiguration.class,
    ConsultationConfiguration.class,
    TriggerSubscriptionsConfiguration.class,
    DemoConfiguration.class,
    RestConfiguration.class,
    ApiSecurityConfiguration.class,
    EngineConfiguration.class,
    ClosingWorkflowsConfiguration.class,
    CockpitConfiguration.class,
})
public class Unstuck {

    public static void main(String[] arguments) {
        SpringApplication.run(Unstuck.class, arguments);
    }
}
