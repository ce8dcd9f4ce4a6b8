package org.unstuck.domain.life;

import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.AskedItem;

/** An item of an open request, looked at to see whether the same is asked for again. */
public record RunningItem(TrackingNumber request, RequestedItem item) {

    /** Whether a submission of this type that asks for this brings nothing new. */
    public boolean isTheSameAs(RequestType type, AskedItem asked) {
        RequestedObject object = item.object();
        return object != null
                && item.isUnderWay()
                && asked.id().equals(object.id())
                && asked.type() == object.type()
                && RequestType.of(item.change().operation()) == type;
    }
}
