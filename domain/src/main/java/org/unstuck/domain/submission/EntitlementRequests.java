package org.unstuck.domain.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.request.RequestedObject;

/**
 * What holds for requests for all entitlements. Its approvers decide on those that name none of their own; a comment is
 * required where either of both wants one.
 *
 * @param reauthorization only kept
 * @param endDateRequired whether such access is only given until some day
 * @param longest for how long it is given at most; only kept
 * @param formDefinitionId only kept
 */
public record EntitlementRequests(
        ApprovalScheme approval,
        boolean reauthorization,
        boolean endDateRequired,
        @Nullable LongestAccess longest,
        @Nullable String formDefinitionId) {

    /** Entitlements say for themselves what holds for them. */
    public static final EntitlementRequests NOTHING_SAID =
            new EntitlementRequests(ApprovalScheme.NONE, false, false, null, null);

    public EntitlementRequests {
        approval.kinds()
                .filter(kind -> !kind.decidesOn(RequestedObject.Type.ENTITLEMENT))
                .findFirst()
                .ifPresent(kind -> {
                    throw new IllegalArgumentException("approval of entitlements must not be by a " + kind);
                });
    }

    /**
     * For how long access is given.
     *
     * @param value 1 or more
     */
    public record LongestAccess(int value, Unit unit) {

        /** In what it is counted. */
        public enum Unit {
            HOURS,
            DAYS,
            WEEKS,
            MONTHS
        }

        public LongestAccess {
            if (value < 1) {
                throw new IllegalArgumentException("value must be at least 1, not " + value);
            }
        }
    }

    /** What holds for an entitlement that says this of itself. */
    public ApprovalScheme over(ApprovalScheme own) {
        return new ApprovalScheme(
                ownOr(own.granting(), approval.granting()),
                ownOr(own.revoking(), approval.revoking()),
                own.requestCommentRequired() || approval.requestCommentRequired(),
                own.denialCommentRequired() || approval.denialCommentRequired());
    }

    private static List<Approver> ownOr(List<Approver> own, List<Approver> others) {
        return own.isEmpty() ? others : own;
    }
}
