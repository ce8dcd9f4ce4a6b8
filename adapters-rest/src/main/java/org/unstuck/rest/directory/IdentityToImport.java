package org.unstuck.rest.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.Limits;

/** What the document says of a person whom {@link IdentityReader} reads. */
@Schema(name = "IdentityToImport", description = "A person who asks for access, receives it or decides about it.")
record IdentityToImport(
        @Schema(
                description = "The id by which requests name the person.",
                minLength = 1,
                maxLength = Limits.ID,
                example = "2c9180a46faadee4016fb4e018c20639")
        String id,

        @Schema(description = "The name that people read.", minLength = 1, maxLength = Limits.NAME, example = "Ida Ek")
        String name,

        @Schema(description = "The other name, often that of an account.", maxLength = Limits.NAME, example = "ida.ek")
        @Nullable
        String alias,

        @Schema(description = "The first name.", maxLength = Limits.NAME, example = "Ida") @Nullable
        String firstname,

        @Schema(description = "The last name.", maxLength = Limits.NAME, example = "Ek") @Nullable
        String lastname,

        @Schema(description = "The address for mail.", maxLength = Limits.NAME, example = "ida.ek@example.org")
        @Nullable
        String email,

        @Schema(
                description = "How the employment stands, in the words of the system that the person comes from.",
                maxLength = Limits.NAME,
                example = "Active")
        @Nullable
        String status,

        @Schema(description = "What that comes to: taking part, away for a while, or gone.", example = "ACTIVE")
        Identity.@Nullable State identityState,

        @Schema(description = "The manager.") @Nullable ReferenceToImport manager) {}
