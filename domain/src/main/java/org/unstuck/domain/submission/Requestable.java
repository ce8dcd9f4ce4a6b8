package org.unstuck.domain.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.request.RequestType;

/**
 * Something that can be asked for, as far as a request needs to know it.
 *
 * @param requestable whether people may ask for it
 * @param commentRequired whether asking for it needs a comment
 * @param denialCommentRequired whether refusing it needs one
 * @param attribute what having it means to an account; absent when it means nothing itself
 * @param granting who is to agree before somebody gets it, one after the other
 * @param revoking who is to agree before somebody loses it
 */
public record Requestable(
        ObjectKey key,
        String name,
        boolean requestable,
        boolean commentRequired,
        boolean denialCommentRequired,
        @Nullable String sourceId,
        @Nullable String attribute,
        @Nullable String value,
        List<Step> granting,
        List<Step> revoking) {

    public Requestable {
        granting = List.copyOf(granting);
        revoking = List.copyOf(revoking);
    }

    /**
     * One decision that is needed.
     *
     * @param owner who is to decide; absent for the recipient's manager, and where that is not known
     */
    public record Step(Scheme scheme, @Nullable Owner owner) {}

    public List<Step> steps(RequestType type) {
        return switch (type) {
            case GRANT_ACCESS, MODIFY_ACCESS -> granting;
            case REVOKE_ACCESS -> revoking;
        };
    }
}
