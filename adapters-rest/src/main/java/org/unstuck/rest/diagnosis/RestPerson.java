package org.unstuck.rest.diagnosis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.IdentitySummary;

/** Somebody whom a request is about. The type comes first, so that a line of text that begins with an id is a request. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "PersonOfRequest", description = "Somebody whom a request is about.")
record RestPerson(
        @Schema(description = "Of what kind it is.", example = "IDENTITY")
        String type,

        @Schema(description = "The id of the person.", example = "2c9180a46faadee4016fb4e018c20639") @Nullable
        String id,

        @Schema(description = "The name to show.", example = "Bo Berg") @Nullable
        String name) {

    static @Nullable RestPerson of(@Nullable IdentitySummary summary) {
        return summary == null ? null : new RestPerson("IDENTITY", summary.identityId(), summary.name());
    }
}
