package org.unstuck.rest.directory;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;

/** What the document says of a group that {@link GovernanceGroupReader} reads. */
@Schema(name = "GovernanceGroupToImport", description = "People of whom any one may decide.")
record GovernanceGroupToImport(
        @Schema(
                description = "The id by which approvals name the group.",
                minLength = 1,
                maxLength = Limits.ID,
                example = "2c91808568c529c60168cca6f90c1313")
        String id,

        @Schema(
                description = "The name that people read.",
                minLength = 1,
                maxLength = Limits.NAME,
                example = "Payroll board")
        String name,

        @ArraySchema(
                maxItems = Limits.MEMBERS,
                arraySchema = @Schema(description = "Who is in it; nobody where it is absent, and nobody twice."))
        @Nullable
        List<ReferenceToImport> members) {}
