package org.unstuck.domain.submission;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long texts of callers are. */
final class Texts {

    private Texts() {}

    static long charactersOf(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    static long charactersOf(@Nullable Map<String, String> texts) {
        return texts == null
                ? 0
                : texts.entrySet().stream()
                        .mapToLong(text ->
                                (long) text.getKey().length() + text.getValue().length())
                        .sum();
    }
}
