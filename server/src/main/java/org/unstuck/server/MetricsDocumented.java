package org.unstuck.server;

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
import org.springframework.core.annotation.Order;
import org.unstuck.rest.openapi.Schemas;

/** Describes the endpoint of Spring Boot's that Prometheus and its like read; who may is added from the access table. */
@Order(0)
final class MetricsDocumented implements OpenApiCustomizer {

    private static final String TAG = "Metrics";

    @Override
    public void customise(OpenAPI document) {
        document.addTagsItem(new Tag().name(TAG).description("What this server has counted and measured."));
        document.path(
                "/actuator/prometheus",
                new PathItem()
                        .get(new Operation()
                                .operationId("getMetrics")
                                .addTagsItem(TAG)
                                .summary("Read the metrics")
                                .description("For Prometheus and what reads its formats: deliveries to subscribers, "
                                        + "connections to the database, memory, threads. Has no version, and calls of "
                                        + "it are not limited.")
                                .responses(answers())));
    }

    private static ApiResponses answers() {
        Content metrics = new Content()
                .addMediaType("text/plain", new MediaType().schema(Schemas.of("string")))
                .addMediaType("application/openmetrics-text", new MediaType().schema(Schemas.of("string")))
                .addMediaType(
                        "application/vnd.google.protobuf",
                        new MediaType().schema(Schemas.of("string").format("binary")));
        ApiResponses answers = new ApiResponses()
                .addApiResponse(
                        "200",
                        new ApiResponse().description("The metrics as of now.").content(metrics));
        for (String status : List.of("400", "401", "403", "406", "500")) {
            answers.addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + status));
        }
        return answers;
    }
}
