package org.unstuck.application.port;

import org.unstuck.application.filter.Selection;

/**
 * Which requestable objects somebody asks for; they come in the order of ids unless a sort says otherwise.
 *
 * @param onlyRequestable whether those are left out that people may not ask for
 * @param selection over {@link RequestableObjectFields}
 */
public record RequestableObjectQuery(boolean onlyRequestable, Selection selection) {

    public static final RequestableObjectQuery ALL = new RequestableObjectQuery(false, Selection.ALL);
}
