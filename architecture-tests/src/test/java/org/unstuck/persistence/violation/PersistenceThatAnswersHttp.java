package org.unstuck.persistence.violation;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.RuntimeService;
import org.unstuck.workflows.violation.WorkflowThatKnowsTheWeb;

public class PersistenceThatAnswersHttp {
    HttpServletRequest request;
    RuntimeService runtimeService;
    WorkflowThatKnowsTheWeb workflow;
}
