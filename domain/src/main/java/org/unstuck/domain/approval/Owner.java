package org.unstuck.domain.approval;

import java.util.Objects;

/** Whose decision an approval waits for: one person, or any member of a group. */
public record Owner(Type type, String id, String name) {

    /** The kinds of owner, as the wire names them (contract 4.4). */
    public enum Type {
        IDENTITY,
        GOVERNANCE_GROUP
    }

    public Owner {
        Objects.requireNonNull(type, "type");
        if (id.isBlank()) {
            throw new IllegalArgumentException("id of an owner must not be blank");
        }
    }

    public static Owner person(String id, String name) {
        return new Owner(Type.IDENTITY, id, name);
    }

    public static Owner group(String id, String name) {
        return new Owner(Type.GOVERNANCE_GROUP, id, name);
    }

    /** Whether this is the person, not a group that the person is a member of. */
    public boolean isPerson(String identityId) {
        return type == Type.IDENTITY && id.equals(identityId);
    }

    /** Whether both are the same, whatever name they went by at the time. */
    public boolean isSameAs(Owner other) {
        return type == other.type && id.equals(other.id);
    }
}
