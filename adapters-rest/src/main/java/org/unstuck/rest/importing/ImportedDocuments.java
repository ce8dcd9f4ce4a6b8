package org.unstuck.rest.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import org.unstuck.rest.openapi.Schemas;

/**
 * Describes the bodies of imports: one document, whose schema and example stand at the operation, also as an array and
 * line by line.
 */
public final class ImportedDocuments implements OperationCustomizer {

    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    ImportedDocuments() {}

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.hasMethodAnnotation(ImportMapping.class)) {
            operation.setRequestBody(new RequestBody()
                    .required(true)
                    .description("The documents: an array of them, or a single one, or one after the other.")
                    .content(content(json(operation))));
        }
        return operation;
    }

    /** What an operation takes as JSON. */
    public static MediaType json(Operation operation) {
        RequestBody body = Objects.requireNonNull(operation.getRequestBody(), "an import without its document");
        return Objects.requireNonNull(body.getContent().get(JSON), "an import without JSON");
    }

    /** JSON that is a document or an array of them. */
    public static Schema<?> oneOrMany(Schema<?> document) {
        return new JsonSchema().oneOf(List.of(Schemas.of("array").items(document), document));
    }

    private static Content content(MediaType one) {
        MediaType lines = new MediaType()
                .schema(Schemas.of("string")
                        .description("Documents one after the other, with line ends or blanks between them."))
                .example(line(one.getExample()));
        return new Content()
                .addMediaType(
                        JSON, new MediaType().schema(oneOrMany(one.getSchema())).example(one.getExample()))
                .addMediaType(ImportMapping.NDJSON, lines)
                .addMediaType(ImportMapping.NDJSON_BY_ITS_OTHER_NAME, lines);
    }

    private static String line(Object document) {
        try {
            return Json31.mapper().writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an example cannot be written", e);
        }
    }
}
