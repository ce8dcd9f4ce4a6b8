package org.unstuck.domain.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, at some point of its life. Whether it is open or closed is its type: only an
 * {@link OpenRequest} can be closed, only a {@link ClosedRequest} reopened.
 */
public sealed interface IdentityRequest permits OpenRequest, ClosedRequest {

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
