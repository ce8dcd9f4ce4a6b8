package org.unstuck.application.filter;

import java.util.Set;

/**
 * A field by which a list can be filtered or sorted.
 *
 * @param name as callers write it: letters, digits, underscores and hyphens, with dots between
 * @param operators those a filter may use on it
 * @param isSortable whether the list may be sorted by it
 */
public record ListField(String name, FieldType type, Set<Operator> operators, boolean isSortable) {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*";

    public ListField {
        if (!name.matches(NAME) || Operator.of(name).isPresent() || Filter.RESERVED.contains(name)) {
            throw new IllegalArgumentException("no filter can name a field " + name);
        }
        operators = Set.copyOf(operators);
        for (Operator operator : operators) {
            if (!type.operators().contains(operator)) {
                throw new IllegalArgumentException(
                        "operators of " + name + " must suit its type " + type + ", not be " + operator);
            }
        }
        if (isSortable && type == FieldType.TEXTS) {
            throw new IllegalArgumentException("a list of texts, like " + name + ", has no place in an order");
        }
    }

    /** A field that the list can also be sorted by. */
    public static ListField sortable(String name, FieldType type, Operator... operators) {
        return new ListField(name, type, Set.of(operators), true);
    }

    /** A field that the list can only be filtered by. */
    public static ListField filterable(String name, FieldType type, Operator... operators) {
        return new ListField(name, type, Set.of(operators), false);
    }
}
