package org.unstuck.domain.request;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The one id of an identity request: 128 bits, written as 32 lower-case hexadecimal characters.
 *
 * <p>The wire knows it under many names (contract 4.9) and once writes it with dashes, so dashes and upper case are
 * accepted on input and never written.
 */
public record TrackingNumber(UUID value) implements TrackedId, Comparable<TrackingNumber> {

    private static final Pattern THIRTY_TWO_HEX = Pattern.compile("[0-9a-f]{32}");

    /** The tracking number this text stands for, or nothing when it cannot be one. */
    public static Optional<TrackingNumber> parse(String text) {
        // 64 leaves room for any way of dashing and keeps hostile input cheap.
        if (text.length() > 64) {
            return Optional.empty();
        }
        String hex = text.replace("-", "").toLowerCase(Locale.ROOT);
        return THIRTY_TWO_HEX.matcher(hex).matches() ? Optional.of(fromHex(hex)) : Optional.empty();
    }

    /**
     * Like {@link #parse} for text that is known to be a tracking number.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static TrackingNumber of(String text) {
        return parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a tracking number has 32 hexadecimal characters, but this is '" + text + "'"));
    }

    private static TrackingNumber fromHex(String hex) {
        return new TrackingNumber(
                new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16)));
    }

    /** As text sorts, and as PostgreSQL does; {@link UUID} itself compares signed. */
    @Override
    public int compareTo(TrackingNumber other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return Hex.of(value);
    }
}
