package org.unstuck.application.violation;

import org.springframework.context.ApplicationContext;

class UseCaseThatKnowsSpring {
    ApplicationContext context;

    public void run() {
        context.getId();
    }
}
