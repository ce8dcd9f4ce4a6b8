package org.unstuck.rest.closing;

import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.Schemas;
import org.unstuck.rest.path.ApiVersion;

/**
 * Whether operations insist on the header that says their caller knows that they are new, or were once (contract 1, 4.5).
 *
 * @param requireExperimentalHeader where the pages of the public API require it: of close without a version and under
 *     v2024, of operations that still are new everywhere
 */
@ConfigurationProperties("unstuck.api")
public record ExperimentalHeader(@DefaultValue("true") boolean requireExperimentalHeader) {

    private static final String NAME = "X-SailPoint-Experimental";

    /** The header as the API's document shows it. */
    Parameter documented() {
        return new HeaderParameter()
                .name(NAME)
                .description("Says that the caller knows the operation was new once. Without a version, and under "
                        + "`/v2024`, it " + (requireExperimentalHeader ? "must be `true`." : "may be there.")
                        + " Under all other versions nobody looks at it.")
                .required(requireExperimentalHeader)
                .schema(Schemas.of("string")._enum(List.of("true")))
                .example("true");
    }

    /** The header of an operation that still is new as the API's document shows it. */
    public Parameter documentedForEveryVersion() {
        return new HeaderParameter()
                .name(NAME)
                .description("Says that the caller knows the operation is new. It "
                        + (requireExperimentalHeader ? "must be `true`." : "may be there."))
                .required(requireExperimentalHeader)
                .schema(Schemas.of("string")._enum(List.of("true")))
                .example("true");
    }

    void check(HttpServletRequest request, Reading reading) {
        if (isRequiredBy(ApiVersion.of(request).orElse(ApiVersion.UNVERSIONED))) {
            checkInEveryVersion(request, reading);
        }
    }

    /** For an operation that still is new. */
    public void checkInEveryVersion(HttpServletRequest request, Reading reading) {
        if (!requireExperimentalHeader) {
            return;
        }
        String value = request.getHeader(NAME);
        if (value == null) {
            reading.missing(MessageKey.REQUIRED_AND_TRUE.with(MessageKey.HEADER.with(NAME)));
        } else if (!"true".equalsIgnoreCase(value.trim())) {
            reading.illegal(MessageKey.TRUE.with(MessageKey.HEADER.with(NAME)));
        }
    }

    private static boolean isRequiredBy(ApiVersion version) {
        return switch (version) {
            case UNVERSIONED, V2024 -> true;
            case PER_SERVICE, PER_SERVICE_V2, BETA, V3, V2025, V2026 -> false;
        };
    }
}
