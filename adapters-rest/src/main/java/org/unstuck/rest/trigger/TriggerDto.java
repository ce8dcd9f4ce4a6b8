package org.unstuck.rest.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.Trigger;

/**
 * A trigger as the public API shows it (contract 6.2). What is said of its events is in a file for each.
 *
 * @param inputSchema a JSON schema as a text
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Trigger", description = "Something that happens here and that others can be told of.")
record TriggerDto(
        @Schema(description = "Its id.", example = "idn:post-provisioning")
        String id,

        @Schema(description = "Its name.", example = "Provisioning Completed")
        String name,

        @Schema(description = "Whether an answer is waited for.", example = "FIRE_AND_FORGET")
        Trigger.Kind type,

        @Schema(description = "When it fires.", example = "The provisioning of one request is over.") @Nullable
        String description,

        @Schema(
                description = "The JSON schema of its events, as a text.",
                example = "\"{\\\"type\\\":\\\"object\\\"}\"")
        String inputSchema,

        @Schema(description = "An event.", example = "{\"trackingNumber\":\"4b4d982dddff4267ab12f0f1e72b5a6d\"}")
        Map<String, Object> exampleInput,

        @Schema(
                description = "The JSON schema of answers, as a text; only where one is waited for.",
                example = "\"{\\\"type\\\":\\\"object\\\"}\"")
        @Nullable
        String outputSchema,

        @Schema(
                description = "An answer; only where one is waited for.",
                example =
                        "{\"approved\":false,\"comment\":\"Nobody may do both.\",\"approver\":\"Rules of the house\"}")
        @Nullable
        Map<String, Object> exampleOutput) {

    private static final ObjectMapper JSON = new JsonMapper();

    private static final Map<Trigger, TriggerDto> ALL = all();

    static TriggerDto of(Trigger trigger) {
        return Objects.requireNonNull(ALL.get(trigger), trigger::id);
    }

    /** The example as it is sent. */
    static String exampleOf(Trigger trigger) {
        return JSON.valueToTree(of(trigger).exampleInput()).toString();
    }

    private static Map<Trigger, TriggerDto> all() {
        Map<Trigger, TriggerDto> all = new EnumMap<>(Trigger.class);
        Arrays.stream(Trigger.values()).forEach(trigger -> all.put(trigger, read(trigger)));
        return all;
    }

    private static TriggerDto read(Trigger trigger) {
        JsonNode file = file(trigger);
        return new TriggerDto(
                trigger.id(),
                trigger.title(),
                trigger.kind(),
                file.path("description").asText(),
                file.path("inputSchema").toString(),
                object(file.path("exampleInput")),
                file.has("outputSchema") ? file.path("outputSchema").toString() : null,
                file.has("exampleOutput") ? object(file.path("exampleOutput")) : null);
    }

    private static Map<String, Object> object(JsonNode node) {
        return JSON.convertValue(node, new TypeReference<>() {});
    }

    private static JsonNode file(Trigger trigger) {
        String name = switch (trigger) {
            case PROVISIONING_COMPLETED -> "provisioning-completed";
            case ACCESS_REQUEST_DECIDED -> "access-request-decided";
            case ACCESS_REQUEST_SUBMITTED -> "access-request-submitted";
            case ACCESS_REQUEST_DYNAMIC_APPROVER -> "access-request-dynamic-approver";
            case CLOSE_RUN_CONCLUDED -> "close-run-concluded";
            case CLOSE_RUN_CANCELLED -> "close-run-cancelled";
            case IDENTITY_REQUESTS_REOPENED -> "identity-requests-reopened";
        };
        try (InputStream file = Objects.requireNonNull(TriggerDto.class.getResourceAsStream(name + ".json"), name)) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
