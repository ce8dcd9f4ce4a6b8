package org.unstuck.domain.token;

import java.util.Optional;
import java.util.UUID;
import org.unstuck.domain.request.Hex;
import org.unstuck.domain.request.TrackingNumber;

/** The id of a personal access token, which is its client id too; written like a {@link TrackingNumber}. */
public record TokenId(UUID value) {

    /** The id this text stands for, dashed or not, or nothing when it cannot be one. */
    public static Optional<TokenId> parse(String text) {
        return TrackingNumber.parse(text).map(number -> new TokenId(number.value()));
    }

    @Override
    public String toString() {
        return Hex.of(value);
    }
}
