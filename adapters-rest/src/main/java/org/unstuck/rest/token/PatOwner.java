package org.unstuck.rest.token;

import io.swagger.v3.oas.annotations.media.Schema;
import org.unstuck.domain.token.TokenOwner;

/** The owner of a personal access token; always an identity. */
@Schema(description = "The owner of a personal access token.")
record PatOwner(
        @Schema(description = "What the owner is.", allowableValues = "IDENTITY", example = "IDENTITY")
        String type,

        @Schema(description = "The id of the owner.", example = "2c9180a46faadee4016fb4e018c20639")
        String id,

        @Schema(description = "The name of the owner.", example = "Ada Administrator")
        String name) {

    static PatOwner of(TokenOwner owner) {
        return new PatOwner("IDENTITY", owner.id(), owner.name());
    }
}
