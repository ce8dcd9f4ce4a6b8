package org.unstuck.application.port;

import org.unstuck.application.filter.Selection;

/**
 * Which people somebody asks for; they come in the order of ids unless a sort says otherwise.
 *
 * @param onlyComplete whether those are left out who are not {@link org.unstuck.domain.directory.Identity#isComplete
 *     complete}
 * @param selection over {@link IdentityFields}
 */
public record IdentityQuery(boolean onlyComplete, Selection selection) {

    public static final IdentityQuery ALL = new IdentityQuery(false, Selection.ALL);
}
