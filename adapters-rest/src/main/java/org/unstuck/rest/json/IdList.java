package org.unstuck.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.unstuck.domain.directory.Limits;
import org.unstuck.rest.error.MessageKey;

/** A field with one id or several that must be there. What ids look like is for whoever looks them up. */
public final class IdList {

    private IdList() {}

    /** Reads it; what is wrong is in the reading, and then what is returned means nothing. */
    public static List<String> read(Fields fields, String field, int max, Reading reading) {
        if (!fields.has(field)) {
            reading.missing(MessageKey.IDS_REQUIRED.with(field, max));
            return List.of();
        }
        List<JsonNode> elements = fields.elements(field);
        if (elements == null) {
            return List.of();
        }
        if (elements.isEmpty()) {
            reading.missing(MessageKey.IDS_COUNT.with(field, max, 0));
            return List.of();
        }
        if (elements.size() > max) {
            reading.illegal(MessageKey.IDS_COUNT.with(field, max, elements.size()));
            return List.of();
        }
        List<String> ids = new ArrayList<>(elements.size());
        for (int index = 0; index < elements.size(); index++) {
            String place = fields.element(field, index);
            String id = fields.text(elements.get(index), place, Limits.ID);
            if (id != null && id.isBlank()) {
                reading.missing(MessageKey.NOT_BLANK.with(place));
            }
            ids.add(id == null ? "" : id);
        }
        return ids;
    }
}
