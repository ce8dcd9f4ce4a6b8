package org.unstuck.workflows.closing;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.unstuck.application.closing.CancelCloseRun;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.CloseRunId;

/**
 * Makes "cancel" in Cockpit a cancel of the close run. Cockpit deletes the instance, which compensates nothing and by
 * default skips the listeners a model names; a built-in one is never skipped and runs in the deleting transaction.
 */
final class DeletedRunListener extends AbstractBpmnParseListener implements ExecutionListener {

    private final Supplier<CancelCloseRun> cancelCloseRun;
    private final Supplier<Optional<String>> operator;

    DeletedRunListener(Supplier<CancelCloseRun> cancelCloseRun, Supplier<Optional<String>> operator) {
        this.cancelCloseRun = cancelCloseRun;
        this.operator = operator;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity definition) {
        if (CloseIdentityRequests.KEY.equals(definition.getKey())) {
            definition.addBuiltInListener(EVENTNAME_END, this);
        }
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!execution.isCanceled()) {
            return;
        }
        CloseRunId run = CloseIdentityRequests.runOf(execution);
        Actor by = operator.get().map(id -> new Actor(id, id)).orElse(Actor.SYSTEM);
        // Who may delete an instance may cancel the run; starting the process that takes it back is our doing.
        Context.getCommandContext()
                .runWithoutAuthorization(() -> cancelCloseRun.get().cancel(run, by));
    }
}
