package org.unstuck.persistence.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.Test;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.FilterArbitraries;
import org.unstuck.application.filter.FilterArbitraries.Row;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.persistence.PostgresDatabase;

/** Filters and sorts mean in PostgreSQL what they mean in memory. */
class ListColumnsTest {

    private static final PostgresDatabase DATABASE = new PostgresDatabase();

    private static final Table<Record> FILTERED = table(name("filtered"));
    private static final Field<Integer> NUMBER = field(name("number"), SQLDataType.INTEGER);
    private static final Field<String> NAME = field(name("name"), SQLDataType.CLOB);
    private static final Field<String> TITLE = field(name("title"), SQLDataType.CLOB);
    private static final Field<Instant> CREATED = field(name("created"), SQLDataType.INSTANT);
    private static final Field<BigDecimal> AMOUNT = field(name("amount"), SQLDataType.NUMERIC);
    private static final Field<Boolean> ENABLED = field(name("enabled"), SQLDataType.BOOLEAN);
    private static final Field<String[]> TAGS = field(name("tags"), SQLDataType.CLOB.array());

    private static final ListColumns COLUMNS = new ListColumns(Map.of(
            FilterArbitraries.NAME, NAME,
            FilterArbitraries.TITLE, TITLE,
            FilterArbitraries.CREATED, CREATED,
            FilterArbitraries.AMOUNT, AMOUNT,
            FilterArbitraries.ENABLED, ENABLED,
            FilterArbitraries.TAGS, TAGS));

    private static final InMemoryRows<Row> ROWS = new InMemoryRows<>(Map.of(
            FilterArbitraries.NAME, Row::name,
            FilterArbitraries.TITLE, Row::title,
            FilterArbitraries.CREATED, Row::created,
            FilterArbitraries.AMOUNT, Row::amount,
            FilterArbitraries.ENABLED, Row::enabled,
            FilterArbitraries.TAGS, Row::tags));

    @BeforeContainer
    static void createTable() {
        DATABASE.sql().execute("""
                drop table if exists filtered;
                create table filtered (number integer primary key, name text, title text, created timestamptz,
                    amount numeric, enabled boolean, tags text[])
                """);
    }

    @Property(tries = 1_500)
    void aFilterWantsTheSameRowsAsInMemory(@ForAll("filters") Filter filter, @ForAll("rows") List<Row> rows) {
        List<Row> kept = keep(rows);

        assertThat(numbers(new Selection(filter, Sort.OWN)))
                .as(filter::toString)
                .containsExactlyInAnyOrderElementsOf(kept.stream()
                        .filter(row -> ROWS.matches(filter, row))
                        .map(Row::number)
                        .toList());
    }

    @Property(tries = 300)
    void aSortOrdersTheRowsAsInMemory(@ForAll("sorts") Sort sort, @ForAll("rows") List<Row> rows) {
        List<Row> kept = keep(rows);

        assertThat(numbers(new Selection(null, sort)))
                .containsExactlyElementsOf(kept.stream()
                        .sorted(ROWS.order(sort, Comparator.comparingInt(Row::number)))
                        .map(Row::number)
                        .toList());
    }

    @Test
    void everyCharacterIsFoldedAsInMemory() {
        Field<String> character = field("chr(code)", SQLDataType.CLOB);
        List<String> different = new ArrayList<>();
        DATABASE.sql()
                .select(character, ListColumns.folded(character))
                .from("generate_series(1, 1114111) as code")
                // What PostgreSQL does not know yet, the JDK may.
                .where("code not between 55296 and 57343 and unicode_assigned(chr(code))")
                .forEach(row -> check(row, different));

        assertThat(different).isEmpty();
    }

    private static void check(Record2<String, String> row, List<String> different) {
        int inMemory = Character.toLowerCase(Character.toUpperCase(row.value1().codePointAt(0)));
        if (!row.value2().equals(Character.toString(inMemory))) {
            different.add(row.toString());
        }
    }

    @Test
    void whatIsAskedTravelsAsParameters() {
        String text = "x' or 1 = 1 --";

        String sql = DATABASE.sql()
                .render(COLUMNS.matching(Selection.ALL.and(
                        Filter.Comparison.of(FilterArbitraries.NAME, Operator.CO, new Value.Text(text)))));

        assertThat(sql).contains("?").doesNotContain("1 = 1");
    }

    /** The rows with numbers that differ. */
    private static List<Row> keep(List<Row> rows) {
        DATABASE.sql().deleteFrom(FILTERED).execute();
        List<Row> kept = new ArrayList<>();
        for (Row row : rows) {
            Row numbered = new Row(
                    kept.size(), row.name(), row.title(), row.created(), row.amount(), row.enabled(), row.tags());
            kept.add(numbered);
        }
        var insert = DATABASE.sql().insertInto(FILTERED, NUMBER, NAME, TITLE, CREATED, AMOUNT, ENABLED, TAGS);
        for (Row row : kept) {
            insert = insert.values(
                    row.number(),
                    row.name(),
                    row.title(),
                    row.created(),
                    row.amount(),
                    row.enabled(),
                    row.tags() == null ? null : row.tags().toArray(String[]::new));
        }
        insert.execute();
        return kept;
    }

    private static List<Integer> numbers(Selection selection) {
        return DATABASE.sql()
                .select(NUMBER)
                .from(FILTERED)
                .where(COLUMNS.matching(selection))
                .orderBy(Stream.concat(COLUMNS.order(selection.sort()).stream(), Stream.of(NUMBER.asc()))
                        .toList())
                .fetch(NUMBER);
    }

    @Provide
    Arbitrary<Filter> filters() {
        return FilterArbitraries.filters();
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        return FilterArbitraries.rows().list().ofMinSize(1).ofMaxSize(10);
    }

    @Provide
    Arbitrary<Sort> sorts() {
        return FilterArbitraries.sorts();
    }
}
