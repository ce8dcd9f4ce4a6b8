package org.unstuck.domain.trigger;

import java.util.Optional;
import java.util.UUID;
import org.unstuck.domain.request.TrackingNumber;

/** The id of a subscription, written with dashes (contract 6.2). */
public record SubscriptionId(UUID value) {

    /** The id this text stands for, dashed or not, or nothing when it cannot be one. */
    public static Optional<SubscriptionId> parse(String text) {
        return TrackingNumber.parse(text).map(number -> new SubscriptionId(number.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
