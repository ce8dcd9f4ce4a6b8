package org.unstuck.application.port;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Selection;

/**
 * Which items of access requests somebody asks for; those of the newest requests come first, and in the order they were
 * asked for, unless a sort says otherwise.
 *
 * @param visibility whose requests may be shown at all
 * @param involvements what all of the requests must be, each
 * @param assignedTo ids of people and groups, one of which is to decide about the item now; whoever when absent
 * @param selection over {@link RequestedItemFields}
 */
public record RequestedItemQuery(
        Visibility visibility,
        List<Involvement> involvements,
        @Nullable Set<String> assignedTo,
        Selection selection) {

    public RequestedItemQuery {
        involvements = List.copyOf(involvements);
        assignedTo = assignedTo == null ? null : Set.copyOf(assignedTo);
    }

    /** All that may be shown. */
    public static RequestedItemQuery all(Visibility visibility) {
        return new RequestedItemQuery(visibility, List.of(), null, Selection.ALL);
    }
}
