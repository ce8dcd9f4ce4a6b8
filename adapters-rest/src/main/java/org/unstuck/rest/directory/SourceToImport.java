package org.unstuck.rest.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;

/** What the document says of a source that {@link SourceReader} reads. */
@Schema(name = "SourceToImport", description = "A system that holds accounts.")
record SourceToImport(
        @Schema(
                description = "The id by which requestable objects name the source.",
                minLength = 1,
                maxLength = Limits.ID,
                example = "2c9180835d191a86015d28455b4a2329")
        String id,

        @Schema(description = "The name that people read.", minLength = 1, maxLength = Limits.NAME, example = "Payroll")
        String name,

        @Schema(description = "Who answers for it, and decides where its owner is asked.") @Nullable
        ReferenceToImport owner) {}
