package org.unstuck.domain.approval;

/** In what capacity somebody is to approve: {@code scheme} on the wire (contract 4.4). */
public enum Scheme {
    /** Owner of the application. */
    APP_OWNER,
    /** Owner of the source that holds the account. */
    SOURCE_OWNER,
    /** Manager of the recipient. */
    MANAGER,
    /** Owner of the role. */
    ROLE_OWNER,
    /** Owner of the access profile. */
    ACCESS_PROFILE_OWNER,
    /** Owner of the entitlement. */
    ENTITLEMENT_OWNER,
    /** Any member of a group. */
    GOVERNANCE_GROUP;

    /** Of somebody whom a subscriber named; the wire has no word of its own for that (contract 4.4). */
    public static Scheme ofNamed(Owner owner) {
        return switch (owner.type()) {
            case IDENTITY -> APP_OWNER;
            case GOVERNANCE_GROUP -> GOVERNANCE_GROUP;
        };
    }
}
