package org.unstuck.rest.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;
import org.unstuck.application.filter.Sort;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.PrintableText;
import org.unstuck.rest.json.Reading;

/** Reads what the parameter {@code sorters} says: fields between commas, with a hyphen before one for descending. */
public final class SortReader {

    public static final String PARAMETER = "sorters";

    private static final int MAX_TOLD = 60;

    private final ReadText source;
    private final ListFields fields;
    private final Set<ListField> known = new HashSet<>();

    private SortReader(ReadText source, ListFields fields) {
        this.source = source;
        this.fields = fields;
    }

    /**
     * Reads it.
     *
     * @param reading is told everything that is wrong
     * @return what was understood
     */
    public static Sort read(String text, ListFields fields, Reading reading) {
        ReadText source = new ReadText(text, PARAMETER, reading);
        return source.isReadable() ? new SortReader(source, fields).read() : Sort.OWN;
    }

    private Sort read() {
        List<Sort.Key> keys = new ArrayList<>();
        int position = 1;
        for (String element : source.text().split(",", -1)) {
            String key = element.strip();
            // Only spaces are passed over, and a space is one character however characters are counted.
            key(key, position + element.indexOf(key)).ifPresent(keys::add);
            position += element.codePointCount(0, element.length()) + 1;
        }
        return new Sort(keys);
    }

    private Optional<Sort.Key> key(String key, int position) {
        boolean isDescending = key.startsWith("-");
        String name = isDescending ? key.substring(1) : key;
        int namePosition = isDescending ? position + 1 : position;
        if (name.isEmpty()) {
            source.refuse(MessageKey.SORT_EMPTY.with(source.at(namePosition)));
            return Optional.empty();
        }
        Optional<ListField> field = fields.named(name).filter(ListField::isSortable);
        if (field.isEmpty()) {
            source.refuse(MessageKey.SORT_FIELD.with(
                    source.at(namePosition),
                    PrintableText.of(name, MAX_TOLD),
                    fields.sortable().stream().map(ListField::name).collect(Collectors.joining(", "))));
        } else if (!known.add(field.get())) {
            source.refuse(MessageKey.SORT_REPEATED.with(source.at(namePosition), name));
            return Optional.empty();
        }
        return field.map(one -> new Sort.Key(one, isDescending));
    }
}
