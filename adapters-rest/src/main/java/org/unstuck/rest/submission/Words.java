package org.unstuck.rest.submission;

import java.util.LinkedHashMap;
import java.util.Map;

/** Fields whose values are among a few words. */
final class Words {

    private Words() {}

    /** The names of all constants, in their order. */
    static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name(), constant);
        }
        return words;
    }
}
