package org.unstuck.application.port;

import org.unstuck.domain.submission.AccessRequestConfig;

/** Outgoing port for how this installation treats requests for access. */
public interface AccessRequestSettings {

    /** What was written last, or {@link AccessRequestConfig#DEFAULT}. */
    AccessRequestConfig read();

    /**
     * The same, and makes all others who want to change it wait until the transaction ends; needs one that is open.
     */
    AccessRequestConfig lock();

    /** Takes the place of what was written before; needs an open transaction. */
    void write(AccessRequestConfig config);
}
