package org.unstuck.rest.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;

/**
 * What a trigger says of its events, held against one that somebody makes up. The schemas are our own and refer to
 * nothing outside. Only the first rule that is broken is told, so that an event of nothing but mistakes costs no more
 * than one with a single one.
 */
final class InputSchema {

    private static final Map<Trigger, Schema> ALL = all();

    private InputSchema() {}

    /**
     * Notes the first rule that an event breaks.
     *
     * @param place where the event stands
     */
    static void check(Trigger trigger, JsonNode event, String place, Reading reading) {
        for (Error broken :
                Objects.requireNonNull(ALL.get(trigger), trigger::id).validate(event)) {
            // A path of JSONPath begins with a dollar sign.
            String field = place + broken.getInstanceLocation().toString().substring(1);
            if (broken.getKeyword().equals("required")) {
                reading.missing(MessageKey.REQUIRED.with(field + "." + broken.getProperty()));
            } else {
                reading.illegal(
                        MessageKey.INPUT_SCHEMA.with(field, broken.getKeyword() + " " + broken.getSchemaNode()));
            }
        }
    }

    private static Map<Trigger, Schema> all() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_7,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .failFast(true)
                        .pathType(PathType.JSON_PATH)
                        .build()));
        Map<Trigger, Schema> all = new EnumMap<>(Trigger.class);
        Arrays.stream(Trigger.values())
                .forEach(trigger -> all.put(
                        trigger, registry.getSchema(TriggerDto.of(trigger).inputSchema())));
        return all;
    }
}
