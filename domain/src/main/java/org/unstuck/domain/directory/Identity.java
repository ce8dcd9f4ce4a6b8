package org.unstuck.domain.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who asks for access, receives it or decides about it.
 *
 * @param id opaque; identity requests name people by it
 * @param name as people see it
 * @param alias the other unique name, often an account name
 * @param status where in the life of an employment the person is, in the words of the system it came from
 * @param managerId may be of somebody who is not known here, or not yet
 */
public record Identity(
        String id,
        String name,
        @Nullable String alias,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String status,
        @Nullable State state,
        @Nullable String managerId) {

    /** Aliases of those who are nobody, only a way into the system. */
    public static final Set<String> SYSTEM_ALIASES = Set.of("spadmin", "cloudadmin");

    /** What a person's status means: {@code identityState} on the wire. */
    public enum State {
        /** Takes part in everything. */
        ACTIVE,
        /** Away for a while. */
        INACTIVE_SHORT_TERM,
        /** Gone, or away for long. */
        INACTIVE_LONG_TERM
    }

    public Identity {
        Limits.requireId("id", id);
        Limits.requireName("name", name);
        Limits.lengthIfAny("alias", alias, Limits.NAME);
        Limits.lengthIfAny("firstName", firstName, Limits.NAME);
        Limits.lengthIfAny("lastName", lastName, Limits.NAME);
        Limits.lengthIfAny("email", email, Limits.NAME);
        Limits.lengthIfAny("status", status, Limits.NAME);
        Limits.idIfAny("managerId", managerId);
    }

    /** Whether there is all by which people are told apart, and this is nobody whom a system made for itself. */
    public boolean isComplete() {
        return alias != null && lastName != null && email != null && !SYSTEM_ALIASES.contains(alias);
    }
}
