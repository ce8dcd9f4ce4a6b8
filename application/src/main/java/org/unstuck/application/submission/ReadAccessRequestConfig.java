package org.unstuck.application.submission;

import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.domain.submission.AccessRequestConfig;

/** Use case: look at how requests for access are treated. Flat on purpose, there is nothing to decide. */
public final class ReadAccessRequestConfig {

    private final AccessRequestSettings settings;

    public ReadAccessRequestConfig(AccessRequestSettings settings) {
        this.settings = settings;
    }

    public AccessRequestConfig read() {
        return settings.read();
    }
}
