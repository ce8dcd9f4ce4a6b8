package org.unstuck.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.Source;

/**
 * What something refers to.
 *
 * @param name absent when only the id is known
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RestReference(String type, String id, @Nullable String name) {

    static @Nullable RestReference toIdentity(@Nullable String id, @Nullable Identity known) {
        return id == null ? null : new RestReference("IDENTITY", id, known == null ? null : known.name());
    }

    static @Nullable RestReference toSource(@Nullable String id, @Nullable Source known) {
        return id == null ? null : new RestReference("SOURCE", id, known == null ? null : known.name());
    }
}
