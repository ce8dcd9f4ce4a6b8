package org.unstuck.application.port;

import java.util.List;
import org.unstuck.application.filter.Selection;

/**
 * Which identity requests somebody asks for; the newest come first unless a sort says otherwise.
 *
 * @param visibility which of them may be shown at all
 * @param involvements what all of them must be, each
 * @param selection over {@link RequestFields}
 */
public record RequestQuery(Visibility visibility, List<Involvement> involvements, Selection selection) {

    public RequestQuery {
        involvements = List.copyOf(involvements);
    }

    /** All that may be shown. */
    public static RequestQuery all(Visibility visibility) {
        return new RequestQuery(visibility, List.of(), Selection.ALL);
    }
}
