package org.unstuck.domain.provisioning;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.TrackingNumber;

/**
 * That one granted item is to be handed over to its source. It is only ever done while its request is open: that is
 * looked up when it is due, so a close writes nothing here, and after a reopening it is due again.
 *
 * @param attempt counts how often the source was to be asked, from 1
 * @param due when it is to be handed over; absent when that is done, or nothing is left to do
 */
public record Work(
        TrackingNumber request,
        int position,
        int attempt,
        @Nullable Instant due) {

    public Work {
        Objects.requireNonNull(request, "request");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be at least 1, not " + attempt);
        }
    }

    public static Work dueAt(Instant due, TrackingNumber request, int position) {
        return new Work(request, position, 1, due);
    }

    /** It was handed over, or is settled: nothing to do until the source says something. */
    public Work atRest() {
        return new Work(request, position, attempt, null);
    }

    /** The source is to be asked once more. */
    public Work again(Instant at) {
        return new Work(request, position, attempt + 1, at);
    }
}
