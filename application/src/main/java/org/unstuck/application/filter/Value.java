package org.unstuck.application.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/** What a filter compares a field with. */
public sealed interface Value {

    /** Neither U+0000, which no text that is kept has in it, nor half a surrogate pair, which is no character. */
    record Text(String text) implements Value {

        public Text {
            if (!isText(text)) {
                throw new IllegalArgumentException("text must consist of characters other than U+0000");
            }
        }

        /** Whether it may be a value. */
        public static boolean isText(String text) {
            return text.codePoints().allMatch(Text::isCharacter);
        }

        /** Whether it may occur in a value. */
        public static boolean isCharacter(int codePoint) {
            return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
        }
    }

    /**
     * All that a time says which may be only part of one: 2018 is a whole year. An order compares with its beginning.
     *
     * @param end the first instant after it
     */
    record Time(Instant start, Instant end) implements Value {

        public Time {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("a time must begin before it ends, not " + start + " to " + end);
            }
        }
    }

    record Decimal(BigDecimal number) implements Value {

        public Decimal {
            Objects.requireNonNull(number, "number");
        }
    }

    record Flag(boolean flag) implements Value {}
}
