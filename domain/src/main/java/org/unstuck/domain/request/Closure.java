package org.unstuck.domain.request;

/** One request that a run closed, and how it was before. */
public record Closure(ClosedRequest closed, BeforeImage before) {

    public TrackingNumber trackingNumber() {
        return closed.trackingNumber();
    }
}
