package org.unstuck.rest.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;

/** What the document says of the references that {@link References} reads. */
@Schema(name = "ReferenceToImport", description = "Somebody or something else by its id, which may be unknown yet.")
record ReferenceToImport(
        @Schema(
                description = "The id.",
                minLength = 1,
                maxLength = Limits.ID,
                example = "2c9180835d2e5168015d32f890ca1581")
        String id,

        @Schema(description = "Of what kind it is; not kept.", example = "IDENTITY") @Nullable
        String type,

        @Schema(description = "Its name; not kept, for its own document says it.", example = "Bo Berg") @Nullable
        String name) {}
