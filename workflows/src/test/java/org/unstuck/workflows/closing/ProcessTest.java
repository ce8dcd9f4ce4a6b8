package org.unstuck.workflows.closing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.workflows.engine.UnstuckEnginePlugin;

/** The processes with stubs in place of their delegates, on a real engine and PostgreSQL, one job at a time. */
abstract class ProcessTest {

    private static final Engine ENGINE = Engine.start();

    final List<String> calls = ENGINE.calls;
    final Map<String, JavaDelegate> stubs = ENGINE.stubs;
    final RuntimeService runtimeService = ENGINE.engine.getRuntimeService();
    final ManagementService managementService = ENGINE.engine.getManagementService();
    final CamundaCloseRunWorkflows workflows = new CamundaCloseRunWorkflows(runtimeService, ENGINE.transactionManager);
    final TransactionTemplate transaction = new TransactionTemplate(ENGINE.transactionManager);
    final DataSource dataSource = ENGINE.dataSource;
    final CloseRunId run = new CloseRunId(UUID.randomUUID());

    ProcessTest() {
        calls.clear();
        stubs.clear();
    }

    ProcessInstance instance() {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(run.toString())
                .singleResult();
    }

    Job job() {
        return managementService
                .createJobQuery()
                .processInstanceId(instance().getId())
                .singleResult();
    }

    void executeJob() {
        managementService.executeJob(job().getId());
    }

    private record Engine(
            ProcessEngine engine,
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            List<String> calls,
            Map<String, JavaDelegate> stubs) {

        static Engine start() {
            try {
                List<String> calls = new ArrayList<>();
                Map<String, JavaDelegate> stubs = new HashMap<>();
                DataSource dataSource = EmbeddedPostgres.start().getPostgresDatabase();
                ProcessEnginePlugin plugin = new UnstuckEnginePlugin(
                        Map.of(
                                "closeRequestsDelegate", stub("close", calls, stubs),
                                "concludeCloseRunDelegate", stub("conclude", calls, stubs),
                                "reopenRequestsDelegate", stub("reopen", calls, stubs)),
                        new AbstractBpmnParseListener() {});
                SpringProcessEngineConfiguration configuration = new SpringProcessEngineConfiguration();
                configuration.setDataSource(dataSource);
                JdbcTransactionManager transactionManager = new JdbcTransactionManager(dataSource);
                configuration.setTransactionManager(transactionManager);
                configuration.setDatabaseSchemaUpdate("false");
                configuration.setHistory("none");
                configuration.setJobExecutorActivate(false);
                configuration.setEnforceHistoryTimeToLive(true);
                configuration.setDeploymentResources(new Resource[] {
                    new ClassPathResource("org/unstuck/workflows/closing/close-identity-requests.bpmn"),
                    new ClassPathResource("org/unstuck/workflows/closing/reopen-identity-requests.bpmn")
                });
                configuration.getProcessEnginePlugins().add(plugin);
                return new Engine(configuration.buildProcessEngine(), dataSource, transactionManager, calls, stubs);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static JavaDelegate stub(String name, List<String> calls, Map<String, JavaDelegate> stubs) {
            return execution -> {
                calls.add(name);
                if (stubs.containsKey(name)) {
                    stubs.get(name).execute(execution);
                }
            };
        }
    }
}
