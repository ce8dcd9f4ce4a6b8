package org.unstuck.application.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Any filter, sort and row there can be, for property tests; likely enough to meet. */
public final class FilterArbitraries {

    /** A list that has a field of each type, with all that can be asked of it. */
    public static final ListField NAME = everything("name", FieldType.TEXT);

    public static final ListField TITLE = everything("owner.display-name", FieldType.TEXT);
    public static final ListField CREATED = everything("created", FieldType.TIME);
    public static final ListField AMOUNT = everything("amount_2", FieldType.NUMBER);
    public static final ListField ENABLED = everything("enabled", FieldType.FLAG);
    public static final ListField TAGS = new ListField("tags", FieldType.TEXTS, FieldType.TEXTS.operators(), false);
    public static final ListFields FIELDS = ListFields.of(NAME, TITLE, CREATED, AMOUNT, ENABLED, TAGS);

    /** Letters that are one in some language or by some way of ignoring case, and what means something to somebody. */
    private static final List<String> AWKWARD = List.of(
            "a", "A", "b", "i", "I", "ı", "İ", "ß", "ẞ", "s", "S", "ſ", "σ", "ς", "Σ", "k", "\u212a", "ä", "Ä",
            "a\u0308", "é", "Ж", "ж", "ǆ", "ǅ", "Ǆ", "ŉ", "µ", "μ", "ﬁ", "\uffff", "\ue000", "𝄞", "𐐀", "𐐨", "%", "_",
            "\\", "\"", "'", "*", "?", " ", "\n", "\u0001", "(", ",", "-", ".", "~", "[", "z", "Z", "0", "9", "日",
            "\u200d");

    private FilterArbitraries() {}

    private static ListField everything(String name, FieldType type) {
        return new ListField(name, type, type.operators(), true);
    }

    /** A row of the list. */
    public record Row(
            int number,
            String name,
            String title,
            Instant created,
            BigDecimal amount,
            Boolean enabled,
            List<String> tags) {}

    public static Arbitrary<Filter> filters() {
        return filters(3);
    }

    private static Arbitrary<Filter> filters(int depth) {
        Arbitrary<Filter> comparisons = comparisons();
        if (depth == 0) {
            return comparisons;
        }
        Arbitrary<Filter> parts = filters(depth - 1);
        return Arbitraries.oneOf(
                comparisons,
                parts.list().ofMinSize(2).ofMaxSize(3).map(Filter.And::new),
                parts.list().ofMinSize(2).ofMaxSize(3).map(Filter.Or::new),
                parts.map(Filter.Not::new));
    }

    private static Arbitrary<Filter> comparisons() {
        return Arbitraries.of(FIELDS.fields())
                .flatMap(field -> Arbitraries.of(field.operators())
                        .flatMap(operator -> values(field.type(), operator)
                                .map(values -> new Filter.Comparison(field, operator, values))));
    }

    private static Arbitrary<List<Value>> values(FieldType type, Operator operator) {
        Arbitrary<Value> value = values(type);
        return switch (operator.operands()) {
            case NONE -> Arbitraries.just(List.of());
            case ONE -> value.list().ofSize(1);
            case SEVERAL -> value.list().ofMinSize(1).ofMaxSize(3);
        };
    }

    private static Arbitrary<Value> values(FieldType type) {
        return switch (type) {
            case TEXT, TEXTS -> texts().map(Value.Text::new);
            case TIME -> times();
            case NUMBER -> numbers().map(Value.Decimal::new);
            case FLAG -> Arbitraries.of(true, false).map(Value.Flag::new);
        };
    }

    public static Arbitrary<Row> rows() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1_000_000),
                        texts().injectNull(0.2),
                        texts().injectNull(0.2),
                        instants().injectNull(0.2),
                        numbers().injectNull(0.2),
                        Arbitraries.of(true, false).injectNull(0.2),
                        texts().list().ofMaxSize(3).injectNull(0.2))
                .as(Row::new);
    }

    public static Arbitrary<Sort> sorts() {
        return Combinators.combine(Arbitraries.of(FIELDS.sortable()), Arbitraries.of(true, false))
                .as(Sort.Key::new)
                .list()
                .uniqueElements(Sort.Key::field)
                .ofMaxSize(3)
                .map(Sort::new);
    }

    public static Arbitrary<String> texts() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(AWKWARD).list().ofMaxSize(3).map(some -> String.join("", some))),
                Tuple.of(
                        1,
                        // Letters whose cases have long been settled: the JDK and PostgreSQL may know another Unicode.
                        Arbitraries.strings().withCharRange('\u0001', '\u058f').ofMaxLength(4)));
    }

    private static Arbitrary<BigDecimal> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.of("0", "-0", "0.0", "1", "1.0", "1.50", "-1", "2018", "1e3", "12345678901234567890.5")
                        .map(text -> new BigDecimal(new BigDecimal(text).toPlainString())),
                Combinators.combine(
                                Arbitraries.bigIntegers()
                                        .between(BigInteger.valueOf(-999_999), BigInteger.valueOf(999_999)),
                                Arbitraries.integers().between(0, 6))
                        .as(BigDecimal::new));
    }

    /** As finely as they are kept. */
    private static Arbitrary<Instant> instants() {
        return Arbitraries.oneOf(
                times().map(time -> ((Value.Time) time).start().truncatedTo(ChronoUnit.MICROS)),
                times().map(time -> ((Value.Time) time).end().minusNanos(1).truncatedTo(ChronoUnit.MICROS)),
                times().map(time -> ((Value.Time) time).end().truncatedTo(ChronoUnit.MICROS)));
    }

    /** Spans as a filter can write them. */
    public static Arbitrary<Value> times() {
        Arbitrary<LocalDateTime> moments = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(8, Arbitraries.integers().between(2018, 2020)),
                                Tuple.of(1, Arbitraries.of(2, 1900, 1969, 1970, 9999))),
                        Arbitraries.of(1, 2, 12),
                        Arbitraries.of(1, 28),
                        Arbitraries.of(0, 23),
                        Arbitraries.of(0, 30, 59),
                        Arbitraries.of(0, 59),
                        Arbitraries.of(0, 123_456_789, 999_999_999, 1_000, 500_000_000))
                .as(LocalDateTime::of);
        Arbitrary<ZoneOffset> offsets = Arbitraries.of("Z", "+01:00", "-05:30", "+14:00", "-12:00", "+05:45")
                .map(ZoneOffset::of);
        return Combinators.combine(moments, Arbitraries.integers().between(0, 15), offsets)
                .as(FilterArbitraries::span);
    }

    private static Value span(LocalDateTime moment, int precision, ZoneOffset offset) {
        LocalDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
        return switch (precision) {
            case 0 -> utc(day.withDayOfYear(1), day.withDayOfYear(1).plusYears(1));
            case 1 -> utc(day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1));
            case 2 -> utc(day, day.plusDays(1));
            case 3 ->
                at(
                        moment.truncatedTo(ChronoUnit.HOURS),
                        ChronoUnit.HOURS.getDuration().toNanos(),
                        offset);
            case 4 ->
                at(
                        moment.truncatedTo(ChronoUnit.MINUTES),
                        ChronoUnit.MINUTES.getDuration().toNanos(),
                        offset);
            case 5 -> at(moment.truncatedTo(ChronoUnit.SECONDS), 1_000_000_000, offset);
            default -> {
                long unit = BigInteger.TEN.pow(15 - precision).longValueExact();
                yield at(moment.minusNanos(moment.getLong(ChronoField.NANO_OF_SECOND) % unit), unit, offset);
            }
        };
    }

    private static Value utc(LocalDateTime start, LocalDateTime end) {
        return new Value.Time(start.toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC));
    }

    private static Value at(LocalDateTime start, long nanos, ZoneOffset offset) {
        Instant instant = OffsetDateTime.of(start, offset).toInstant();
        return new Value.Time(instant, instant.plusNanos(nanos));
    }
}
