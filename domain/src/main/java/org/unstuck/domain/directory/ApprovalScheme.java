package org.unstuck.domain.directory;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who has to agree, one after the other, before somebody gets or loses a requestable object. Nobody has to where a list
 * is empty.
 *
 * @param requestCommentRequired whether asking for it needs a comment
 * @param denialCommentRequired whether refusing it needs one
 */
public record ApprovalScheme(
        List<Approver> granting,
        List<Approver> revoking,
        boolean requestCommentRequired,
        boolean denialCommentRequired) {

    /** Everybody gets and loses it for the asking. */
    public static final ApprovalScheme NONE = new ApprovalScheme(List.of(), List.of(), false, false);

    public ApprovalScheme {
        granting = List.copyOf(granting);
        revoking = List.copyOf(revoking);
        requireFew("granting", granting);
        requireFew("revoking", revoking);
    }

    /** All kinds of approvers in it. */
    public Stream<Approver.Kind> kinds() {
        return Stream.concat(granting.stream(), revoking.stream()).map(Approver::kind);
    }

    private static void requireFew(String field, List<Approver> approvers) {
        if (approvers.size() > Limits.APPROVERS) {
            throw new IllegalArgumentException(
                    field + " must not have more than " + Limits.APPROVERS + " steps, but has " + approvers.size());
        }
    }
}
