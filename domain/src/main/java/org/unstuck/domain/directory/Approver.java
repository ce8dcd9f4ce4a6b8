package org.unstuck.domain.directory;

import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.RequestedObject;

/**
 * Who decides one step of an approval. Who that is in person shows only when somebody asks for something.
 *
 * @param governanceGroupId the group, for a {@link Kind#GOVERNANCE_GROUP}; absent for all others
 */
public record Approver(Kind kind, @Nullable String governanceGroupId) {

    /** The parts people can have in an approval: {@code scheme} on the wire (contract 4.4). */
    public enum Kind {
        /** Owner of the application through which an access profile is offered. */
        APP_OWNER,
        /** Owner of the source that holds the account. */
        SOURCE_OWNER,
        /** Manager of the person whose access it is. */
        MANAGER,
        /** Owner of the requested role. */
        ROLE_OWNER,
        /** Owner of the requested access profile. */
        ACCESS_PROFILE_OWNER,
        /** Owner of the requested entitlement. */
        ENTITLEMENT_OWNER,
        /** Any member of a group. */
        GOVERNANCE_GROUP;

        /** Whether requests for objects of this type can be decided so. */
        public boolean decidesOn(RequestedObject.Type type) {
            return switch (this) {
                case MANAGER, GOVERNANCE_GROUP -> true;
                case ROLE_OWNER -> type == RequestedObject.Type.ROLE;
                case APP_OWNER, ACCESS_PROFILE_OWNER -> type == RequestedObject.Type.ACCESS_PROFILE;
                case ENTITLEMENT_OWNER -> type == RequestedObject.Type.ENTITLEMENT;
                case SOURCE_OWNER -> type != RequestedObject.Type.ROLE;
            };
        }

        /** Whether the owner of the requested object decides. */
        public boolean isItsOwner() {
            return this == ROLE_OWNER || this == ACCESS_PROFILE_OWNER || this == ENTITLEMENT_OWNER;
        }
    }

    public Approver {
        if (kind == Kind.GOVERNANCE_GROUP) {
            Limits.requireId("governanceGroupId", governanceGroupId);
        } else if (governanceGroupId != null) {
            throw new IllegalArgumentException("governanceGroupId must be absent for a " + kind);
        }
    }

    public static Approver of(Kind kind) {
        return new Approver(kind, null);
    }

    public static Approver anyOf(String governanceGroupId) {
        return new Approver(Kind.GOVERNANCE_GROUP, governanceGroupId);
    }
}
