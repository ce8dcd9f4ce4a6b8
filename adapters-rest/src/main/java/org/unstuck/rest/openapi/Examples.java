package org.unstuck.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;

/**
 * Gives every schema of an object an example made of those of its properties, and moves all examples to where OpenAPI
 * 3.1 wants them. The last to look at the document.
 */
@Order
@SuppressWarnings({"rawtypes", "unchecked"})
final class Examples implements OpenApiCustomizer {

    private static final String SCHEMAS = "#/components/schemas/";

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        schemas.values().forEach(schema -> {
            JsonNode example = of(schema, schemas);
            if (example != null) {
                schema.setExample(example);
            }
        });
        schemas.values().forEach(Examples::move);
    }

    private static @Nullable JsonNode of(Schema schema, Map<String, Schema> schemas) {
        if (schema.getExample() != null) {
            return Json31.mapper().valueToTree(schema.getExample());
        }
        if (schema.get$ref() != null) {
            Schema meant = schemas.get(schema.get$ref().substring(SCHEMAS.length()));
            return meant == null ? null : of(meant, schemas);
        }
        if (schema.getAnyOf() != null) {
            return of((Schema) schema.getAnyOf().get(0), schemas);
        }
        if (schema.getItems() != null) {
            ArrayNode array = Json31.mapper().createArrayNode();
            JsonNode element = of(schema.getItems(), schemas);
            return element == null ? null : array.add(element);
        }
        if (schema.getProperties() != null) {
            ObjectNode object = Json31.mapper().createObjectNode();
            ((Map<String, Schema>) schema.getProperties()).forEach((name, property) -> {
                JsonNode example = of(property, schemas);
                if (example != null) {
                    object.set(name, example);
                } else if (mayBeNull(property)) {
                    object.putNull(name);
                }
            });
            return object;
        }
        if (schema.getEnum() != null) {
            return Json31.mapper().valueToTree(schema.getEnum().get(0));
        }
        return null;
    }

    private static boolean mayBeNull(Schema property) {
        return property.getTypes() != null && property.getTypes().contains("null");
    }

    private static void move(Schema schema) {
        if (schema.getExample() != null) {
            schema.setExamples(List.of(schema.getExample()));
            schema.setExample(null);
            schema.setExampleSetFlag(false);
        }
        if (schema.getItems() != null) {
            move(schema.getItems());
        }
        if (schema.getProperties() != null) {
            ((Map<String, Schema>) schema.getProperties()).values().forEach(Examples::move);
        }
    }
}
