package org.unstuck.rest.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.directory.ReadRequestableObjects.Described;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.request.RequestedObject;

/** A requestable object as everybody may see one. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record RestRequestableObject(
        String id,
        String name,
        RequestedObject.Type type,
        @Nullable String description,
        @Nullable RestReference owner,
        @Nullable RestReference source,
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
