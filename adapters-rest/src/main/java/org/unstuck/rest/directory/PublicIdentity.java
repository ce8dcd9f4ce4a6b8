package org.unstuck.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.directory.ReadIdentities.Introduced;
import org.unstuck.domain.directory.Identity;

/**
 * A person as everybody may see one; what is absent is written as {@code null}. {@link IdentityReader} is the way back.
 *
 * @param attributes which attributes are public is configuration, and there is none of it here: always empty
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "PublicIdentity", description = "A person, as everybody may see one.")
record PublicIdentity(
        @Schema(description = "The id by which requests name the person.", example = "2c9180a46faadee4016fb4e018c20639")
        String id,

        @Schema(description = "The name that people read.", example = "Ida Ek")
        String name,

        @Schema(description = "The other name, often that of an account.", example = "ida.ek") @Nullable
        String alias,

        @Schema(description = "The address for mail.", example = "ida.ek@example.org") @Nullable
        String email,

        @Schema(
                description = "How the employment stands, in the words of the system that the person comes from.",
                example = "Active")
        @Nullable
        String status,

        @Schema(description = "What that comes to: taking part, away for a while, or gone.", example = "ACTIVE")
        Identity.@Nullable State identityState,

        @Schema(description = "The manager.") @Nullable RestReference manager,

        @ArraySchema(
                schema = @Schema(types = "object", description = "An attribute."),
                arraySchema = @Schema(description = "Attributes that are public; there are none.", example = "[]"))
        List<Object> attributes) {

    static PublicIdentity of(Introduced introduced) {
        Identity identity = introduced.identity();
        return new PublicIdentity(
                identity.id(),
                identity.name(),
                identity.alias(),
                identity.email(),
                identity.status(),
                identity.state(),
                RestReference.toIdentity(identity.managerId(), introduced.manager()),
                List.of());
    }
}
