package org.unstuck.rest.importing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.unstuck.rest.error.PrintableText;

/** How often which field was left out because no document has it; positions in lists do not count. */
public final class IgnoredFields {

    private static final int MAX_PATHS = 100;
    private static final int MAX_PATH_LENGTH = 200;
    private static final String OTHERS = "(others)";
    private static final Pattern POSITION = Pattern.compile("\\[\\d+]");

    private final Map<String, Integer> counts = new TreeMap<>();

    void add(String path) {
        String place = PrintableText.of(POSITION.matcher(path).replaceAll("[]"), MAX_PATH_LENGTH);
        boolean known = counts.containsKey(place) || counts.size() < MAX_PATHS - 1;
        counts.merge(known ? place : OTHERS, 1, Integer::sum);
    }

    public Map<String, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
