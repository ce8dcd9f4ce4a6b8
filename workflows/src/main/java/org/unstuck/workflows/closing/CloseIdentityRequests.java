package org.unstuck.workflows.closing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.BooleanValue;
import org.unstuck.domain.request.CloseRunId;

/** The process {@code close-identity-requests.bpmn}: its key, element ids, message and variable in one place. */
public final class CloseIdentityRequests {

    public static final String KEY = "close-identity-requests";

    public static final String SERVICE_CLOSE_REQUESTS = "service_close_requests";
    public static final String SERVICE_CONCLUDE_RUN = "service_conclude_run";
    public static final String SERVICE_REOPEN_REQUESTS = "service_reopen_requests";
    public static final String SERVICE_END_CANCELLED_RUN = "service_end_cancelled_run";
    public static final String THROW_TAKE_BACK = "throw_take_back";
    public static final String END_RUN_CONCLUDED = "end_run_concluded";
    public static final String END_RUN_CANCELLED = "end_run_cancelled";

    static final String MESSAGE_CANCEL = "cancel-close-run";

    /** Read by the gateway in the same job and never stored: the engine keeps nothing but the business key. */
    private static final String MORE_REQUESTS = "moreRequests";

    private CloseIdentityRequests() {}

    static CloseRunId runOf(DelegateExecution execution) {
        String businessKey = execution.getProcessBusinessKey();
        return CloseRunId.parse(businessKey)
                .orElseThrow(() -> new IllegalStateException(
                        "the business key of " + KEY + " must be a close run's id, not " + businessKey));
    }

    static void setMoreRequests(DelegateExecution execution, boolean more) {
        BooleanValue transientValue = Variables.booleanValue(more, true);
        execution.setVariable(MORE_REQUESTS, transientValue);
    }
}
