package org.unstuck.workflows.closing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.unstuck.application.closing.ConcludeCloseRun;

/** Concludes the run. */
final class ConcludeCloseRunDelegate implements JavaDelegate {

    private final ConcludeCloseRun concludeCloseRun;

    ConcludeCloseRunDelegate(ConcludeCloseRun concludeCloseRun) {
        this.concludeCloseRun = concludeCloseRun;
    }

    @Override
    public void execute(DelegateExecution execution) {
        concludeCloseRun.conclude(CloseIdentityRequests.runOf(execution));
    }
}
