package org.unstuck.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.rest.error.MessageKey;

/**
 * The fields of one JSON object, read by name and type; nothing is converted from one type to another. An absent field
 * and one that is {@code null} are the same. A field that breaks a rule reads as absent, and the {@link Reading} notes
 * the violation.
 */
public final class Fields {

    private final Reading reading;
    private final ObjectNode object;
    private final String path;
    private final Set<String> read = new HashSet<>();

    Fields(Reading reading, ObjectNode object, String path) {
        this.reading = reading;
        this.object = object;
        this.path = path;
    }

    /** Whether the field is there, be it right or wrong. */
    public boolean has(String name) {
        return value(name) != null;
    }

    /** Whether the field is written, be it as {@code null}. */
    public boolean isWritten(String name) {
        read.add(name);
        return object.has(name);
    }

    /** Whatever there is; absent and null are the same here, too. */
    public @Nullable JsonNode any(String name) {
        return value(name);
    }

    /** A text of at most so many characters. */
    public @Nullable String text(String name, int maxLength) {
        JsonNode value = value(name);
        return value == null ? null : text(value, path(name), maxLength);
    }

    /** A text that must be there; the empty string, and a violation, where it is not. */
    public String requiredText(String name, int maxLength) {
        JsonNode value = value(name);
        if (value == null) {
            reading.missing(MessageKey.REQUIRED.with(path(name)));
            return "";
        }
        String text = text(value, path(name), maxLength);
        if (text != null && text.isBlank()) {
            reading.missing(MessageKey.NOT_BLANK.with(path(name)));
        }
        return text == null ? "" : text;
    }

    public @Nullable Boolean flag(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            reading.illegal(MessageKey.TRUE_OR_FALSE.with(path(name)));
            return null;
        }
        return value.booleanValue();
    }

    /** A whole number of this range. */
    public @Nullable Integer wholeNumber(String name, int min, int max) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            reading.illegal(MessageKey.NUMBER_BETWEEN.with(path(name), min, max));
            return null;
        }
        return value.intValue();
    }

    /** A date-time of RFC 3339; no finer than a microsecond, because nothing finer could be kept. */
    public @Nullable Instant time(String name) {
        String text = text(name, 64);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() < 1 || time.getYear() > 9999) {
                reading.illegal(MessageKey.DATE_TIME_YEAR.with(path(name)));
                return null;
            }
            if (time.get(ChronoField.NANO_OF_SECOND) % 1_000 != 0) {
                reading.illegal(MessageKey.DATE_TIME_FINENESS.with(path(name)));
                return null;
            }
            return time.toInstant();
        } catch (DateTimeException e) {
            reading.illegal(MessageKey.DATE_TIME.with(path(name)));
            return null;
        }
    }

    /** One of these words, spelled exactly so. */
    public <T> @Nullable T oneOf(String name, Map<String, T> words) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        T meant = value.isTextual() ? words.get(value.textValue()) : null;
        if (meant == null) {
            reading.illegal(MessageKey.ONE_OF.with(path(name), String.join(", ", words.keySet())));
        }
        return meant;
    }

    /** What was read of a field that must be there; what is there and wrong was noted before. */
    public <T> @Nullable T required(String name, @Nullable T value) {
        if (value == null && !has(name)) {
            reading.missing(MessageKey.REQUIRED.with(path(name)));
        }
        return value;
    }

    /** How many elements an array has; none where there is no array. */
    public int size(String name) {
        JsonNode value = value(name);
        return value == null || !value.isArray() ? 0 : value.size();
    }

    public @Nullable List<String> texts(String name, int maxLength) {
        List<JsonNode> elements = elements(name);
        if (elements == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(elements.size());
        for (int index = 0; index < elements.size(); index++) {
            String text = text(elements.get(index), element(name, index), maxLength);
            texts.add(text == null ? "" : text);
        }
        return texts;
    }

    public @Nullable Map<String, String> textByName(String name, int maxLength) {
        Fields entries = object(name);
        if (entries == null) {
            return null;
        }
        Map<String, String> result = new LinkedHashMap<>();
        for (String key : entries.names()) {
            if (unstorable(key)) {
                reading.illegal(MessageKey.STORABLE_NAMES.with(path(name)));
            }
            String text = entries.text(key, maxLength);
            if (text != null) {
                result.put(key, text);
            }
        }
        return result;
    }

    public @Nullable Fields object(String name) {
        JsonNode value = value(name);
        return value == null ? null : object(value, path(name));
    }

    /** An array of objects. */
    public @Nullable List<Fields> objects(String name) {
        List<JsonNode> elements = elements(name);
        if (elements == null) {
            return null;
        }
        List<Fields> objects = new ArrayList<>(elements.size());
        for (int index = 0; index < elements.size(); index++) {
            Fields fields = object(elements.get(index), element(name, index));
            if (fields != null) {
                objects.add(fields);
            }
        }
        return objects;
    }

    /** The elements of an array, whatever they are. */
    public @Nullable List<JsonNode> elements(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            reading.illegal(MessageKey.ARRAY.with(path(name)));
            return null;
        }
        List<JsonNode> elements = new ArrayList<>(value.size());
        value.forEach(elements::add);
        return elements;
    }

    /** A text that is no field's own value, checked like one. */
    public @Nullable String text(JsonNode value, String place, int maxLength) {
        if (!value.isTextual()) {
            reading.illegal(MessageKey.STRING.with(place));
            return null;
        }
        String text = value.textValue();
        if (text.length() > maxLength) {
            reading.illegal(MessageKey.MAX_LENGTH.with(place, maxLength));
            return null;
        }
        if (unstorable(text)) {
            reading.illegal(MessageKey.STORABLE_TEXT.with(place));
            return null;
        }
        return text;
    }

    /** Where a field is, from the document's root. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public String element(String name, int index) {
        return path(name) + "[" + index + "]";
    }

    void forEachUnread(Consumer<String> unread) {
        object.fieldNames().forEachRemaining(name -> {
            if (!read.contains(name)) {
                unread.accept(path(name));
            }
        });
    }

    private Set<String> names() {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private @Nullable JsonNode value(String name) {
        read.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable Fields object(JsonNode value, String place) {
        if (value instanceof ObjectNode fields) {
            return reading.fields(fields, place);
        }
        reading.illegal(MessageKey.OBJECT.with(place));
        return null;
    }

    // PostgreSQL keeps neither.
    private static boolean unstorable(String text) {
        return text.codePoints()
                .anyMatch(character -> character == 0 || Character.getType(character) == Character.SURROGATE);
    }
}
