package org.unstuck.domain.request;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for and when; it never changes over a request's life.
 *
 * @param type kind of account activity; only {@link #ACCESS_REQUEST} can be closed
 * @param requester who asked; nobody for what the system started itself
 * @param recipient whose access it is
 */
public record Submission(
        TrackingNumber trackingNumber,
        @Nullable String type,
        Instant created,
        @Nullable IdentitySummary requester,
        @Nullable IdentitySummary recipient) {

    /** The activity type of an access request; every other type is something the system did (contract 3). */
    public static final String ACCESS_REQUEST = "appRequest";

    public Submission {
        Objects.requireNonNull(trackingNumber, "trackingNumber");
        Objects.requireNonNull(created, "created");
    }

    public boolean isAccessRequest() {
        return ACCESS_REQUEST.equals(type);
    }
}
