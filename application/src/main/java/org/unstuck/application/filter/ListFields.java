package org.unstuck.application.filter;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of one list, each by its name. */
public record ListFields(List<ListField> fields) {

    /** Of a list that is neither filtered nor sorted. */
    public static final ListFields NONE = new ListFields(List.of());

    public ListFields {
        fields = List.copyOf(fields);
        Set<String> names = new HashSet<>();
        for (ListField field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException(
                        "fields of a list must differ in name, not be twice " + field.name());
            }
        }
    }

    public static ListFields of(ListField... fields) {
        return new ListFields(List.of(fields));
    }

    public Optional<ListField> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Those a filter can name. */
    public List<ListField> filterable() {
        return fields.stream().filter(field -> !field.operators().isEmpty()).toList();
    }

    public List<ListField> sortable() {
        return fields.stream().filter(ListField::isSortable).toList();
    }
}
