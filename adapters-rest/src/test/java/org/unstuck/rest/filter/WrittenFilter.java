package org.unstuck.rest.filter;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Filter.And;
import org.unstuck.application.filter.Filter.Comparison;
import org.unstuck.application.filter.Filter.Not;
import org.unstuck.application.filter.Filter.Or;
import org.unstuck.application.filter.Value;

/** Filters as callers write them, with no more parentheses than needed. */
final class WrittenFilter {

    private WrittenFilter() {}

    static String of(Filter filter) {
        return switch (filter) {
            case Or(var parts) ->
                parts.stream()
                        .map(part -> part instanceof Or ? inParentheses(part) : of(part))
                        .collect(Collectors.joining(" or "));
            case And(var parts) ->
                parts.stream()
                        .map(part -> part instanceof Or || part instanceof And ? inParentheses(part) : of(part))
                        .collect(Collectors.joining(" and "));
            case Not(var part) -> "not " + (part instanceof Or || part instanceof And ? inParentheses(part) : of(part));
            case Comparison comparison -> comparison(comparison);
        };
    }

    private static String inParentheses(Filter filter) {
        return "(" + of(filter) + ")";
    }

    private static String comparison(Comparison comparison) {
        String field = comparison.field().name();
        String operator = comparison.operator().word();
        List<String> values =
                comparison.values().stream().map(WrittenFilter::value).toList();
        return switch (comparison.operator().operands()) {
            case NONE -> operator.equals("pr") ? operator + " " + field : field + " " + operator;
            case ONE -> field + " " + operator + " " + values.getFirst();
            case SEVERAL -> field + " " + operator + " (" + String.join(", ", values) + ")";
        };
    }

    private static String value(Value value) {
        return switch (value) {
            case Value.Text(var text) -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
            case Value.Time time -> time(time);
            case Value.Decimal(var number) -> number.toPlainString();
            case Value.Flag(var flag) -> Boolean.toString(flag);
        };
    }

    private static String time(Value.Time time) {
        LocalDateTime start = LocalDateTime.ofInstant(time.start(), ZoneOffset.UTC);
        LocalDateTime end = LocalDateTime.ofInstant(time.end(), ZoneOffset.UTC);
        if (start.equals(start.truncatedTo(ChronoUnit.DAYS))) {
            if (start.getDayOfYear() == 1 && start.plusYears(1).equals(end)) {
                return format("uuuu", start, ZoneOffset.UTC);
            }
            if (start.getDayOfMonth() == 1 && start.plusMonths(1).equals(end)) {
                return format("uuuu-MM", start, ZoneOffset.UTC);
            }
            if (start.plusDays(1).equals(end)) {
                return format("uuuu-MM-dd", start, ZoneOffset.UTC);
            }
        }
        Duration length = Duration.between(start, end);
        if (length.equals(Duration.ofHours(1))) {
            return format("uuuu-MM-dd'T'HHXXX", start, ZoneOffset.ofTotalSeconds((60 - start.getMinute()) % 60 * 60));
        }
        if (length.equals(Duration.ofMinutes(1))) {
            return format("uuuu-MM-dd'T'HH:mmXXX", start, ZoneOffset.ofHours(-11));
        }
        if (length.equals(Duration.ofSeconds(1))) {
            return format("uuuu-MM-dd't'HH:mm:ssXXX", start, ZoneOffset.UTC).toLowerCase(Locale.ROOT);
        }
        String decimals = "S".repeat(10 - Long.toString(length.toNanos()).length());
        return format("uuuu-MM-dd'T'HH:mm:ss." + decimals + "XXX", start, ZoneOffset.ofHoursMinutes(5, 30));
    }

    private static String format(String pattern, LocalDateTime utc, ZoneOffset offset) {
        OffsetDateTime there = utc.atOffset(ZoneOffset.UTC).withOffsetSameInstant(offset);
        boolean fits = there.getYear() >= 1 && there.getYear() <= 9999;
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(fits ? there : utc.atOffset(ZoneOffset.UTC));
    }
}
