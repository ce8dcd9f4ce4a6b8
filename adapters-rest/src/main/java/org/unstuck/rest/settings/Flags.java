package org.unstuck.rest.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.rest.json.Fields;

/** Flags that are as they are by default where nobody says anything. */
final class Flags {

    private Flags() {}

    static boolean isSet(@Nullable Fields fields, String name, boolean byDefault) {
        return fields == null ? byDefault : Objects.requireNonNullElse(fields.flag(name), byDefault);
    }
}
