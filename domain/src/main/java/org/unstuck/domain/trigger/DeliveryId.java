package org.unstuck.domain.trigger;

import java.util.Optional;
import java.util.UUID;
import org.unstuck.domain.request.TrackingNumber;

/** The id of a delivery, which the wire calls an invocation (contract 6.1). */
public record DeliveryId(UUID value) {

    /** The id this text stands for, dashed or not, or nothing when it cannot be one. */
    public static Optional<DeliveryId> parse(String text) {
        return TrackingNumber.parse(text).map(number -> new DeliveryId(number.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
