package org.unstuck.domain.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, at some point of its life. Whether it is open or closed is its type: only an
 * {@link OpenRequest} can be closed, only a {@link ClosedRequest} reopened.
 */
public sealed interface IdentityRequest permits OpenRequest, ClosedRequest {

    /**
     * The request that has come to this stage, open or closed as the stage says.
     *
     * @throws IllegalArgumentException when it is open and yet has ended
     */
    static IdentityRequest at(
            Stage stage,
            Submission submission,
            @Nullable Status status,
            @Nullable Instant modified,
            @Nullable Instant completed,
            Remarks remarks,
            @Nullable RequestedItems items,
            int revision,
            @Nullable CloseRunId closedBy) {
        if (!stage.isOpen()) {
            return new ClosedRequest(
                    submission, stage, status, modified, completed, remarks, items, revision, closedBy);
        }
        if (completed != null || closedBy != null) {
            throw new IllegalArgumentException("an open request has not ended, but this one did at " + completed);
        }
        return new OpenRequest(submission, stage, status, modified, remarks, items, revision);
    }

    Submission submission();

    Stage stage();

    @Nullable
    Status status();

    /** When anything about it last changed; absent when nothing ever did. */
    @Nullable
    Instant modified();

    /** When it ended; absent while it is open. */
    @Nullable
    Instant completed();

    Remarks remarks();

    /** Its items; absent for activities that never had any. */
    @Nullable
    RequestedItems items();

    /** Counts the changes made here; two copies with one revision are the same. */
    int revision();

    default TrackingNumber trackingNumber() {
        return submission().trackingNumber();
    }
}
