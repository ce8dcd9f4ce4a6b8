package org.unstuck.rest.directory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/**
 * References in documents, as the public API writes them: objects with an id, a type and a name. The last two say again
 * what the other document says.
 */
final class References {

    private References() {}

    /** The id of what a field refers to. */
    static @Nullable String id(Fields fields, String name) {
        Fields reference = fields.object(name);
        return reference == null ? null : id(reference);
    }

    /** The ids of what a field refers to; none where there is no such field. */
    static List<String> ids(Fields fields, String name, int max, Reading reading) {
        List<Fields> references = fields.objects(name);
        if (references == null) {
            return List.of();
        }
        if (references.size() > max) {
            reading.illegal(MessageKey.MAX_ELEMENTS.with(fields.path(name), max));
            return List.of();
        }
        List<String> ids = new ArrayList<>(references.size());
        Set<String> named = new HashSet<>();
        for (Fields reference : references) {
            String id = id(reference);
            if (!named.add(id)) {
                reading.illegal(MessageKey.NAMED_ONCE.with(fields.path(name), id));
            }
            ids.add(id);
        }
        return ids;
    }

    private static String id(Fields reference) {
        reference.has("type");
        reference.has("name");
        return reference.requiredText("id", Limits.ID);
    }
}
