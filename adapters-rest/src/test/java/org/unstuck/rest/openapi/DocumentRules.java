package org.unstuck.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.unstuck.rest.security.AccessTable;

/** What a document of the API must be like; every rule tells the places where it is broken. */
public final class DocumentRules {

    private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";

    private final ApiDocument document;

    public DocumentRules(ApiDocument document) {
        this.document = document;
    }

    /** Everything that is wrong. */
    public List<String> broken() {
        List<String> broken = new ArrayList<>(parserMessages());
        broken.addAll(brokenSchemata());
        broken.addAll(undescribed());
        broken.addAll(wrongExamples());
        broken.addAll(brokenReferences());
        broken.addAll(unused());
        return broken;
    }

    /** The operations that the document has and the access table has not. */
    public Set<String> beyondAccessTable() {
        Set<String> operations = operations();
        operations.removeAll(rows());
        return operations;
    }

    /** The operations that the access table has and the document has not. */
    public Set<String> missing() {
        Set<String> rows = rows();
        rows.removeAll(operations());
        return rows;
    }

    private Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.forEachOperation((name, operation) -> operations.add(name));
        return operations;
    }

    private static Set<String> rows() {
        return AccessTable.rows().stream()
                .map(row -> row.method().name().toLowerCase(Locale.ROOT) + " " + row.path())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> parserMessages() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        List<String> messages = new OpenAPIV3Parser()
                .readContents(document.root().toString(), null, options)
                .getMessages();
        return messages == null ? List.of() : messages;
    }

    private List<String> brokenSchemata() {
        Schema metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(META_SCHEMA));
        List<String> broken = new ArrayList<>();
        schemas()
                .forEach((name, schema) -> metaSchema
                        .validate(schema.toString(), InputFormat.JSON)
                        .forEach(error -> broken.add("schema " + name + ": " + error)));
        return broken;
    }

    private List<String> undescribed() {
        List<String> broken = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<String> tagNames = document.root().path("tags").findValuesAsText("name");
        if (Set.copyOf(tagNames).size() != tagNames.size()) {
            broken.add("a tag is described twice: " + tagNames);
        }
        document.forEachOperation((name, operation) -> {
            for (String part : List.of("summary", "description", "operationId", "tags", "responses")) {
                JsonNode said = operation.path(part);
                if (said.isContainerNode() ? said.isEmpty() : said.asText("").isBlank()) {
                    broken.add(name + " has no " + part);
                }
            }
            if (!ids.add(operation.path("operationId").asText())) {
                broken.add(name + " has the operationId of another one");
            }
            operation.path("tags").forEach(tag -> {
                if (!tags().contains(tag.asText())) {
                    broken.add(name + " has the tag " + tag + " that nothing is said of");
                }
            });
            operation.path("parameters").forEach(parameter -> {
                JsonNode resolved = document.resolved(parameter);
                describedWithExample(name + " parameter " + resolved.path("name"), resolved, broken);
            });
            if (operation.has("requestBody")) {
                described(name + " request body", operation.path("requestBody"), broken);
            }
            operation.path("responses").properties().forEach(response -> {
                JsonNode resolved = document.resolved(response.getValue());
                String place = name + " response " + response.getKey();
                described(place, resolved, broken);
                resolved.path("headers")
                        .properties()
                        .forEach(header -> described(
                                place + " header " + header.getKey(), document.resolved(header.getValue()), broken));
                if (resolved.path("content").isEmpty() && !response.getKey().equals("204")) {
                    broken.add(place + " has no content");
                }
            });
        });
        schemas().forEach((name, schema) -> {
            describedWithExample("schema " + name, schema, broken);
            properties("schema " + name, schema, broken);
        });
        return broken;
    }

    /** The errors that every operation behind a sign-in must tell of, and does not. */
    public List<String> undocumentedErrors() {
        List<String> broken = new ArrayList<>();
        Set<String> rows = rows();
        document.forEachOperation((name, operation) -> {
            Set<String> expected = new TreeSet<>(Set.of("500"));
            if (!operation.path("security").isEmpty()) {
                expected.addAll(Set.of("400", "401", "403", "406"));
                if (rows.contains(name)) {
                    expected.add("429");
                }
                if (name.contains("{")) {
                    expected.add("404");
                }
                if (operation.has("requestBody")) {
                    expected.addAll(Set.of("413", "415"));
                }
            }
            expected.stream()
                    .filter(status -> !operation.path("responses").has(status))
                    .forEach(status -> broken.add(name + " does not tell of " + status));
        });
        return broken;
    }

    private void properties(String place, JsonNode schema, List<String> broken) {
        schema.path("properties").properties().forEach(property -> {
            String here = place + "." + property.getKey();
            JsonNode value = property.getValue();
            described(here, value, broken);
            JsonNode meant =
                    value.path("anyOf").isEmpty() ? value : value.path("anyOf").get(0);
            boolean elsewhere = meant.has("$ref") || value.path("items").has("$ref");
            if (!elsewhere && !hasExample(value) && !value.has("enum") && !value.has("format")) {
                broken.add(here + " has no example");
            }
            properties(here, value, broken);
        });
    }

    private static void describedWithExample(String place, JsonNode node, List<String> broken) {
        described(place, node, broken);
        if (!hasExample(node)) {
            broken.add(place + " has no example");
        }
    }

    private static boolean hasExample(JsonNode node) {
        return node.has("example") || !node.path("examples").isEmpty();
    }

    private static void described(String place, JsonNode node, List<String> broken) {
        String description = node.path("description").asText("");
        if (description.isBlank() || description.equals("OK")) {
            broken.add(place + " is not described");
        }
    }

    private List<String> wrongExamples() {
        Schemata schemata = Schemata.of(document);
        List<String> broken = new ArrayList<>();
        schemas().forEach((name, schema) -> {
            schema.path("examples")
                    .forEach(example -> schemata.at(schema)
                            .validate(example)
                            .forEach(error -> broken.add("example of schema " + name + ": " + error)));
            schema.path("properties")
                    .properties()
                    .forEach(property -> property.getValue()
                            .path("examples")
                            .forEach(example -> schemata.at(property.getValue())
                                    .validate(example)
                                    .forEach(error -> broken.add(
                                            "example of " + name + "." + property.getKey() + ": " + error))));
        });
        document.forEachOperation((name, operation) -> operation
                .path("parameters")
                .forEach(parameter -> {
                    JsonNode resolved = document.resolved(parameter);
                    schemata.at(resolved.path("schema"))
                            .validate(resolved.path("example"))
                            .forEach(error -> broken.add(
                                    "example of " + name + " parameter " + resolved.path("name") + ": " + error));
                }));
        return broken;
    }

    private List<String> brokenReferences() {
        return document.root().findValuesAsText("$ref").stream()
                .filter(reference -> document.root().at(reference.substring(1)).isMissingNode())
                .map(reference -> reference + " leads nowhere")
                .toList();
    }

    private List<String> unused() {
        Set<String> used = new HashSet<>(document.root().findValuesAsText("$ref"));
        return schemas().keySet().stream()
                .filter(name -> !used.contains("#/components/schemas/" + name))
                .map(name -> "schema " + name + " is used nowhere")
                .toList();
    }

    private Set<String> tags() {
        return StreamSupport.stream(document.root().path("tags").spliterator(), false)
                .filter(tag -> !tag.path("description").asText("").isBlank())
                .map(tag -> tag.path("name").asText())
                .collect(Collectors.toSet());
    }

    private Map<String, JsonNode> schemas() {
        return document.root().at("/components/schemas").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
