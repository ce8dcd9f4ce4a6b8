package org.unstuck.domain.request;

import org.jspecify.annotations.Nullable;

/** An identity request with everything that was said around it: one account-activity document. */
public record RecordedRequest(IdentityRequest request, Particulars particulars) {

    public RecordedRequest {
        RequestedItems items = request.items();
        int count = items == null ? 0 : items.items().size();
        if (particulars.items().size() != count) {
            throw new IllegalArgumentException("particulars must name each of the " + count + " items once, but have "
                    + particulars.items().size());
        }
    }

    public TrackingNumber trackingNumber() {
        return request.trackingNumber();
    }

    /** Whether it could still be cancelled where it came from; never once it was closed here. */
    public @Nullable Boolean cancelable() {
        boolean closedHere = request instanceof ClosedRequest closed && closed.closedBy() != null;
        return particulars.cancelable() == null ? null : particulars.cancelable() && !closedHere;
    }

    /**
     * Whether both say the same; how often each was changed here does not matter, nor what no account activity says.
     */
    public boolean saysTheSameAs(RecordedRequest other) {
        return particulars.asActivity().equals(other.particulars.asActivity())
                && content(request).equals(content(other.request));
    }

    private static IdentityRequest content(IdentityRequest request) {
        return switch (request) {
            case OpenRequest open ->
                new OpenRequest(
                        open.submission(),
                        open.stage(),
                        open.status(),
                        open.modified(),
                        open.remarks(),
                        open.items(),
                        0);
            case ClosedRequest closed ->
                new ClosedRequest(
                        closed.submission(),
                        closed.stage(),
                        closed.status(),
                        closed.modified(),
                        closed.completed(),
                        closed.remarks(),
                        closed.items(),
                        0,
                        null);
        };
    }
}
