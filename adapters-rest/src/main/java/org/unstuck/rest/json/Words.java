package org.unstuck.rest.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The few words that may stand in a field, each with what it means. */
public final class Words {

    private Words() {}

    /** The names of all constants, in their order. */
    public static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        return of(type, Enum::name);
    }

    /** A word for each constant, in their order. */
    public static <E extends Enum<E>> Map<String, E> of(Class<E> type, Function<E, String> word) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(word.apply(constant), constant);
        }
        return words;
    }
}
