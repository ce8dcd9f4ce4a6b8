package org.unstuck.application.filter;

import java.util.List;
import java.util.Set;

/**
 * What rows of a list must be like. It is true or false of every row, also of one in which a field has no value, so
 * {@link Not} turns each into the other.
 */
public sealed interface Filter {

    /** Words that stand for something else wherever a filter is written down, besides the operators. */
    Set<String> RESERVED = Set.of("and", "or", "not", "true", "false");

    /** Whether any part of it asks something of that field. */
    default boolean names(ListField field) {
        return switch (this) {
            case And(var parts) -> parts.stream().anyMatch(part -> part.names(field));
            case Or(var parts) -> parts.stream().anyMatch(part -> part.names(field));
            case Not(var part) -> part.names(field);
            case Comparison comparison -> comparison.field().equals(field);
        };
    }

    /** All of them, two or more. */
    record And(List<Filter> parts) implements Filter {

        public And {
            parts = atLeastTwo(parts);
        }
    }

    /** At least one of them, of two or more. */
    record Or(List<Filter> parts) implements Filter {

        public Or {
            parts = atLeastTwo(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    /**
     * One field and what is asked of it.
     *
     * @param values as many as the operator takes, each of the field's type
     */
    record Comparison(ListField field, Operator operator, List<Value> values) implements Filter {

        public Comparison {
            values = List.copyOf(values);
            if (!field.operators().contains(operator)) {
                throw new IllegalArgumentException(field.name() + " has no operator " + operator.word());
            }
            if (!operator.operands().allows(values.size())) {
                throw new IllegalArgumentException(
                        operator.word() + " takes " + operator.operands() + " values, not " + values.size());
            }
            if (!values.stream().allMatch(field.type()::takes)) {
                throw new IllegalArgumentException(field.name() + " is of type " + field.type() + ", unlike " + values);
            }
        }

        /** With one value, or none. */
        public static Comparison of(ListField field, Operator operator, Value... value) {
            return new Comparison(field, operator, List.of(value));
        }

        /** The only value of an operator that takes one. */
        public Value value() {
            return values.getFirst();
        }
    }

    private static List<Filter> atLeastTwo(List<Filter> parts) {
        if (parts.size() < 2) {
            throw new IllegalArgumentException("only two or more filters are joined, not " + parts.size());
        }
        return List.copyOf(parts);
    }
}
