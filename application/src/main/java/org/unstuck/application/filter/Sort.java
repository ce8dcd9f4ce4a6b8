package org.unstuck.application.filter;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * By which fields a list is sorted, the first before the next. Rows in which a field has no value come after all that
 * have one, in either direction. What all keys leave equal stands in the list's own order, which is always total.
 */
public record Sort(List<Key> keys) {

    /** The list's own order. */
    public static final Sort OWN = new Sort(List.of());

    /** One field and the direction in which the list goes along it. */
    public record Key(ListField field, boolean isDescending) {

        public Key {
            if (!field.isSortable()) {
                throw new IllegalArgumentException("a list is not sorted by " + field.name());
            }
        }
    }

    public Sort {
        keys = List.copyOf(keys);
        Set<ListField> fields = new HashSet<>();
        for (Key key : keys) {
            if (!fields.add(key.field())) {
                throw new IllegalArgumentException("keys of an order must differ in field, not be twice "
                        + key.field().name());
            }
        }
    }
}
