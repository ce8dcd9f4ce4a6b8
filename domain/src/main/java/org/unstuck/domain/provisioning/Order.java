package org.unstuck.domain.provisioning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.TrackingNumber;

/**
 * What a source is asked for. The same tracking number and position mean the same order, however often it is handed
 * over.
 *
 * @param item what was asked for and the account it is about
 * @param attempt counts how often the source was to be asked, from 1; a hand-over after a crash counts no further
 * @param startDate when the access begins; access that is given is only asked for then
 * @param removeDate when the access is to end again
 * @param assignmentId which of several assignments of the same access is meant
 */
public record Order(
        TrackingNumber request,
        int position,
        @Nullable IdentitySummary recipient,
        RequestedItem item,
        int attempt,
        @Nullable Instant startDate,
        @Nullable Instant removeDate,
        @Nullable String assignmentId) {}
