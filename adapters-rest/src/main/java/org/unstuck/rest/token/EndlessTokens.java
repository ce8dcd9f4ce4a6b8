package org.unstuck.rest.token;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;
import org.unstuck.rest.path.ApiVersion;

/** How a caller says that a personal access token shall never end: older versions of the API have no word for it. */
enum EndlessTokens {
    /** By the flag; without an end and without the flag a call is refused. */
    BY_THE_FLAG,
    /** By naming no end. */
    BY_SILENCE;

    static EndlessTokens of(ServletRequest request) {
        return switch (ApiVersion.of(request).orElse(ApiVersion.UNVERSIONED)) {
            case UNVERSIONED, PER_SERVICE, PER_SERVICE_V2, V2026 -> BY_THE_FLAG;
            case BETA, V3, V2024, V2025 -> BY_SILENCE;
        };
    }

    /** What the flag says of a token without an end; who has the flag and says no is taken at their word. */
    @Nullable
    Boolean acknowledged(@Nullable Boolean flag) {
        return (this == BY_SILENCE && flag == null) ? Boolean.TRUE : flag;
    }
}
