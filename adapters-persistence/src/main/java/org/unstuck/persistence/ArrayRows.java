package org.unstuck.persistence;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.list;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of ours as a table of a statement. Each column is one array parameter, so that a statement has the same text,
 * is prepared once and costs one round trip, whether it is about 1 row or 500.
 */
public final class ArrayRows<T> {

    private final Name alias;
    private final List<? extends T> rows;
    private final List<Name> names = new ArrayList<>();
    private final List<QueryPart> arrays = new ArrayList<>();
    private final List<Field<?>> targets = new ArrayList<>();
    private final List<Field<?>> sources = new ArrayList<>();

    private ArrayRows(Name alias, List<? extends T> rows) {
        this.alias = alias;
        this.rows = rows;
    }

    /**
     * Begins with no columns.
     *
     * @param alias what the statement calls the rows
     */
    public static <T> ArrayRows<T> of(String alias, List<? extends T> rows) {
        return new ArrayRows<>(name(alias), rows);
    }

    /**
     * Adds a column.
     *
     * @param like the column it is compared with or written to; gives name and type
     * @return the column within the statement
     */
    public <V> Field<V> column(Field<V> like, Function<? super T, ? extends @Nullable V> value) {
        List<V> values = new ArrayList<>(rows.size());
        for (T row : rows) {
            values.add(value.apply(row));
        }
        names.add(like.getUnqualifiedName());
        arrays.add(ArrayParameter.of(like, values));
        return add(like, field(alias.append(like.getUnqualifiedName()), like.getDataType()));
    }

    /**
     * Adds a column whose values are lists. They may differ in length, which the rows of an array may not, so they
     * travel as PostgreSQL writes arrays.
     */
    public <V> Field<V[]> listColumn(Field<V[]> like, Function<? super T, ? extends @Nullable List<?>> value) {
        Field<String> literals = field(like.getUnqualifiedName(), SQLDataType.CLOB);
        Field<String> literal = column(literals, row -> arrayLiteral(value.apply(row)));
        targets.remove(literals);
        sources.remove(literal);
        return add(like, literal.cast(like.getDataType()));
    }

    /** Adds a column that is the same in all rows; it travels once. */
    public <V> Field<V> same(Field<V> like, @Nullable V value) {
        return add(like, val(value, like.getDataType()));
    }

    /** The columns these rows are written to, in the order of {@link #select}. */
    public List<Field<?>> targets() {
        return targets;
    }

    /** The rows as they are inserted. */
    public SelectJoinStep<Record> select() {
        return DSL.select(sources).from(table());
    }

    /** What an update sets to write these rows. */
    public Map<Field<?>, Field<?>> assignments() {
        Map<Field<?>, Field<?>> assignments = new LinkedHashMap<>();
        for (int column = 0; column < targets.size(); column++) {
            assignments.put(targets.get(column), sources.get(column));
        }
        return assignments;
    }

    /** The rows as a table; it has the columns that were added before. */
    public Table<Record> table() {
        return DSL.table("unnest({0}) as {1}({2})", list(arrays), alias, list(names));
    }

    private <V> Field<V> add(Field<?> target, Field<V> source) {
        targets.add(target);
        sources.add(source);
        return source;
    }

    private static @Nullable String arrayLiteral(@Nullable List<?> elements) {
        return elements == null
                ? null
                : elements.stream()
                        .map(element -> element.toString().replace("\\", "\\\\").replace("\"", "\\\""))
                        .map(text -> '"' + text + '"')
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
