package org.unstuck.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.Source;

/**
 * What something refers to.
 *
 * @param name absent when only the id is known
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Reference", description = "Somebody or something else.")
record RestReference(
        @Schema(description = "Of what kind it is.", example = "IDENTITY")
        String type,

        @Schema(description = "Its id.", example = "2c9180835d2e5168015d32f890ca1581")
        String id,

        @Schema(description = "Its name, where it is known.", example = "Bo Berg") @Nullable
        String name) {

    static @Nullable RestReference toIdentity(@Nullable String id, @Nullable Identity known) {
        return id == null ? null : new RestReference("IDENTITY", id, known == null ? null : known.name());
    }

    static @Nullable RestReference toSource(@Nullable String id, @Nullable Source known) {
        return id == null ? null : new RestReference("SOURCE", id, known == null ? null : known.name());
    }
}
