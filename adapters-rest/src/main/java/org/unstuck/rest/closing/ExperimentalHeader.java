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
 * Whether close insists on the header that said, while the operation was new, that its caller knows it is (contract 1).
 *
 * @param requireExperimentalHeader where that page of the public API requires it: without a version and under v2024
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

    void check(HttpServletRequest request, Reading reading) {
        ApiVersion version = ApiVersion.of(request).orElse(ApiVersion.UNVERSIONED);
        if (!requireExperimentalHeader || !isRequiredBy(version)) {
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
