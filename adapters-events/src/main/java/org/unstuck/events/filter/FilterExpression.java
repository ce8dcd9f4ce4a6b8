package org.unstuck.events.filter;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.Subscription;

/** An expression that can be evaluated, and what is known of the work that this is. */
final class FilterExpression {

    /** Past this, evaluation ends without a result: about a second's work. */
    private static final double MOST_WORK = 1e9;

    /** How often at most the event is looked into, so that what is found on the way stays small. */
    private static final int MOST_STEPS = 100_000;

    /** Compares with regular expressions. */
    private static final String MATCHES = "=~";

    /** Each compares every element of one list with every element of another. */
    private static final Pattern COMPARES_LISTS =
            Pattern.compile("subsetof|anyof|noneof|all", Pattern.CASE_INSENSITIVE);

    /** Makes other texts than those in the event, so it is not known how long they are. */
    private static final String MAKES_TEXTS = "concat";

    /** With it blanks mean nothing in a regular expression, which then means something else than it seems to. */
    private static final char COMMENTS_FLAG = 'x';

    private final String text;
    private final @Nullable JsonPath compiled;
    private final boolean comparesLists;
    private final int commas;
    private final List<BoundedRegex> regexes;

    private FilterExpression(String text, JsonPath compiled, List<BoundedRegex> regexes) {
        this.text = text;
        // The library notes in a compiled path with a deep scan where it was in the event before.
        this.compiled = text.contains("..") ? null : compiled;
        this.comparesLists = COMPARES_LISTS.matcher(text).find();
        this.commas = (int) text.chars().filter(c -> c == ',').count();
        this.regexes = List.copyOf(regexes);
    }

    /** The expression that this text is, or nothing when it is none or might take too long. */
    static Optional<FilterExpression> of(String text) {
        if (text.isBlank() || text.length() > Subscription.MAX_FILTER_LENGTH) {
            return Optional.empty();
        }
        List<BoundedRegex> regexes = new ArrayList<>();
        if (text.contains(MATCHES)
                && (text.toLowerCase(Locale.ROOT).contains(MAKES_TEXTS) || !collectRegexes(text, regexes))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FilterExpression(text, JsonPath.compile(text), regexes));
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // What the library trips over is no expression either.
            return Optional.empty();
        }
    }

    /** The path, for one evaluation at a time. */
    JsonPath path() {
        return compiled == null ? JsonPath.compile(text) : compiled;
    }

    /** How often an event may be looked into, so that the work stays bounded. */
    int stepsFor(EventSize event) {
        double values = (double) event.values() + text.length();
        double ofOne = values + (comparesLists ? values * values : 0);
        for (BoundedRegex regex : regexes) {
            // A list is matched element by element; with commas a path takes an element more than once.
            ofOne += (event.stepsOf(regex) + regex.stepsFor(text.length())) * (1 + commas);
        }
        return (int) Math.min(MOST_STEPS, MOST_WORK / ofOne);
    }

    /**
     * Collects all that can be a regular expression, which is what is between any two slashes: a slash in a text or a
     * name must not hide the beginning of one.
     */
    private static boolean collectRegexes(String text, List<BoundedRegex> regexes) {
        for (int start = text.indexOf('/'); start >= 0; start = text.indexOf('/', start + 1)) {
            int end = unescapedSlash(text, start + 1);
            if (end < 0) {
                continue;
            }
            int flags = end + 1;
            while (flags < text.length() && Character.isLetter(text.charAt(flags))) {
                if (text.charAt(flags) == COMMENTS_FLAG) {
                    return false;
                }
                flags++;
            }
            Optional<BoundedRegex> regex = BoundedRegex.of(text.substring(start + 1, end));
            if (regex.isEmpty()) {
                return false;
            }
            regexes.add(regex.get());
        }
        return true;
    }

    private static int unescapedSlash(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '/') {
                return i;
            }
        }
        return -1;
    }
}
