package org.unstuck.rest.importing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How large the body of an import may be. */
@ConfigurationProperties("unstuck.import")
public record ImportLimit(@DefaultValue("268435456") long maxBytes) {

    public ImportLimit {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("unstuck.import.max-bytes must be at least 1, not " + maxBytes);
        }
    }
}
