package org.unstuck.application.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.Hex;

/** What filters and sorts mean for rows in memory. */
public final class InMemoryRows<T> {

    private static final Comparator<String> BY_CHARACTER =
            Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);

    private final Map<ListField, Function<T, ? extends @Nullable Object>> fields;

    /**
     * Rows of a list.
     *
     * @param fields what each has in a field: a String, a UUID for an id that is written in hexadecimal characters, an
     *     Instant, a BigDecimal, a Boolean, a list of Strings or null
     */
    public InMemoryRows(Map<ListField, Function<T, ? extends @Nullable Object>> fields) {
        this.fields = Map.copyOf(fields);
    }

    /** Whether a row is wanted. */
    public Predicate<T> matching(Selection selection) {
        Filter filter = selection.filter();
        return filter == null ? row -> true : row -> matches(filter, row);
    }

    public boolean matches(Filter filter, T row) {
        return switch (filter) {
            case Filter.And(var parts) -> parts.stream().allMatch(part -> matches(part, row));
            case Filter.Or(var parts) -> parts.stream().anyMatch(part -> matches(part, row));
            case Filter.Not(var part) -> !matches(part, row);
            case Filter.Comparison comparison -> matches(comparison, valueOf(comparison.field(), row));
        };
    }

    /** The order of a sort. */
    public Comparator<T> order(Sort sort, Comparator<T> ownOrder) {
        Comparator<T> order = null;
        for (Sort.Key key : sort.keys()) {
            Comparator<T> byKey = by(key);
            order = order == null ? byKey : order.thenComparing(byKey);
        }
        return order == null ? ownOrder : order.thenComparing(ownOrder);
    }

    private Comparator<T> by(Sort.Key key) {
        Comparator<Object> byValue = InMemoryRows::compareValues;
        return Comparator.comparing(
                row -> valueOf(key.field(), row),
                Comparator.nullsLast(key.isDescending() ? byValue.reversed() : byValue));
    }

    private @Nullable Object valueOf(ListField field, T row) {
        return Objects.requireNonNull(fields.get(field), field::name).apply(row);
    }

    private static boolean matches(Filter.Comparison comparison, @Nullable Object has) {
        return has instanceof UUID id ? compares(withoutDashes(comparison), Hex.of(id)) : compares(comparison, has);
    }

    private static Filter.Comparison withoutDashes(Filter.Comparison comparison) {
        return new Filter.Comparison(
                comparison.field(),
                comparison.operator(),
                comparison.values().stream()
                        .<Value>map(value -> new Value.Text(text(value).replace("-", "")))
                        .toList());
    }

    private static boolean compares(Filter.Comparison comparison, @Nullable Object has) {
        Operator operator = comparison.operator();
        if (has == null) {
            return operator == Operator.ISNULL || operator == Operator.NE;
        }
        return switch (operator) {
            case PR -> true;
            case ISNULL -> false;
            case EQ -> isSame(has, comparison.value());
            case NE -> !isSame(has, comparison.value());
            case IN -> comparison.values().stream().anyMatch(value -> isSame(has, value));
            case LT -> compare(has, comparison.value()) < 0;
            case LE -> compare(has, comparison.value()) <= 0;
            case GT -> compare(has, comparison.value()) > 0;
            case GE -> compare(has, comparison.value()) >= 0;
            case CO -> folded((String) has).contains(folded(text(comparison.value())));
            case SW ->
                has instanceof String text
                        ? folded(text).startsWith(folded(text(comparison.value())))
                        : isSame(has, comparison.value());
            case CA ->
                comparison.values().stream()
                        .allMatch(value -> ((List<?>) has)
                                .stream().anyMatch(one -> folded((String) one).equals(folded(text(value)))));
        };
    }

    private static boolean isSame(Object has, Value value) {
        return value instanceof Value.Time(var start, var end)
                ? !((Instant) has).isBefore(start) && ((Instant) has).isBefore(end)
                : compare(has, value) == 0;
    }

    private static int compare(Object has, Value value) {
        return compareValues(
                has,
                switch (value) {
                    case Value.Text(var text) -> text;
                    case Value.Time(var start, var end) -> start;
                    case Value.Decimal(var number) -> number;
                    case Value.Flag(var flag) -> flag;
                });
    }

    private static int compareValues(Object one, Object other) {
        return switch (one) {
            case String text -> BY_CHARACTER.compare(folded(text), folded((String) other));
            case UUID id -> Hex.of(id).compareTo(Hex.of((UUID) other));
            case Instant time -> time.compareTo((Instant) other);
            case BigDecimal number -> number.compareTo((BigDecimal) other);
            case Boolean flag -> flag.compareTo((Boolean) other);
            default -> throw new IllegalArgumentException("no order is known of " + one.getClass());
        };
    }

    private static String text(Value value) {
        return ((Value.Text) value).text();
    }

    private static String folded(String text) {
        return text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
