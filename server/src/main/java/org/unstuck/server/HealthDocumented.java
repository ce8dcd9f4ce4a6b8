package org.unstuck.server;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.core.annotation.Order;
import org.unstuck.rest.openapi.Schemas;

/** Describes the one endpoint of Spring Boot's that is for everybody. */
@Order(0)
final class HealthDocumented implements OpenApiCustomizer {

    private static final String TAG = "Health";
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    @Override
    public void customise(OpenAPI document) {
        MediaType health = new MediaType().schema(Schemas.reference(Health.class, document));
        Content content = new Content()
                .addMediaType(ApiVersion.V3.getProducedMimeType().toString(), health)
                .addMediaType(ApiVersion.V2.getProducedMimeType().toString(), health)
                .addMediaType(JSON, health);
        document.addTagsItem(new Tag().name(TAG).description("How this server is."));
        document.path(
                "/actuator/health/readiness",
                new PathItem()
                        .get(new Operation()
                                .operationId("getReadiness")
                                .addTagsItem(TAG)
                                .summary("Ask whether the server is ready")
                                .description("For load balancers: whether this server takes calls and reaches its "
                                        + "database. Nobody needs to sign in.")
                                .security(List.of())
                                .responses(new ApiResponses()
                                        .addApiResponse("200", answer("It is ready.", content))
                                        .addApiResponse("503", answer("It is not, or not now.", content))
                                        .addApiResponse("500", new ApiResponse().$ref("#/components/responses/500")))));
    }

    private static ApiResponse answer(String description, Content content) {
        return new ApiResponse().description(description).content(content);
    }

    /** What the endpoint writes to who has not signed in. */
    @Schema(description = "How the server is.")
    record Health(
            @Schema(
                    description = "UP when it can be used.",
                    allowableValues = {"UP", "DOWN", "OUT_OF_SERVICE", "UNKNOWN"},
                    example = "UP")
            String status) {}
}
