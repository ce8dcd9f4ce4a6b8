package org.unstuck.application.port;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Selection;
import org.unstuck.domain.approval.Approval;

/**
 * Which decided approvals somebody asks for; the latest decided come first unless a sort says otherwise.
 *
 * @param identityId who decided, or whose decision it was when somebody else decided; everybody's when absent
 * @param states how they were decided
 * @param selection over {@link CompletedApprovalFields}
 */
public record CompletedApprovalQuery(@Nullable String identityId, Set<Approval.State> states, Selection selection) {

    private static final Set<Approval.State> DECIDED = Set.of(Approval.State.APPROVED, Approval.State.REJECTED);

    public CompletedApprovalQuery {
        states = Set.copyOf(states);
        if (!DECIDED.containsAll(states)) {
            throw new IllegalArgumentException("states must be of decided approvals, not " + states);
        }
    }

    /** Approved or rejected. */
    public static CompletedApprovalQuery either(@Nullable String identityId, Selection selection) {
        return new CompletedApprovalQuery(identityId, DECIDED, selection);
    }
}
