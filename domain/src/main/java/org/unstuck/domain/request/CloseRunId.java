package org.unstuck.domain.request;

import java.util.Optional;
import java.util.UUID;

/** The id of a close run, written like a {@link TrackingNumber}. */
public record CloseRunId(UUID value) implements TrackedId {

    /** The id this text stands for, dashed or not, or nothing when it cannot be one. */
    public static Optional<CloseRunId> parse(String text) {
        return TrackingNumber.parse(text).map(number -> new CloseRunId(number.value()));
    }

    @Override
    public String toString() {
        return Hex.of(value);
    }
}
