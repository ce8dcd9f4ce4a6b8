package org.unstuck.rest.issuer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where in a token a claim is: its name, or the names that lead to it with dots between them. */
record ClaimPath(String path) {

    @Nullable
    String text(Map<String, Object> claims) {
        return find(claims) instanceof String text && !text.isBlank() ? text : null;
    }

    /** The words of a list, or of one text. */
    List<String> words(Map<String, Object> claims) {
        return switch (find(claims)) {
            case String text ->
                Arrays.stream(text.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toList();
            case List<?> list ->
                list.stream().filter(Objects::nonNull).map(Object::toString).toList();
            case null, default -> List.of();
        };
    }

    // As a name first: many are addresses, and those have dots.
    private @Nullable Object find(Map<String, Object> claims) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        Object found = claims;
        for (String name : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> object ? object.get(name) : null;
        }
        return found;
    }
}
