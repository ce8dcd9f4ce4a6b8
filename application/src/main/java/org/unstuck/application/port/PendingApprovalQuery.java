package org.unstuck.application.port;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Selection;

/**
 * Which pending approvals somebody asks for; the newest come first unless a sort says otherwise.
 *
 * @param of whose; everybody's when absent
 * @param selection over {@link PendingApprovalFields}
 */
public record PendingApprovalQuery(@Nullable Ownership of, Selection selection) {

    public static final PendingApprovalQuery ALL = new PendingApprovalQuery(null, Selection.ALL);

    /** All of theirs. */
    public static PendingApprovalQuery of(Ownership of) {
        return new PendingApprovalQuery(of, Selection.ALL);
    }

    /** Whose approvals are meant: those of a person, and of the groups the person is a member of. */
    public record Ownership(String identityId, Set<String> groupIds) {

        public Ownership {
            groupIds = Set.copyOf(groupIds);
        }
    }
}
