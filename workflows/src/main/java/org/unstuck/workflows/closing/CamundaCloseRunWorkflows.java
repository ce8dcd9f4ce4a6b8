package org.unstuck.workflows.closing;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.unstuck.application.port.CloseRunWorkflows;
import org.unstuck.domain.request.CloseRunId;

/** Close runs as process instances; the engine shares the open transaction, so both commit or neither. */
public final class CamundaCloseRunWorkflows implements CloseRunWorkflows {

    private static final int ATTEMPTS = 5;

    private final RuntimeService runtimeService;
    private final TransactionTemplate savepoint;

    public CamundaCloseRunWorkflows(RuntimeService runtimeService, PlatformTransactionManager transactionManager) {
        this.runtimeService = runtimeService;
        this.savepoint = new TransactionTemplate(
                transactionManager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    }

    @Override
    public void start(CloseRunId id) {
        runtimeService.startProcessInstanceByKey(CloseIdentityRequests.KEY, id.toString());
    }

    /**
     * Takes the run's job away, which some node may be taking on at this moment; then the engine finds that it has
     * changed and refuses. That is over when it is asked again: the node waits for the run, which the caller has locked.
     */
    @Override
    public void cancel(CloseRunId id) {
        for (int attempt = 1; ; attempt++) {
            try {
                savepoint.executeWithoutResult(status -> turnBack(id));
                return;
            } catch (OptimisticLockingException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void turnBack(CloseRunId id) {
        ProcessInstance instance = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString(), CloseIdentityRequests.KEY)
                .singleResult();
        if (instance == null || isBeingDeleted(instance)) {
            runtimeService.startProcessInstanceByKey(ReopenIdentityRequests.KEY, id.toString());
        } else {
            runtimeService.messageEventReceived(CloseIdentityRequests.MESSAGE_CANCEL, instance.getId());
        }
    }

    /** Whether we are called because somebody deletes the instance: then it can compensate nothing any more. */
    private static boolean isBeingDeleted(ProcessInstance instance) {
        return instance instanceof ExecutionEntity execution && execution.isCanceled();
    }
}
