package org.unstuck.events.filter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of which it is known how often matching it can go back and try something else. The JDK's matcher
 * cannot be stopped, and some expressions keep it busy for years; those it is not known of are not taken.
 *
 * <p>Nothing that repeats is repeated itself: no group has a quantifier other than {@code ?}. Then all there is to choose
 * is where each repetition ends, which alternative is taken, and whether what is optional is there.
 *
 * @param endless how many repetitions without an end there are
 * @param choices in how many ways everything else can be chosen
 * @param length of the expression, which is the most that any of these ways takes at one place
 */
record BoundedRegex(int endless, long choices, int length) {

    static final int MAX_LENGTH = 200;
    static final int MAX_ENDLESS = 3;

    private static final long MAX_CHOICES = 1_000;
    private static final int MAX_COUNT = 1_000;

    /** What a quantifier would be about. */
    private enum Last {
        NOTHING,
        ATOM,
        GROUP
    }

    /** What is known of an expression, or nothing when that is not enough. */
    static Optional<BoundedRegex> of(String regex) {
        return regex.length() > MAX_LENGTH ? Optional.empty() : Optional.ofNullable(new Reader(regex).read());
    }

    /** The most steps that it takes to see whether a text of this length matches; as good as endless for too many. */
    double stepsFor(int textLength) {
        // The ends of the repetitions are places in the text, each not before the one before.
        double ways = choices;
        for (int i = 1; i <= endless; i++) {
            ways *= (textLength + i) / (double) i;
        }
        return ways * length;
    }

    private static final class Reader {

        private final String regex;
        private int at;
        private int endless;
        private long choices = 1;
        private Last last = Last.NOTHING;

        Reader(String regex) {
            this.regex = regex;
        }

        @Nullable
        BoundedRegex read() {
            while (at < regex.length()) {
                if (!readOne()) {
                    return null;
                }
            }
            return endless <= MAX_ENDLESS && choices <= MAX_CHOICES
                    ? new BoundedRegex(endless, choices, Math.max(1, regex.length()))
                    : null;
        }

        private boolean readOne() {
            char c = regex.charAt(at++);
            return switch (c) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> group();
                case ')' -> {
                    last = Last.GROUP;
                    yield true;
                }
                case '|' -> {
                    last = Last.NOTHING;
                    yield choose(2);
                }
                case '*', '+' -> repeated(0, -1);
                case '?' -> optional();
                case '{' -> counted();
                default -> {
                    last = Last.ATOM;
                    yield true;
                }
            };
        }

        private boolean escape() {
            if (at == regex.length()) {
                return false;
            }
            char c = regex.charAt(at++);
            last = Last.ATOM;
            return switch (c) {
                // Back references, quotations, and what stands for several characters at once.
                case '1', '2', '3', '4', '5', '6', '7', '8', '9', 'k', 'Q', 'E', 'R', 'X', 'G', 'c' -> false;
                case 'p', 'P', 'x', 'N' -> at == regex.length() || regex.charAt(at) != '{' || skipBehind('}');
                default -> true;
            };
        }

        private boolean characterClass() {
            for (int depth = 1; depth > 0; ) {
                if (at == regex.length()) {
                    return false;
                }
                switch (regex.charAt(at++)) {
                    case '\\' -> {
                        if (at == regex.length() || "QE".indexOf(regex.charAt(at)) >= 0) {
                            return false;
                        }
                        at++;
                    }
                    case '[' -> depth++;
                    case ']' -> depth--;
                    default -> {}
                }
            }
            last = Last.ATOM;
            return true;
        }

        // Of what begins with a question mark only the plain group: no looking around, no flags.
        private boolean group() {
            last = Last.NOTHING;
            if (at == regex.length() || regex.charAt(at) != '?') {
                return true;
            }
            boolean plain = regex.startsWith("?:", at);
            at += 2;
            return plain;
        }

        private boolean optional() {
            skipMood();
            last = Last.NOTHING;
            return choose(2);
        }

        private boolean counted() {
            int end = regex.indexOf('}', at);
            if (end < 0) {
                return false;
            }
            String[] counts = regex.substring(at, end).split(",", -1);
            at = end + 1;
            int min = count(counts[0]);
            if (min < 0 || counts.length > 2) {
                return false;
            }
            if (counts.length == 1) {
                return repeated(min, min);
            }
            if (counts[1].isEmpty()) {
                return repeated(min, -1);
            }
            int max = count(counts[1]);
            return max >= min && repeated(min, max);
        }

        private boolean repeated(int min, int max) {
            if (last != Last.ATOM) {
                return false;
            }
            skipMood();
            last = Last.NOTHING;
            if (max < 0) {
                endless++;
                return true;
            }
            return choose(max - min + 1L);
        }

        /** Lazy or possessive: the same number of ways, or fewer. */
        private void skipMood() {
            if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
                at++;
            }
        }

        private boolean skipBehind(char c) {
            at = regex.indexOf(c, at) + 1;
            return at > 0;
        }

        private boolean choose(long ways) {
            choices *= ways;
            return choices <= MAX_CHOICES;
        }

        private static int count(String digits) {
            return digits.matches("[0-9]{1,4}") && Integer.parseInt(digits) <= MAX_COUNT
                    ? Integer.parseInt(digits)
                    : -1;
        }
    }
}
