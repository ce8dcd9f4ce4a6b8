package org.unstuck.rest.path;

import jakarta.servlet.ServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Under which of its URL families a resource was called (contract 0). */
public enum ApiVersion {
    /** {@code /access-requests/close}: our own form. */
    UNVERSIONED(""),
    /** {@code /access-requests/v1/close}: a version of its own for each service. */
    PER_SERVICE("v1"),
    /** {@code /access-request-config/v2}: the second version of a service that has one. */
    PER_SERVICE_V2("v2"),
    BETA("beta"),
    V3("v3"),
    V2024("v2024"),
    V2025("v2025"),
    V2026("v2026");

    private static final String ATTRIBUTE = ApiVersion.class.getName();

    private final String segment;

    ApiVersion(String segment) {
        this.segment = segment;
    }

    /** The version that a call came under; nothing when it is no call of the API. */
    public static Optional<ApiVersion> of(ServletRequest request) {
        return Optional.ofNullable((ApiVersion) request.getAttribute(ATTRIBUTE));
    }

    /** The segments that may stand before all others. */
    public static List<String> prefixes() {
        return prefixed().map(version -> version.segment).toList();
    }

    static Optional<ApiVersion> ofPrefix(String segment) {
        return prefixed().filter(version -> version.segment.equals(segment)).findFirst();
    }

    private static Stream<ApiVersion> prefixed() {
        return Arrays.stream(values()).filter(version -> version != UNVERSIONED && !version.isPerService());
    }

    void noteOn(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    boolean isPerService() {
        return this == PER_SERVICE || this == PER_SERVICE_V2;
    }

    /** Whether it means the second version of what has two: the newest of the older families does, too. */
    boolean isOfSecondVersions() {
        return this == PER_SERVICE_V2 || this == V2026;
    }

    /** Whether it means the older form of what has one: the oldest families never got another. */
    boolean isOfOlderForms() {
        return this == BETA || this == V3;
    }

    String segment() {
        return segment;
    }

    boolean isWritten(String segment) {
        return this.segment.equals(segment);
    }
}
