package org.unstuck.domain.directory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.RequestedObject;

/**
 * A role, access profile or entitlement that somebody can have.
 *
 * @param ownerId id of the identity that answers for it; must be there when its owner is to approve
 * @param sourceId the source that holds the accounts; absent for a role, which may be about many
 * @param requestable whether people may ask for it; what is not can still be part of something else
 * @param privilegeLevel how much can go wrong with it, in the words of the system it came from
 * @param account absent when only its contents mean anything to an account
 */
public record RequestableObject(
        ObjectReference reference,
        String name,
        @Nullable String description,
        @Nullable String ownerId,
        @Nullable String sourceId,
        boolean requestable,
        @Nullable String privilegeLevel,
        @Nullable AccountAttribute account,
        ApprovalScheme approval,
        Contents contents) {

    public RequestableObject {
        Objects.requireNonNull(reference, "reference");
        Limits.requireName("name", name);
        Limits.lengthIfAny("description", description, Limits.TEXT);
        Limits.idIfAny("ownerId", ownerId);
        Limits.idIfAny("sourceId", sourceId);
        Limits.lengthIfAny("privilegeLevel", privilegeLevel, Limits.NAME);
        RequestedObject.Type type = reference.type();
        if ((sourceId == null) != (type == RequestedObject.Type.ROLE)) {
            throw new IllegalArgumentException(
                    "sourceId must be " + (type == RequestedObject.Type.ROLE ? "absent" : "there") + " for a " + type);
        }
        if (account == null && type == RequestedObject.Type.ENTITLEMENT) {
            throw new IllegalArgumentException("account must be there for an " + type);
        }
        approval.kinds().filter(kind -> !kind.decidesOn(type)).findFirst().ifPresent(kind -> {
            throw new IllegalArgumentException("approval of a " + type + " must not be by a " + kind);
        });
        if (ownerId == null && approval.kinds().anyMatch(Approver.Kind::isItsOwner)) {
            throw new IllegalArgumentException("ownerId must be there when the owner is to approve");
        }
        if (!contents.fit(type)) {
            throw new IllegalArgumentException("contents must be of types that a " + type + " can hold");
        }
    }

    public RequestedObject.Type type() {
        return reference.type();
    }

    public String id() {
        return reference.id();
    }
}
