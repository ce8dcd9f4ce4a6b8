package org.unstuck.rest.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.application.filter.FilterArbitraries.AMOUNT;
import static org.unstuck.application.filter.FilterArbitraries.CREATED;
import static org.unstuck.application.filter.FilterArbitraries.ENABLED;
import static org.unstuck.application.filter.FilterArbitraries.FIELDS;
import static org.unstuck.application.filter.FilterArbitraries.NAME;
import static org.unstuck.application.filter.FilterArbitraries.TAGS;
import static org.unstuck.application.filter.FilterArbitraries.TITLE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Filter.And;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.Filter.Not;
import org.unstuck.application.filter.Filter.Or;
import org.unstuck.application.filter.FilterArbitraries;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Value;
import org.unstuck.rest.json.Reading;

class FilterReaderTest {

    private static final Comparison A = name("a");
    private static final Comparison B = name("b");
    private static final Comparison C = name("c");

    // ---- laws

    @Property
    void readsBackEveryFilterThatIsWritten(@ForAll("filters") Filter filter) {
        assertThat(read(WrittenFilter.of(filter))).isEqualTo(filter);
    }

    @Property
    void understandsOrSaysWhyNotWhateverIsSent(@ForAll("nonsense") String text) {
        Reading reading = new Reading();

        Optional<Filter> filter = FilterReader.read(text, FIELDS, reading);

        assertThat(filter.isEmpty()).isEqualTo(!reading.violations().isEmpty());
    }

    // ---- what can be said

    @Test
    void bindsNotCloserThanAndAndThatCloserThanOr() {
        assertThat(read("name eq \"a\" or name eq \"b\" and not name eq \"c\""))
                .isEqualTo(new Or(List.of(A, new And(List.of(B, new Not(C))))));
        assertThat(read("(name eq \"a\" or name eq \"b\") and name eq \"c\""))
                .isEqualTo(new And(List.of(new Or(List.of(A, B)), C)));
        assertThat(read("not (name eq \"a\" and name eq \"b\") or name eq \"c\""))
                .isEqualTo(new Or(List.of(new Not(new And(List.of(A, B))), C)));
        assertThat(read("not not ((name eq \"a\"))")).isEqualTo(new Not(new Not(A)));
    }

    @Test
    void takesEachKindOfComparison() {
        assertThat(read("pr owner.display-name")).isEqualTo(Comparison.of(TITLE, Operator.PR));
        assertThat(read("owner.display-name isnull")).isEqualTo(Comparison.of(TITLE, Operator.ISNULL));
        assertThat(read("enabled eq true")).isEqualTo(Comparison.of(ENABLED, Operator.EQ, new Value.Flag(true)));
        assertThat(read("amount_2 ge -1.50"))
                .isEqualTo(Comparison.of(AMOUNT, Operator.GE, new Value.Decimal(new BigDecimal("-1.50"))));
        assertThat(read("tags ca (\"x\",\"y\")"))
                .isEqualTo(new Comparison(TAGS, Operator.CA, List.of(new Value.Text("x"), new Value.Text("y"))));
        assertThat(read(" name\tin(\"x\" , \"y\")\r\n"))
                .isEqualTo(new Comparison(NAME, Operator.IN, List.of(new Value.Text("x"), new Value.Text("y"))));
    }

    @Test
    void knowsTwoEscapesInATextAndLeavesAllElse() {
        assertThat(read("name eq \"\\\"a\\\\\\\\b\\\"%_*''é𝄞\n\""))
                .isEqualTo(Comparison.of(NAME, Operator.EQ, new Value.Text("\"a\\\\b\"%_*''é𝄞\n")));
        assertThat(read("name eq \"\"")).isEqualTo(Comparison.of(NAME, Operator.EQ, new Value.Text("")));
    }

    @ParameterizedTest
    @CsvSource({
        "2018,                              2018-01-01T00:00:00Z,           2019-01-01T00:00:00Z",
        "2018-12,                           2018-12-01T00:00:00Z,           2019-01-01T00:00:00Z",
        "2020-02-29,                        2020-02-29T00:00:00Z,           2020-03-01T00:00:00Z",
        "2018-12-18T23,                     2018-12-18T23:00:00Z,           2018-12-19T00:00:00Z",
        "2018-12-18T23:05,                  2018-12-18T23:05:00Z,           2018-12-18T23:06:00Z",
        "2018-12-18T23:05Z,                 2018-12-18T23:05:00Z,           2018-12-18T23:06:00Z",
        "2018-12-18T23:05:55Z,              2018-12-18T23:05:55Z,           2018-12-18T23:05:56Z",
        "2018-12-18t23:05:55z,              2018-12-18T23:05:55Z,           2018-12-18T23:05:56Z",
        "2018-12-18T23:05:55+01:30,         2018-12-18T21:35:55Z,           2018-12-18T21:35:56Z",
        "2018-12-18T23:05:55.1Z,            2018-12-18T23:05:55.100Z,       2018-12-18T23:05:55.200Z",
        "2018-12-18T23:05:55.663Z,          2018-12-18T23:05:55.663Z,       2018-12-18T23:05:55.664Z",
        "2018-12-18T23:05:55.123456789Z,    2018-12-18T23:05:55.123456789Z, 2018-12-18T23:05:55.123456790Z",
        "9999,                              9999-01-01T00:00:00Z,           +10000-01-01T00:00:00Z"
    })
    void takesATimeForAllThatItLeavesOpen(String text, Instant start, Instant end) {
        assertThat(read("created gt " + text))
                .isEqualTo(Comparison.of(CREATED, Operator.GT, new Value.Time(start, end)));
    }

    @Test
    void takesAYearOrANumberForWhatTheFieldIs() {
        assertThat(read("amount_2 eq 2018"))
                .isEqualTo(Comparison.of(AMOUNT, Operator.EQ, new Value.Decimal(new BigDecimal("2018"))));
    }

    // ---- what cannot be

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                       | 1: the filter ends here, where a comparison is expected",
                "`  `                     | 3: the filter ends here, where a comparison is expected",
                "name                     | 5: the filter ends here, where an operator is expected",
                "name eq                  | 8: the filter ends here, where a text, a number, a time, true or false is expected",
                "pr                       | 3: the filter ends here, where a field is expected",
                "name in                  | 8: the filter ends here, where an opening parenthesis is expected",
                "name in (                | 10: the filter ends here, where a text, a number, a time, true or false is expected",
                "name in (\"a\"           | 13: the filter ends here, where a comma or a closing parenthesis is expected",
                "(pr name                 | 9: the filter ends here, where and, or or a closing parenthesis is expected",
                "pr name and              | 12: the filter ends here, where a comparison is expected",
                "not                      | 4: the filter ends here, where a comparison is expected",
                "pr name pr tags          | 9: pr cannot stand here, where and, or or the end is expected",
                "pr name)                 | 8: ) cannot stand here, where and, or or the end is expected",
                "()                       | 2: ) cannot stand here, where a comparison is expected",
                "name in ()               | 10: ) cannot stand here, where a text, a number, a time, true or false is expected",
                "name in \"a\"            | 9: \"a\" cannot stand here, where an opening parenthesis is expected",
                "name in (\"a\" \"b\")    | 14: \"b\" cannot stand here, where a comma or a closing parenthesis is expected",
                "name = \"a\"             | 6: = cannot stand here, where an operator is expected",
                "name equals \"a\"        | 6: equals cannot stand here, where an operator is expected",
                "name eq 'a'              | 9: ' cannot stand here, where a text, a number, a time, true or false is expected",
                "𝄞 eq \"a\"               | 1: 𝄞 cannot stand here, where a comparison is expected",
                "name eq \"𝄞\" x          | 13: x cannot stand here, where and, or or the end is expected",
                "name eq appRequest       | 9: appRequest is no value; a text is written in double quotes",
                "name EQ \"a\"            | 6: the words of a filter are written in lower case: eq, not EQ",
                "pr name AND pr tags      | 9: the words of a filter are written in lower case: and, not AND",
                "NOT pr name              | 1: the words of a filter are written in lower case: not, not NOT",
                "PR name                  | 1: the words of a filter are written in lower case: pr, not PR",
                "enabled eq True          | 12: the words of a filter are written in lower case: true, not True",
                "name eq \"a              | 9: the text that begins here has no closing quote",
                "name eq \"a\\\" and x    | 9: the text that begins here has no closing quote",
                "name eq \"a\\n\"         | 11: in a text, a backslash must be followed by a double quote or another backslash",
                "created gt 2018-1-1      | 12: 2018-1-1 is neither a number nor a time",
                "amount_2 gt 1e3          | 13: 1e3 is neither a number nor a time",
                "created gt 2018-12-18 23:05 | 23: 23:05 is neither a number nor a time",
                "colour eq \"red\"        | 1: colour is no field to filter by here; these are: name, owner.display-name, created, amount_2, enabled, tags",
                "Name eq \"red\"          | 1: Name is no field to filter by here; these are: name, owner.display-name, created, amount_2, enabled, tags",
                "enabled gt true          | 9: the operator gt is not supported for enabled; these are: eq, in, isnull, ne, pr",
                "name eq 5                | 9: name is compared with a text, in double quotes",
                "name eq 2018-12          | 9: name is compared with a text, in double quotes",
                "name in (\"a\", true)    | 15: name is compared with a text, in double quotes",
                "amount_2 eq \"5\"        | 13: amount_2 is compared with a number, like 12 or -0.5",
                "amount_2 eq 2018-12      | 13: amount_2 is compared with a number, like 12 or -0.5",
                "enabled eq 1             | 12: enabled is compared with true or false",
                "created gt \"2018\"      | 12: created is compared with a time, without quotes, like 2018-12-18T23:05:55Z or the beginning of one, like 2018-12",
                "created gt true          | 12: created is compared with a time, without quotes, like 2018-12-18T23:05:55Z or the beginning of one, like 2018-12",
                "created gt 2018-13       | 12: there is no time 2018-13",
                "created gt 2019-02-29    | 12: there is no time 2019-02-29",
                "created gt 2019-02-28T24:00 | 12: there is no time 2019-02-28T24:00",
                "created gt 0000-01       | 12: there is no time 0000-01",
                "created gt 0001-01-01T00:00:00+01:00 | 12: there is no time 0001-01-01T00:00:00+01:00",
                "created gt 201           | 12: there is no time 201",
                "created gt 2018-01-01T00:00:00.0123456789Z | 12: there is no time 2018-01-01T00:00:00.0123456789Z",
                "created gt 2018-01-01T00:00:00+25:00 | 12: there is no time 2018-01-01T00:00:00+25:00"
            })
    void saysWhatIsWrongAndWhere(String text, String fault) {
        assertThat(faults(text)).containsExactly("parameter filters, character " + fault);
    }

    @Test
    void saysEverythingThatTheListCannotAnswer() {
        assertThat(faults("not (colour eq \"red\" or enabled gt 1) and created in (2018, \"x\", 2018-13)"))
                .extracting(fault -> fault.replaceAll(":.*", "").replace("parameter filters, character ", ""))
                .containsExactly("6", "33", "36", "61", "66");
    }

    @Test
    void namesOnlyTheOperatorsThatTheListSupports() {
        ListFields fields = ListFields.of(
                ListField.sortable("a", FieldType.TEXT, Operator.EQ, Operator.SW),
                ListField.sortable("b", FieldType.TEXT));
        Reading reading = new Reading();

        FilterReader.read("a co \"x\" or b eq \"x\"", fields, reading);

        assertThat(texts(reading))
                .containsExactly(
                        "parameter filters, character 3: the operator co is not supported for a; these are: eq, sw",
                        "parameter filters, character 13: b is no field to filter by here; these are: a");
    }

    // ---- bounds

    @Test
    void hasNoMoreThanFourThousandCharacters() {
        String longest = "name eq \"" + "𝄞".repeat(3_990) + "\"";

        assertThat(read(longest)).isNotNull();
        assertThat(faults(longest + " ")).containsExactly("parameter filters must not have more than 4000 characters");
    }

    @ParameterizedTest
    @CsvSource({"(, 50", "'not ', 50", "not(, 25"})
    void nestsNoDeeperThanFiftyLevels(String level, int levels) {
        String close = level.endsWith("(") ? ")" : "";

        assertThat(faults(level.repeat(levels) + "pr name" + close.repeat(levels)))
                .isEmpty();
        assertThat(faults(level.repeat(levels + 1) + "pr name" + close.repeat(levels + 1)))
                .singleElement()
                .asString()
                .endsWith("the filter must not nest deeper than 50 levels");
        assertThat(faults(level.repeat(4_000 / level.length())))
                .singleElement()
                .asString()
                .endsWith("the filter must not nest deeper than 50 levels");
    }

    @Test
    void nestsNoDeeperForBeingLong() {
        assertThat(faults(Stream.generate(() -> "not (not pr name)").limit(60).collect(Collectors.joining(" and "))))
                .isEmpty();
        assertThat(faults(")".repeat(4_000))).hasSize(1);
    }

    @Test
    void hasNoMoreThanAHundredComparisons() {
        assertThat(faults(comparisons(100))).isEmpty();
        assertThat(faults(comparisons(101)))
                .containsExactly(
                        "parameter filters, character 1201: the filter must not have more than 100 comparisons");
    }

    private static String comparisons(int count) {
        return Stream.generate(() -> "pr name").limit(count).collect(Collectors.joining(" and "));
    }

    @Test
    void hasNoMoreThanFiveHundredValuesInAList() {
        assertThat(faults(values(500))).isEmpty();
        assertThat(faults(values(501)))
                .containsExactly("parameter filters, character 3010: a list must not have more than 500 values");
    }

    private static String values(int count) {
        return IntStream.range(0, count)
                .mapToObj(value -> "\"%03d\"".formatted(value))
                .collect(Collectors.joining(",", "name in (", ")"));
    }

    @Test
    void hasOnlyCharactersThatCanBeKept() {
        assertThat(faults("name eq \"𝄞\0\""))
                .containsExactly("parameter filters, character 11 must not contain NUL or half of a surrogate pair");
        assertThat(faults("\ud834")).hasSize(1);
    }

    private static Comparison name(String text) {
        return Comparison.of(NAME, Operator.EQ, new Value.Text(text));
    }

    private static Filter read(String text) {
        Reading reading = new Reading();
        Optional<Filter> filter = FilterReader.read(text, FIELDS, reading);
        assertThat(texts(reading)).as(text).isEmpty();
        return filter.orElseThrow();
    }

    private static List<String> faults(String text) {
        Reading reading = new Reading();
        FilterReader.read(text, FIELDS, reading);
        return texts(reading);
    }

    private static List<String> texts(Reading reading) {
        return reading.violations().stream()
                .map(violation -> violation.message().toString())
                .toList();
    }

    @Provide
    Arbitrary<Filter> filters() {
        return FilterArbitraries.filters();
    }

    @Provide
    Arbitrary<String> nonsense() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.of(
                                "name", "created", "eq", "in", "pr", "isnull", "not", "and", "or", "(", ")", ",",
                                "\"a\"", "\"", "\\", "2018", "2018-12", "-1", "true", "NOT", "EQ", "x", "\0", "=", "+",
                                ".")
                        .list()
                        .ofMaxSize(8)
                        .map(words -> String.join(" ", words)));
    }
}
