package org.unstuck.domain.trigger;

import java.util.ArrayList;
import java.util.List;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Domain event: all that a close run had closed was gone through to take it back.
 *
 * @param run as it is afterwards
 * @param reopened what is open again
 * @param refused what stays closed, because something happened to it since
 */
public record IdentityRequestsReopened(CloseRun run, List<TrackingNumber> reopened, List<TrackingNumber> refused)
        implements Event {

    public IdentityRequestsReopened {
        reopened = List.copyOf(reopened);
        refused = List.copyOf(refused);
    }

    public static IdentityRequestsReopened of(CloseRun run, List<Reopening> done) {
        List<TrackingNumber> reopened = new ArrayList<>();
        List<TrackingNumber> refused = new ArrayList<>();
        for (Reopening one : done) {
            switch (one) {
                case Reopening.Reopened open -> reopened.add(open.trackingNumber());
                case Reopening.Refused closed -> refused.add(closed.trackingNumber());
            }
        }
        return new IdentityRequestsReopened(run, reopened, refused);
    }

    @Override
    public Trigger trigger() {
        return Trigger.IDENTITY_REQUESTS_REOPENED;
    }
}
