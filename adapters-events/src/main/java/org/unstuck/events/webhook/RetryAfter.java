package org.unstuck.events.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/** How long a receiver wants to be left alone, in seconds or as a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    /** Nobody means more than that, and what is added to a time must not leave the calendar. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** The one that HttpClient does not read. */
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern(
                    "EEE MMM d HH:mm:ss yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Pattern SECONDS = Pattern.compile("\\d+");

    /** Longer numbers are more than the longest time, and than a long has room for. */
    private static final int MAX_DIGITS = 18;

    private RetryAfter() {}

    /** Nothing when the text is neither. */
    static Optional<Duration> parse(String text, Instant now) {
        // The oldest form of a date pads days with a space.
        String value = text.strip().replaceAll(" +", " ");
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(
                    value.length() > MAX_DIGITS ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(value))));
        }
        return date(value).map(date -> bounded(Duration.between(now, date)));
    }

    private static Optional<Instant> date(String value) {
        Instant date = DateUtils.parseStandardDate(value);
        if (date != null) {
            return Optional.of(date);
        }
        try {
            return Optional.of(ASCTIME.parse(value, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wish) {
        return wish.isNegative() ? Duration.ZERO : wish.compareTo(LONGEST) > 0 ? LONGEST : wish;
    }
}
