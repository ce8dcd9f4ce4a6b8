package org.unstuck.rest.json;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large a JSON body may be.
 *
 * @param maxBodyBytes an import has a limit of its own
 */
@ConfigurationProperties("unstuck.api")
public record BodyLimit(@DefaultValue("1048576") long maxBodyBytes) {

    public BodyLimit {
        if (maxBodyBytes < 1) {
            throw new IllegalArgumentException("unstuck.api.max-body-bytes must be at least 1, not " + maxBodyBytes);
        }
    }
}
