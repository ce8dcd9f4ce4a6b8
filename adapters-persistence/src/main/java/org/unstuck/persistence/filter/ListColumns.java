package org.unstuck.persistence.filter;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;

/**
 * The columns in which the fields of a list are kept.
 *
 * <p>SQL knows a third truth value and filters do not. So no condition is ever negated that could be unknown: a
 * negation is pushed inwards to the comparisons, and there it says what is to be of a row without a value. What is left
 * of unknown conditions stands under AND and OR alone, where it counts as false, and where an index still serves.
 */
public final class ListColumns {

    /** Of the database; knows the letters of all languages and the rules of none (migration V7). */
    private static final Name LETTERS = name("letters");

    private final Map<ListField, Field<?>> columns;
    private final Map<ListField, Map<String, Condition>> words;

    /**
     * The columns of a list.
     *
     * @param columns by type of field: text, or uuid for an id that is written in 32 hexadecimal characters, timestamptz
     *     as Instant, any kind of number, boolean, text[]
     */
    public ListColumns(Map<ListField, Field<?>> columns) {
        this(columns, Map.of());
    }

    /**
     * The same for a list with fields that are kept in no column, because they follow from others.
     *
     * @param words of such a field, which is a text: each word that it can be, with the condition on which it is that.
     *     One condition must hold for every row, and no two
     */
    public ListColumns(Map<ListField, Field<?>> columns, Map<ListField, Map<String, Condition>> words) {
        this.columns = Map.copyOf(columns);
        this.words = Map.copyOf(words);
    }

    /** What a row must meet to be wanted. */
    public Condition matching(Selection selection) {
        Filter filter = selection.filter();
        return filter == null ? noCondition() : holds(filter);
    }

    /** What rows are ordered by, before the list's own order. */
    public List<SortField<?>> order(Sort sort) {
        return sort.keys().stream().<SortField<?>>map(this::order).toList();
    }

    /** A text as it is compared; what an index on one that is filtered or sorted must have, too. */
    public static Field<String> folded(Field<String> text) {
        return DSL.field("lower(upper({0} collate {1})) collate {2}", SQLDataType.CLOB, text, LETTERS, name("C"));
    }

    private SortField<?> order(Sort.Key key) {
        Field<?> column = column(key.field());
        Field<?> compared =
                key.field().type() == FieldType.TEXT && !isId(column) ? folded(column.coerce(String.class)) : column;
        SortField<?> order = key.isDescending() ? compared.desc() : compared.asc();
        // Where there are no nulls to be last, an index need not know where they would be.
        return column.getDataType().nullable() ? order.nullsLast() : order;
    }

    private Condition holds(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> and(parts.stream().map(this::holds).toList());
            case Filter.Or(var parts) -> or(parts.stream().map(this::holds).toList());
            case Filter.Not(var part) -> holdsNot(part);
            case Filter.Comparison comparison -> holds(comparison);
        };
    }

    private Condition holdsNot(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> or(parts.stream().map(this::holdsNot).toList());
            case Filter.Or(var parts) -> and(parts.stream().map(this::holdsNot).toList());
            case Filter.Not(var part) -> holds(part);
            case Filter.Comparison comparison -> holdsNot(comparison);
        };
    }

    private Condition holds(Filter.Comparison comparison) {
        if (words.containsKey(comparison.field())) {
            return isOneOf(comparison, comparison.operator() != Operator.NE);
        }
        Field<?> column = column(comparison.field());
        return switch (comparison.operator()) {
            case ISNULL -> isNull(comparison.field(), column);
            case PR -> column.isNotNull();
            case NE -> column.isNull().or(not(ofValue(comparison, Operator.EQ, column)));
            case CA, CO, EQ, GE, GT, IN, LE, LT, SW -> ofValue(comparison, comparison.operator(), column);
        };
    }

    /** Of a text as its index has it. */
    private static Condition isNull(ListField field, Field<?> column) {
        return field.type() == FieldType.TEXT && !isId(column)
                ? folded(column.coerce(String.class)).isNull()
                : column.isNull();
    }

    private Condition holdsNot(Filter.Comparison comparison) {
        if (words.containsKey(comparison.field())) {
            return isOneOf(comparison, comparison.operator() == Operator.NE);
        }
        Field<?> column = column(comparison.field());
        return switch (comparison.operator()) {
            case ISNULL -> column.isNotNull();
            case PR -> column.isNull();
            case NE -> ofValue(comparison, Operator.EQ, column);
            case CA, CO, EQ, GE, GT, IN, LE, LT, SW ->
                column.isNull().or(not(ofValue(comparison, comparison.operator(), column)));
        };
    }

    /** Whether the word is one of those compared with, or one of the others. */
    private Condition isOneOf(Filter.Comparison comparison, boolean isNamed) {
        return switch (comparison.operator()) {
            case EQ, IN, NE ->
                anyOf(Objects.requireNonNull(words.get(comparison.field())).entrySet().stream()
                        .filter(word -> comparison.values().stream()
                                        .anyMatch(value ->
                                                ((Value.Text) value).text().equalsIgnoreCase(word.getKey()))
                                == isNamed)
                        .map(Map.Entry::getValue)
                        .toList());
            case CA, CO, GE, GT, ISNULL, LE, LT, PR, SW -> throw notOfOneValue(comparison.operator());
        };
    }

    private static Condition anyOf(List<Condition> conditions) {
        return conditions.isEmpty() ? falseCondition() : or(conditions);
    }

    /** True or false of what has a value, unknown or false of what has none. */
    private static Condition ofValue(Filter.Comparison comparison, Operator operator, Field<?> column) {
        return switch (comparison.field().type()) {
            case TEXT ->
                isId(column)
                        ? new HexColumn(column.coerce(UUID.class)).matches(operator, comparison.values())
                        : text(
                                folded(column.coerce(String.class)),
                                operator,
                                comparison.values().stream()
                                        .map(ListColumns::foldedText)
                                        .toList());
            case TIME -> time(column.coerce(Instant.class), operator, comparison.values());
            case NUMBER ->
                ordered(
                        column.coerce(BigDecimal.class),
                        operator,
                        comparison.values().stream()
                                .map(value -> val(((Value.Decimal) value).number()))
                                .toList());
            case FLAG ->
                ordered(
                        column.coerce(Boolean.class),
                        operator,
                        comparison.values().stream()
                                .map(value -> val(((Value.Flag) value).flag()))
                                .toList());
            case TEXTS ->
                and(comparison.values().stream()
                        .map(value -> has(column, foldedText(value)))
                        .toList());
        };
    }

    private static Condition text(Field<String> column, Operator operator, List<Field<String>> values) {
        return switch (operator) {
            // Not LIKE, in which some characters stand for others.
            case CO -> condition("strpos({0}, {1}) > 0", column, values.getFirst());
            case SW -> condition("starts_with({0}, {1})", column, values.getFirst());
            case EQ, IN, GE, GT, LE, LT -> ordered(column, operator, values);
            case CA, ISNULL, NE, PR -> throw notOfOneValue(operator);
        };
    }

    private static Condition time(Field<Instant> column, Operator operator, List<Value> values) {
        Instant start = kept(((Value.Time) values.getFirst()).start());
        return switch (operator) {
            case EQ, IN, SW -> within(column, values);
            case GE -> column.ge(start);
            case LT -> column.lt(start);
            // The next instant there could be, in case the start is between two that are kept.
            case GT -> column.ge(kept(((Value.Time) values.getFirst()).start().plusNanos(1)));
            case LE -> column.lt(kept(((Value.Time) values.getFirst()).start().plusNanos(1)));
            case CA, CO, ISNULL, NE, PR -> throw notOfOneValue(operator);
        };
    }

    /** Also between the ends of all, so that an index is read from one end to the other only, however many there are. */
    private static Condition within(Field<Instant> column, List<Value> values) {
        List<Value.Time> times = values.stream().map(Value.Time.class::cast).toList();
        Condition one = or(times.stream().map(time -> within(column, time)).toList());
        if (times.size() == 1) {
            return one;
        }
        Instant start = times.stream()
                .map(Value.Time::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant end = times.stream()
                .map(Value.Time::end)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return within(column, new Value.Time(start, end)).and(one);
    }

    private static Condition within(Field<Instant> column, Value.Time time) {
        return column.ge(kept(time.start())).and(column.lt(kept(time.end())));
    }

    private static <V> Condition ordered(Field<V> column, Operator operator, List<? extends Field<V>> values) {
        return switch (operator) {
            case EQ -> column.eq(values.getFirst());
            case IN -> column.in(values);
            case GE -> column.ge(values.getFirst());
            case GT -> column.gt(values.getFirst());
            case LE -> column.le(values.getFirst());
            case LT -> column.lt(values.getFirst());
            case CA, CO, ISNULL, NE, PR, SW -> throw notOfOneValue(operator);
        };
    }

    private static Condition has(Field<?> texts, Field<String> text) {
        Field<String> one = DSL.field(name("one", "text"), SQLDataType.CLOB);
        return condition(
                "exists (select 1 from unnest({0}) as {1}({2}) where {3} = {4})",
                texts, name("one"), name("text"), folded(one), text);
    }

    /** PostgreSQL keeps microseconds; what is kept is before a time when it is before the next of these. */
    private static Instant kept(Instant time) {
        Instant down = time.truncatedTo(ChronoUnit.MICROS);
        return down.equals(time) ? down : down.plus(1, ChronoUnit.MICROS);
    }

    /** Folded by the database as the column is, whatever version of Unicode it knows. */
    private static Field<String> foldedText(Value value) {
        return folded(val(((Value.Text) value).text()));
    }

    private static boolean isId(Field<?> column) {
        return column.getType() == UUID.class;
    }

    private Field<?> column(ListField field) {
        return Objects.requireNonNull(columns.get(field), () -> "no column is known for the field " + field.name());
    }

    /** A field's type has made sure of that. */
    private static IllegalStateException notOfOneValue(Operator operator) {
        return new IllegalStateException("the operator " + operator.word() + " does not compare such values");
    }
}
