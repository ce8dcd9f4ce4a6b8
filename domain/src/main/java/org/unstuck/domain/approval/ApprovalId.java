package org.unstuck.domain.approval;

import java.util.Optional;
import java.util.UUID;
import org.unstuck.domain.request.Hex;
import org.unstuck.domain.request.TrackingNumber;

/** The id of an approval, written like a {@link TrackingNumber}. */
public record ApprovalId(UUID value) {

    /** The id this text stands for, dashed or not, or nothing when it cannot be one. */
    public static Optional<ApprovalId> parse(String text) {
        return TrackingNumber.parse(text).map(number -> new ApprovalId(number.value()));
    }

    @Override
    public String toString() {
        return Hex.of(value);
    }
}
