package org.unstuck.workflows.violation;

import org.unstuck.rest.violation.PublicController;

public class WorkflowThatKnowsTheWeb {
    PublicController controller;
}
