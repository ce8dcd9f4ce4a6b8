package org.unstuck.rest.filter;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Value;

/**
 * A date-time of RFC 3339 or the beginning of one, down to a year. It stands for all it leaves open: a text without
 * seconds for a minute, one with three decimals for a millisecond. Without an offset it is in UTC.
 */
public final class TimeText {

    private static final Pattern TIME = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:[Tt](\\d\\d)"
            + "(?::(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,9}))?)?)?([Zz]|[+-]\\d\\d:\\d\\d)?)?)?)?");

    private TimeText() {}

    /** The span; nothing where there is no such time, or none that is kept. */
    public static Optional<Value.Time> read(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        try {
            OffsetDateTime start = LocalDateTime.of(
                            number(time.group(1)),
                            numberOr(1, time.group(2)),
                            numberOr(1, time.group(3)),
                            numberOr(0, time.group(4)),
                            numberOr(0, time.group(5)),
                            numberOr(0, time.group(6)),
                            nanos(time.group(7)))
                    .atOffset(offset(time.group(8)));
            // There is no year 0 in the calendar of RFC 3339's users, and PostgreSQL has none; nor in UTC, where it is
            // kept.
            return start.getYear() == 0
                            || start.withOffsetSameInstant(ZoneOffset.UTC).getYear() == 0
                    ? Optional.empty()
                    : Optional.of(
                            new Value.Time(start.toInstant(), end(start, time).toInstant()));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static OffsetDateTime end(OffsetDateTime start, Matcher time) {
        String fraction = time.group(7);
        if (fraction != null) {
            return start.plusNanos(BigInteger.TEN.pow(9 - fraction.length()).longValueExact());
        }
        ChronoUnit unit;
        if (time.group(6) != null) {
            unit = ChronoUnit.SECONDS;
        } else if (time.group(5) != null) {
            unit = ChronoUnit.MINUTES;
        } else if (time.group(4) != null) {
            unit = ChronoUnit.HOURS;
        } else if (time.group(3) != null) {
            unit = ChronoUnit.DAYS;
        } else if (time.group(2) != null) {
            unit = ChronoUnit.MONTHS;
        } else {
            unit = ChronoUnit.YEARS;
        }
        return start.plus(1, unit);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : number((fraction + "00000000").substring(0, 9));
    }

    private static ZoneOffset offset(@Nullable String offset) {
        return offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset.toUpperCase(Locale.ROOT));
    }

    private static int numberOr(int byDefault, @Nullable String digits) {
        return digits == null ? byDefault : number(digits);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
