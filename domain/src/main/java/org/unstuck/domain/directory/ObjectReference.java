package org.unstuck.domain.directory;

import java.util.Objects;
import org.unstuck.domain.request.RequestedObject;

/** Names one requestable object: ids are unique within a type only. */
public record ObjectReference(RequestedObject.Type type, String id) implements Comparable<ObjectReference> {

    public ObjectReference {
        Objects.requireNonNull(type, "type");
        Limits.requireId("id", id);
    }

    @Override
    public int compareTo(ObjectReference other) {
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : type.name().compareTo(other.type.name());
    }

    @Override
    public String toString() {
        return type + " " + id;
    }
}
