package org.unstuck.rest.security;

/** Who may call a resource. */
public enum AccessRule {
    /** Any person, or a client acting for one; what they see is their own. */
    USER,
    /** A person of user level ORG_ADMIN, or a client acting for one: not a client of its own accord (contract 1). */
    ORG_ADMIN;

    boolean permits(Caller caller) {
        return switch (this) {
            case USER -> caller.hasUserContext();
            case ORG_ADMIN -> caller.hasUserContext() && caller.isOrgAdmin();
        };
    }
}
