package org.unstuck.workflows.closing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.CloseRequests.Progress;

/** Closes the next chunk and tells the gateway whether there is a further one. */
final class CloseRequestsDelegate implements JavaDelegate {

    private final CloseRequests closeRequests;

    CloseRequestsDelegate(CloseRequests closeRequests) {
        this.closeRequests = closeRequests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Progress progress = closeRequests.close(CloseIdentityRequests.runOf(execution));
        // A run that was called off goes on to be concluded, which does nothing to it.
        CloseIdentityRequests.setMoreRequests(execution, progress == Progress.MORE);
    }
}
