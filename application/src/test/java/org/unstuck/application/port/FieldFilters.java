package org.unstuck.application.port;

import java.util.regex.Pattern;

/**
 * Filters that know one kind of expression: {@code $.name} finds the field of this name, whatever object it is in,
 * unless it is false or null.
 */
public final class FieldFilters implements EventFilters {

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\.[A-Za-z]+");

    @Override
    public boolean finds(String filter, String json) {
        return value(filter, "(?!\\s*(false|null))", json);
    }

    @Override
    public boolean leadsSomewhere(String filter, String json) {
        return value(filter, "", json);
    }

    @Override
    public boolean isValid(String filter) {
        return EXPRESSION.matcher(filter).matches();
    }

    private boolean value(String filter, String condition, String json) {
        return isValid(filter)
                && Pattern.compile("\"" + filter.substring(2) + "\"\\s*:" + condition)
                        .matcher(json)
                        .find();
    }
}
