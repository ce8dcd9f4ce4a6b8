package org.unstuck.persistence.filter;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Value;

/**
 * A column of 128-bit ids that a filter compares as texts: 32 hexadecimal characters, dashes or not. What is asked is put
 * into ids, in whose order the texts are, so that the index of the ids serves.
 */
record HexColumn(Field<UUID> column) {

    private static final int LENGTH = 32;

    Condition matches(Operator operator, List<Value> values) {
        String text = plain(values.getFirst());
        return switch (operator) {
            case EQ, IN ->
                column.in(values.stream()
                        .map(HexColumn::plain)
                        .filter(HexColumn::isId)
                        .map(HexColumn::id)
                        .toList());
            case GE -> isAtLeast(text);
            case LT -> isAtLeast(text).not();
            case GT -> isId(text) ? column.gt(id(text)) : isAtLeast(text);
            case LE -> isId(text) ? column.le(id(text)) : isAtLeast(text).not();
            case SW -> startsWith(text);
            case CO -> condition("strpos(replace(cast({0} as text), '-', ''), {1}) > 0", column, val(text));
            case CA, ISNULL, NE, PR ->
                throw new IllegalStateException("the operator " + operator.word() + " does not compare ids");
        };
    }

    private Condition isAtLeast(String text) {
        return least(text).<Condition>map(column::ge).orElse(falseCondition());
    }

    private Condition startsWith(String text) {
        if (text.length() > LENGTH || hexPrefix(text) < text.length()) {
            return falseCondition();
        }
        return text.isEmpty() ? trueCondition() : column.between(id(padded(text, '0')), id(padded(text, 'f')));
    }

    /** The first id that as a text is not before this one; none when all are. */
    static Optional<UUID> least(String text) {
        int prefix = Math.min(hexPrefix(text), LENGTH);
        String digits = text.substring(0, prefix);
        if (prefix == text.length()) {
            return Optional.of(id(padded(digits, '0')));
        }
        char next = text.charAt(prefix);
        if (prefix == LENGTH || next > 'f') {
            return following(digits);
        }
        // A letter before the digits, or one between them and the letters that are digits.
        return Optional.of(id(padded(digits + (next < '0' ? '0' : 'a'), '0')));
    }

    /** The first id behind all that begin with these digits. */
    private static Optional<UUID> following(String digits) {
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        String next = new BigInteger(digits, 16).add(BigInteger.ONE).toString(16);
        return next.length() > digits.length()
                ? Optional.empty()
                : Optional.of(id(padded("0".repeat(digits.length() - next.length()) + next, '0')));
    }

    private static int hexPrefix(String text) {
        int length = 0;
        while (length < text.length() && isDigit(text.charAt(length))) {
            length++;
        }
        return length;
    }

    private static boolean isDigit(char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    private static boolean isId(String text) {
        return text.length() == LENGTH && hexPrefix(text) == LENGTH;
    }

    private static String padded(String digits, char with) {
        return digits + String.valueOf(with).repeat(LENGTH - digits.length());
    }

    private static UUID id(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    private static String plain(Value value) {
        return ((Value.Text) value).text().replace("-", "").toLowerCase(Locale.ROOT);
    }
}
