package org.unstuck.domain.directory;

import org.jspecify.annotations.Nullable;

/**
 * A system that holds accounts.
 *
 * @param ownerId id of the identity that answers for it, which need not be known here
 */
public record Source(String id, String name, @Nullable String ownerId) {

    public Source {
        Limits.requireId("id", id);
        Limits.requireName("name", name);
        Limits.idIfAny("ownerId", ownerId);
    }
}
