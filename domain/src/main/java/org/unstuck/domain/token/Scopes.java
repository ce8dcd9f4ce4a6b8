package org.unstuck.domain.token;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scopes of a token, in the order they were given. Their number and length are bounded because a token carries them
 * all, and a header takes only so much.
 */
public record Scopes(Set<String> names) {

    /** Stands for every scope there is. */
    public static final String ALL = "sp:scopes:all";

    /** Stands for what needs no scope, so everybody has it. */
    public static final String DEFAULT = "sp:scopes:default";

    public static final int MAX_NUMBER = 50;
    public static final int MAX_LENGTH = 80;

    // RFC 6749, 3.3.
    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1," + MAX_LENGTH + "}");

    // After the form, which its making needs.
    public static final Scopes EVERYTHING = new Scopes(Set.of(ALL));

    public Scopes {
        if (names.isEmpty() || names.size() > MAX_NUMBER) {
            throw new IllegalArgumentException("scopes must be 1 to " + MAX_NUMBER + ", not " + names.size());
        }
        for (String name : names) {
            if (!isWellFormed(name)) {
                throw new IllegalArgumentException(
                        "a scope must have 1 to " + MAX_LENGTH + " visible ASCII characters but \" and \\");
            }
        }
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    public static Scopes of(Collection<String> names) {
        return new Scopes(new LinkedHashSet<>(names));
    }

    public static boolean isWellFormed(String name) {
        return WELL_FORMED.matcher(name).matches();
    }
}
