package org.unstuck.domain.request;

import java.util.HexFormat;
import java.util.UUID;

/** How this domain writes its 128-bit ids: 32 lower-case hexadecimal characters, no dashes (contract 4.9). */
public final class Hex {

    private static final HexFormat FORMAT = HexFormat.of();

    private Hex() {}

    public static String of(UUID id) {
        return FORMAT.toHexDigits(id.getMostSignificantBits()) + FORMAT.toHexDigits(id.getLeastSignificantBits());
    }
}
