package org.unstuck.domain.consultation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;

/**
 * That a subscriber was asked about a request. It counts only while the request is open, so a close leaves it alone. A
 * request is asked about once for each trigger.
 *
 * @param invocation by which delivery it is asked
 * @param due when the request fails for want of an answer; absent once there is one
 * @param answer absent while there is none
 */
public record Consultation(
        TrackingNumber request,
        Trigger trigger,
        DeliveryId invocation,
        Instant asked,
        @Nullable Instant due,
        @Nullable Answer answer,
        @Nullable Instant answered) {

    public Consultation {
        if (trigger.kind() != Trigger.Kind.REQUEST_RESPONSE) {
            throw new IllegalArgumentException("nobody is consulted by " + trigger.id());
        }
        if ((answer == null) != (answered == null) || (answer == null) == (due == null)) {
            throw new IllegalArgumentException("a consultation is due or answered");
        }
        if (answer != null && !answer.answers(trigger)) {
            throw new IllegalArgumentException(answer + " is no answer to " + trigger.id());
        }
    }

    /** A question as it is put. */
    public static Consultation about(
            TrackingNumber request, Trigger trigger, DeliveryId invocation, Instant at, Instant due) {
        return new Consultation(request, trigger, invocation, at, due, null, null);
    }

    public boolean isOpen() {
        return answer == null;
    }

    public Consultation answered(Answer said, Instant at) {
        if (!isOpen()) {
            throw new IllegalStateException("the consultation of " + request + " is answered");
        }
        return new Consultation(request, trigger, invocation, asked, null, said, at);
    }
}
