package org.unstuck.domain.submission;

import java.util.Optional;
import org.unstuck.domain.request.RequestedObject;

/** Names something that can be asked for; ids are unique within a type. */
public record ObjectKey(RequestedObject.Type type, String id) {

    /** What an item names; documents from elsewhere need not name anything. */
    public static Optional<ObjectKey> of(RequestedObject object) {
        return object.type() == null || object.id() == null
                ? Optional.empty()
                : Optional.of(new ObjectKey(object.type(), object.id()));
    }
}
