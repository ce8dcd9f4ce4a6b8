package org.unstuck.events.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much there is in an event.
 *
 * @param values objects, arrays, names and simple values together
 * @param textLengths of all names and simple values
 */
record EventSize(int values, List<Integer> textLengths) {

    static EventSize of(@Nullable Object event) {
        List<Integer> lengths = new ArrayList<>();
        return new EventSize(collect(event, lengths), lengths);
    }

    /** What it takes to match everything in it once. */
    double stepsOf(BoundedRegex regex) {
        return textLengths.stream().mapToDouble(regex::stepsFor).sum();
    }

    // As deep as the parser of the event allows.
    private static int collect(@Nullable Object value, List<Integer> lengths) {
        int values = 1;
        switch (value) {
            case Map<?, ?> object -> {
                for (Map.Entry<?, ?> field : object.entrySet()) {
                    lengths.add(field.getKey().toString().length());
                    values += 1 + collect(field.getValue(), lengths);
                }
            }
            case Collection<?> array -> {
                for (Object element : array) {
                    values += collect(element, lengths);
                }
            }
            case null -> lengths.add(0);
            default -> lengths.add(value.toString().length());
        }
        return values;
    }
}
