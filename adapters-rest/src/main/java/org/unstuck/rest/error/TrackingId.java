package org.unstuck.rest.error;

import jakarta.servlet.ServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The id of one call: in its error body, and in the MDC of everything logged meanwhile. */
final class TrackingId {

    static final String MDC_KEY = "trackingId";

    private static final String ATTRIBUTE = TrackingId.class.getName();

    private TrackingId() {}

    static String of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        byte[] bytes = new byte[16];
        ThreadLocalRandom.current().nextBytes(bytes);
        String fresh = HexFormat.of().formatHex(bytes);
        request.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }
}
