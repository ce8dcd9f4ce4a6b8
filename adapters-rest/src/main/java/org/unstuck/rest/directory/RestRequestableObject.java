package org.unstuck.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.directory.ReadRequestableObjects.Described;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.request.RequestedObject;

/** A requestable object as everybody may see one. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "RequestableObject", description = "Something that can be asked for.")
record RestRequestableObject(
        @Schema(
                description = "The id by which requests name it, together with its type.",
                example = "2c91808568c529c60168cca6f90c1314")
        String id,

        @Schema(description = "The name that people read.", example = "Payroll clerk")
        String name,

        @Schema(description = "What it is.", example = "ACCESS_PROFILE")
        RequestedObject.Type type,

        @Schema(description = "What it is good for.", example = "Sees salaries, and changes them") @Nullable
        String description,

        @Schema(description = "Who answers for it.") @Nullable
        RestReference owner,

        @Schema(description = "Where its accounts are; a ROLE has none.") @Nullable
        RestReference source,

        @Schema(description = "Whether people may ask for it.", example = "true")
        boolean requestable) {

    static RestRequestableObject of(Described described) {
        RequestableObject object = described.object();
        return new RestRequestableObject(
                object.id(),
                object.name(),
                object.type(),
                object.description(),
                RestReference.toIdentity(object.ownerId(), described.owner()),
                RestReference.toSource(object.sourceId(), described.source()),
                object.requestable());
    }
}
