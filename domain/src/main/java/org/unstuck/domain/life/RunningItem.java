package org.unstuck.domain.life;

import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.AskedItem;

/**
 * An item of an open request, looked at to see whether the same is asked for again.
 *
 * @param said what was said around it
 */
public record RunningItem(TrackingNumber request, RequestedItem item, Particulars.Item said) {

    /** Whether a submission of this type that asks for this brings nothing new. */
    public boolean isTheSameAs(RequestType type, AskedItem asked) {
        return item.isUnderWay() && Aim.of(item, said).isTheSameAs(Aim.of(type, asked));
    }

    /** Whether both are under way, and one brings nothing that the other does not. */
    public boolean isTheSameAs(RunningItem other) {
        return item.isUnderWay()
                && other.item.isUnderWay()
                && Aim.of(item, said).isTheSameAs(Aim.of(other.item, other.said));
    }
}
