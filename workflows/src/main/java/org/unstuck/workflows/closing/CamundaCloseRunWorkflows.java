package org.unstuck.workflows.closing;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.unstuck.application.port.CloseRunWorkflows;
import org.unstuck.domain.request.CloseRunId;

/** Close runs as process instances; the engine shares the open transaction, so both commit or neither. */
public final class CamundaCloseRunWorkflows implements CloseRunWorkflows {

    private final RuntimeService runtimeService;

    public CamundaCloseRunWorkflows(RuntimeService runtimeService) {
        this.runtimeService = runtimeService;
    }

    @Override
    public void start(CloseRunId id) {
        runtimeService.startProcessInstanceByKey(CloseIdentityRequests.KEY, id.toString());
    }

    @Override
    public void cancel(CloseRunId id) {
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
