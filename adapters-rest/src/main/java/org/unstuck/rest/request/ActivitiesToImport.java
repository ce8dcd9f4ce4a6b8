package org.unstuck.rest.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.rest.importing.ImportedDocuments;

/**
 * Describes the account activities that are imported: those that we give, only that whatever may be null may be absent,
 * and fields that we do not know may be there. Also puts right the one word that the wire spells in its own way.
 */
@Order(0) // before what is added to all operations, which asks whether they have a body
@SuppressWarnings({"rawtypes", "unchecked"})
final class ActivitiesToImport implements OpenApiCustomizer {

    private static final String GIVEN = "AccountActivity";
    private static final String TAKEN = "ToImport";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final Pattern REFERENCE = Pattern.compile(SCHEMAS + "(\\w+)");

    @Override
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Schema states = property(known("AccountActivityItem", schemas), "provisioningStatus");
        states.setEnum(null);
        Arrays.stream(ProvisioningState.values())
                .map(AccountActivityMapping::wireName)
                .forEach(states::addEnumItemObject);
        states.addEnumItemObject(null);

        Set<String> names = new LinkedHashSet<>();
        collect(GIVEN, schemas, names);
        names.forEach(name -> document.getComponents().addSchemas(name + TAKEN, taken(known(name, schemas))));

        PathItem path = Objects.requireNonNull(document.getPaths().get(IdentityRequestsController.PATH), "no import");
        Schema one = new JsonSchema().$ref(SCHEMAS + GIVEN + TAKEN);
        ImportedDocuments.json(path.getPost()).setSchema(ImportedDocuments.oneOrMany(one));
    }

    private static void collect(String name, Map<String, Schema> schemas, Set<String> names) {
        if (names.add(name)) {
            Matcher references = REFERENCE.matcher(json(known(name, schemas)));
            while (references.find()) {
                collect(references.group(1), schemas, names);
            }
        }
    }

    private static Schema taken(Schema given) {
        String json = REFERENCE.matcher(json(given)).replaceAll(SCHEMAS + "$1" + TAKEN);
        try {
            Schema taken = Json31.mapper().readValue(json, JsonSchema.class);
            Map<String, Schema> properties = taken.getProperties();
            taken.setRequired(properties.entrySet().stream()
                    .filter(property -> !mayBeNull(property.getValue()))
                    .map(Map.Entry::getKey)
                    .toList());
            // Taken in any case and with dashes, given without.
            properties.computeIfPresent("id", (name, id) -> id.pattern(null));
            return taken;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema that was just written cannot be read", e);
        }
    }

    private static boolean mayBeNull(Schema<?> property) {
        return property.getAnyOf() != null
                || (property.getTypes() != null && property.getTypes().contains("null"));
    }

    private static Schema property(Schema schema, String name) {
        return Objects.requireNonNull((Schema) schema.getProperties().get(name), name);
    }

    private static Schema known(String name, Map<String, Schema> schemas) {
        return Objects.requireNonNull(schemas.get(name), name);
    }

    private static String json(Schema<?> schema) {
        try {
            return Json31.mapper().writeValueAsString(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a schema cannot be written", e);
        }
    }
}
