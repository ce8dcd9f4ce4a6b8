package org.unstuck.rest.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;

/** Schemas for what no controller takes or gives, and which is therefore described by hand. */
public final class Schemas {

    private Schemas() {}

    /** The reference to a record's schema, which is added to the document. */
    public static Schema<?> reference(Class<?> described, OpenAPI document) {
        ResolvedSchema resolved = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(described).resolveAsRef(true));
        resolved.referencedSchemas.forEach(document.getComponents()::addSchemas);
        return resolved.schema;
    }

    /** JSON in the shape of a record, whose schema is added to the document. */
    public static Content json(Class<?> described, OpenAPI document) {
        return new Content()
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_JSON_VALUE,
                        new MediaType().schema(reference(described, document)));
    }

    /** Values of a type, as JSON Schema names it. */
    public static JsonSchema of(String type) {
        JsonSchema schema = new JsonSchema();
        schema.addType(type);
        return schema;
    }
}
