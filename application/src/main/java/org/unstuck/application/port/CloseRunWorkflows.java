package org.unstuck.application.port;

import org.unstuck.domain.request.CloseRunId;

/**
 * Outgoing port for the background process of close runs. What is asked for happens only if the open transaction
 * commits, and then surely.
 */
public interface CloseRunWorkflows {

    /** Has the run's requests closed, chunk by chunk, and the run concluded. */
    void start(CloseRunId id);

    /** Stops closing and has all that the run closed taken back. */
    void cancel(CloseRunId id);
}
