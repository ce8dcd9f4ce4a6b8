package org.unstuck.domain.request;

import org.jspecify.annotations.Nullable;

/** The role, access profile or entitlement that was asked for: {@code accountRequestInfo} on the wire (contract 3). */
public record RequestedObject(
        @Nullable String id,
        @Nullable String name,
        @Nullable Type type) {

    /** The kinds of access that can be asked for. */
    public enum Type {
        ACCESS_PROFILE,
        ROLE,
        ENTITLEMENT
    }
}
