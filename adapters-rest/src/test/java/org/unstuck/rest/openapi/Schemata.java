package org.unstuck.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas of a document, ready to hold values against them. */
final class Schemata {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();
    private final JsonNode components;
    private final boolean closed;

    private Schemata(JsonNode components, boolean closed) {
        this.components = components;
        this.closed = closed;
    }

    /** As they are. */
    static Schemata of(ApiDocument document) {
        return new Schemata(document.root().path("components").deepCopy(), false);
    }

    /** In which an object has no properties but those that its schema names, unless it says that there may be more. */
    static Schemata closed(ApiDocument document) {
        JsonNode components = document.root().path("components").deepCopy();
        close(components.path("schemas"));
        return new Schemata(components, true);
    }

    Schema at(JsonNode schema) {
        return compiled.computeIfAbsent(schema, this::compile);
    }

    private Schema compile(JsonNode schema) {
        // References lead to the components, so these go with it.
        ObjectNode whole = schema.deepCopy();
        if (closed) {
            close(whole);
        }
        return registry.getSchema(whole.set("components", components));
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && !object.has("additionalProperties")
                && (object.path("properties").isObject()
                        || object.path("type").asText().equals("object"))) {
            object.put("additionalProperties", false);
        }
        node.forEach(Schemata::close);
    }
}
