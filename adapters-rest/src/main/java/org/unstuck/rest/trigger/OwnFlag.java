package org.unstuck.rest.trigger;

import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.page.ListQuery;

/** A parameter of a list's own that is true or false. */
final class OwnFlag {

    private OwnFlag() {}

    static boolean of(String parameter, ListQuery query) {
        String text = query.own().getOrDefault(parameter, "false");
        if (!text.equals("true") && !text.equals("false")) {
            Reading reading = new Reading();
            reading.illegal(MessageKey.TRUE_OR_FALSE.with(MessageKey.PARAMETER.with(parameter)));
            reading.orRefuse();
        }
        return text.equals("true");
    }
}
