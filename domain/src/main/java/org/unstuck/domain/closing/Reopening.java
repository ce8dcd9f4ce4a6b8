package org.unstuck.domain.closing;

import org.unstuck.domain.request.BeforeImage;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.TrackingNumber;

/**
 * What taking back one closed request comes to.
 */
public sealed interface Reopening {

    TrackingNumber trackingNumber();

    /** It is as it was before the close. */
    record Reopened(OpenRequest request, BeforeImage before) implements Reopening {
        @Override
        public TrackingNumber trackingNumber() {
            return request.trackingNumber();
        }
    }

    /** Something happened to it since, so it stays as it is. */
    record Refused(TrackingNumber trackingNumber, String reason) implements Reopening {}

    /**
     * Takes one request back if it is still as the run left it.
     *
     * @param now the request as it is now, read under its lock
     * @param revision the revision in which the run left it
     */
    static Reopening of(IdentityRequest now, CloseRunId run, int revision, BeforeImage before) {
        return switch (now) {
            case OpenRequest open -> new Refused(now.trackingNumber(), "it is open already");
            case ClosedRequest closed
            when !run.equals(closed.closedBy()) ->
                new Refused(now.trackingNumber(), "it is closed, but no longer by this run");
            case ClosedRequest closed
            when closed.revision() != revision ->
                new Refused(now.trackingNumber(), "it was changed after this run closed it");
            case ClosedRequest closed -> new Reopened(closed.reopen(before), before);
        };
    }
}
