package org.unstuck.application.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.application.filter.FilterArbitraries.AMOUNT;
import static org.unstuck.application.filter.FilterArbitraries.CREATED;
import static org.unstuck.application.filter.FilterArbitraries.ENABLED;
import static org.unstuck.application.filter.FilterArbitraries.NAME;
import static org.unstuck.application.filter.FilterArbitraries.TAGS;
import static org.unstuck.application.filter.FilterArbitraries.TITLE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unstuck.application.filter.Filter.And;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.Filter.Not;
import org.unstuck.application.filter.Filter.Or;
import org.unstuck.application.filter.FilterArbitraries.Row;

class InMemoryRowsTest {

    private static final InMemoryRows<Row> ROWS = new InMemoryRows<>(Map.of(
            NAME,
            Row::name,
            TITLE,
            Row::title,
            CREATED,
            Row::created,
            AMOUNT,
            Row::amount,
            ENABLED,
            Row::enabled,
            TAGS,
            Row::tags));

    private static final Value.Time YEAR_2018 =
            new Value.Time(Instant.parse("2018-01-01T00:00:00Z"), Instant.parse("2019-01-01T00:00:00Z"));

    private static final Row NOTHING = new Row(0, null, null, null, null, null, null);

    // ---- laws

    @Property
    void everyFilterIsTrueOrFalseAndNotIsTheOther(@ForAll("filters") Filter filter, @ForAll("rows") Row row) {
        assertThat(ROWS.matches(new Not(filter), row)).isEqualTo(!ROWS.matches(filter, row));
    }

    @Property
    void andOrAndNotFollowDeMorgan(
            @ForAll("filters") Filter one, @ForAll("filters") Filter other, @ForAll("rows") Row row) {
        assertThat(ROWS.matches(new Not(new And(List.of(one, other))), row))
                .isEqualTo(ROWS.matches(new Or(List.of(new Not(one), new Not(other))), row));
    }

    @Property
    void neIsTheOppositeOfEqAndSoIsIsnullOfPr(@ForAll("rows") Row row, @ForAll("texts") String text) {
        Value value = new Value.Text(text);
        assertThat(ROWS.matches(Comparison.of(NAME, Operator.NE, value), row))
                .isEqualTo(!ROWS.matches(Comparison.of(NAME, Operator.EQ, value), row));
        assertThat(ROWS.matches(Comparison.of(NAME, Operator.ISNULL), row))
                .isEqualTo(!ROWS.matches(Comparison.of(NAME, Operator.PR), row));
    }

    @Property
    void whatIsThereIsOnOneSideOfATimeOrTheOther(@ForAll("rows") Row row, @ForAll("times") Value time) {
        boolean isThere = row.created() != null;
        assertThat(ROWS.matches(Comparison.of(CREATED, Operator.LT, time), row))
                .isEqualTo(isThere && !ROWS.matches(Comparison.of(CREATED, Operator.GE, time), row));
        assertThat(ROWS.matches(Comparison.of(CREATED, Operator.LE, time), row))
                .isEqualTo(isThere && !ROWS.matches(Comparison.of(CREATED, Operator.GT, time), row));
    }

    @Property
    void whatIsWithinATimeIsNotBeforeIt(@ForAll("rows") Row row, @ForAll("times") Value time) {
        if (ROWS.matches(Comparison.of(CREATED, Operator.EQ, time), row)) {
            assertThat(ROWS.matches(Comparison.of(CREATED, Operator.GE, time), row))
                    .isTrue();
        }
        assertThat(ROWS.matches(Comparison.of(CREATED, Operator.SW, time), row))
                .isEqualTo(ROWS.matches(Comparison.of(CREATED, Operator.EQ, time), row));
    }

    // ---- cases

    @ParameterizedTest
    @CsvSource({
        "2017-12-31T23:59:59.999999Z, ne lt le",
        "2018-01-01T00:00:00Z,        eq in sw ge le",
        "2018-01-01T00:00:00.000001Z, eq in sw ge gt",
        "2018-12-31T23:59:59.999999Z, eq in sw ge gt",
        "2019-01-01T00:00:00Z,        ne ge gt",
        ",                            ne"
    })
    void aYearIsASpanToEqAndItsBeginningToAnOrder(Instant created, String operators) {
        Row row = new Row(0, null, null, created, null, null, null);

        assertThat(Stream.of("eq", "ne", "lt", "le", "gt", "ge", "in", "sw")
                        .filter(word -> ROWS.matches(
                                Comparison.of(CREATED, Operator.of(word).orElseThrow(), YEAR_2018), row)))
                .containsExactlyInAnyOrder(operators.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "straße,  STRASSE, false",
        "straße,  STRAẞE,  true",
        "ΟΔΟΣ,    οδος,    true",
        "ılık,    ILIK,    true",
        "İ,       i,       true",
        "Ä,       a\u0308, false",
        "𐐀,       𐐨,       true",
        "'',      '',      true"
    })
    void textsAreTheSameWhenEachOfTheirCharactersIs(String one, String other, boolean same) {
        Row row = new Row(0, one, null, null, null, null, null);

        assertThat(ROWS.matches(Comparison.of(NAME, Operator.EQ, new Value.Text(other)), row))
                .isEqualTo(same);
    }

    @Test
    void whatIsNotThereAnswersNoToAllButNeAndIsnull() {
        assertThat(Stream.of(Operator.values())
                        .filter(FieldType.TEXT.operators()::contains)
                        .filter(operator -> ROWS.matches(
                                operator.operands() == Operator.Operands.NONE
                                        ? Comparison.of(NAME, operator)
                                        : Comparison.of(NAME, operator, new Value.Text("x")),
                                NOTHING)))
                .containsExactlyInAnyOrder(Operator.NE, Operator.ISNULL);
    }

    @Test
    void aListHasAllOfTheTextsOrNot() {
        Row row = new Row(0, null, null, null, null, null, List.of("One", "two", "three"));

        assertThat(ROWS.matches(comparison(TAGS, "ONE", "three"), row)).isTrue();
        assertThat(ROWS.matches(comparison(TAGS, "one", "four"), row)).isFalse();
        assertThat(ROWS.matches(comparison(TAGS, "one"), NOTHING)).isFalse();
    }

    private static Comparison comparison(ListField field, String... texts) {
        return new Comparison(
                field, Operator.CA, Stream.of(texts).<Value>map(Value.Text::new).toList());
    }

    @Test
    void whatHasNoValueComesLastInEitherDirection() {
        Row one = new Row(1, null, null, null, BigDecimal.ONE, null, null);
        Row two = new Row(2, null, null, null, BigDecimal.TWO, null, null);
        Row none = new Row(0, null, null, null, null, null, null);
        Comparator<Row> own = Comparator.comparingInt(Row::number);

        assertThat(Stream.of(none, two, one).sorted(ROWS.order(by(AMOUNT, false), own)))
                .containsExactly(one, two, none);
        assertThat(Stream.of(none, two, one).sorted(ROWS.order(by(AMOUNT, true), own)))
                .containsExactly(two, one, none);
        assertThat(Stream.of(two, none, one).sorted(ROWS.order(by(NAME, true), own)))
                .containsExactly(none, one, two);
    }

    private static Sort by(ListField field, boolean isDescending) {
        return new Sort(List.of(new Sort.Key(field, isDescending)));
    }

    @Provide
    Arbitrary<Filter> filters() {
        return FilterArbitraries.filters();
    }

    @Provide
    Arbitrary<Row> rows() {
        return FilterArbitraries.rows();
    }

    @Provide
    Arbitrary<String> texts() {
        return FilterArbitraries.texts();
    }

    @Provide
    Arbitrary<Value> times() {
        return FilterArbitraries.times();
    }
}
