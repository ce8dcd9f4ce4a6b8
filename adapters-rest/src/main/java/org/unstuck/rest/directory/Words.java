package org.unstuck.rest.directory;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** Fields whose values are among a few words. */
final class Words {

    private Words() {}

    /** The names of all constants, in their order. */
    static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name(), constant);
        }
        return words;
    }

    /** Notes that a field must be there when it is not; what is there and wrong was noted before. */
    static <T> @Nullable T required(String name, @Nullable T value, Fields fields, Reading reading) {
        if (value == null && !fields.has(name)) {
            reading.missing(MessageKey.REQUIRED.with(fields.path(name)));
        }
        return value;
    }
}
