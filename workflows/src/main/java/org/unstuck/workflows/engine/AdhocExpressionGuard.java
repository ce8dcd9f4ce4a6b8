package org.unstuck.workflows.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses task queries whose "or" parts carry expressions. The engine checks only the outer query (CVE-2026-109432, not
 * fixed in 7.24.0), so that anyone who may query tasks could run code.
 */
final class AdhocExpressionGuard extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof TaskQueryImpl query && hasExpressions(query)) {
            throw new BadUserRequestException("expressions are not allowed in task queries");
        }
        return next.execute(command);
    }

    private static boolean hasExpressions(TaskQueryImpl query) {
        // The list starts with the outer query itself.
        return query.getQueries().stream()
                .anyMatch(part -> !part.getExpressions().isEmpty());
    }
}
