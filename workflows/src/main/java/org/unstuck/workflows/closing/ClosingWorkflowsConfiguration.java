package org.unstuck.workflows.closing;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.PlatformTransactionManager;
import org.unstuck.application.closing.CancelCloseRun;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.ConcludeCloseRun;
import org.unstuck.application.closing.ReopenRequests;
import org.unstuck.application.port.CloseRunWorkflows;
import org.unstuck.workflows.engine.Operators;
import org.unstuck.workflows.engine.UnstuckEnginePlugin;

/** Wires the processes of close runs to the use cases; import it into the application. */
@Configuration(proxyBeanMethods = false)
public class ClosingWorkflowsConfiguration {

    // The engine is built with this plugin, and the use case for cancelling needs the engine: hence the provider.
    @Bean
    UnstuckEnginePlugin unstuckEnginePlugin(
            CloseRequests closeRequests,
            ConcludeCloseRun concludeCloseRun,
            ReopenRequests reopenRequests,
            ObjectProvider<CancelCloseRun> cancelCloseRun) {
        return new UnstuckEnginePlugin(
                Map.of(
                        "closeRequestsDelegate", new CloseRequestsDelegate(closeRequests),
                        "concludeCloseRunDelegate", new ConcludeCloseRunDelegate(concludeCloseRun),
                        "reopenRequestsDelegate", new ReopenRequestsDelegate(reopenRequests)),
                new DeletedRunListener(cancelCloseRun::getObject, Operators::current));
    }

    @Bean
    CloseRunWorkflows closeRunWorkflows(
            @Lazy RuntimeService runtimeService, PlatformTransactionManager transactionManager) {
        return new CamundaCloseRunWorkflows(runtimeService, transactionManager);
    }
}
