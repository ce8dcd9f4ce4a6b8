package org.unstuck.workflows.closing;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.unstuck.application.closing.ReopenRequests;

/** Takes back what the run closed; the first of several calls does it all, the others find nothing left. */
final class ReopenRequestsDelegate implements JavaDelegate {

    private final ReopenRequests reopenRequests;

    ReopenRequestsDelegate(ReopenRequests reopenRequests) {
        this.reopenRequests = reopenRequests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reopenRequests.reopen(CloseIdentityRequests.runOf(execution));
    }
}
