package org.unstuck.rest.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionDraft;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;

/**
 * A JSON Patch (RFC 6902) of a subscription. Applied by hand, because only some of its fields can be named and a patch
 * must not make more of it than a subscription has. All fields count as there, be it as null, so each can be replaced.
 */
final class SubscriptionPatch {

    static final int MAX_OPERATIONS = 50;

    /** Many times what a subscription has, so that copies of copies end. */
    private static final int MAX_VALUES = 100;

    private static final String ENABLED = "/enabled";

    private static final Map<String, String> PATHS = paths();

    private final List<Step> steps;

    private enum Op {
        ADD,
        REMOVE,
        REPLACE,
        MOVE,
        COPY;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Step(
            Op op,
            String path,
            @Nullable String from,
            @Nullable JsonNode value,
            String place) {}

    /** One operation, as the API's document shows it. */
    @Schema(name = "SubscriptionPatchOperation", description = "One change; other members mean nothing.")
    record Operation(
            @Schema(
                    description =
                            "What to do. `add` and `replace` mean the same here; `remove` gives the default back.",
                    allowableValues = {"add", "remove", "replace", "move", "copy"},
                    example = "replace")
            String op,

            @Schema(
                    description = "Which field: `/name`, `/description`, `/enabled`, `/type`, `/filter`, "
                            + "`/responseDeadline`, `/httpConfig`, a field within that, `/eventBridgeConfig` or "
                            + "`/workflowConfig`.",
                    example = "/name")
            String path,

            @Schema(description = "Where the value comes from, with `move` and `copy`.", example = "/description")
            @Nullable
            String from,

            @Schema(
                    description =
                            "The new value, with `add` and `replace`; `/enabled` may be said by the texts `true` and `false`, too.",
                    types = {"string", "boolean", "object"},
                    example = "Tickets")
            @Nullable
            Object value) {}

    private SubscriptionPatch(List<Step> steps) {
        this.steps = steps;
    }

    /**
     * Reads the body.
     *
     * @throws org.unstuck.rest.error.RequestRefused with all that is wrong
     */
    static SubscriptionPatch read(JsonNode body) {
        Reading reading = new Reading();
        List<Fields> operations = reading.rootObjects(body);
        List<Step> steps = new ArrayList<>();
        if (operations.size() > MAX_OPERATIONS) {
            reading.illegal(MessageKey.ELEMENTS_BETWEEN.with("[]", 0, MAX_OPERATIONS, operations.size()));
        } else {
            for (Fields operation : operations) {
                Step step = step(operation, reading);
                if (step != null) {
                    steps.add(step);
                }
            }
        }
        reading.orRefuse();
        return new SubscriptionPatch(steps);
    }

    /**
     * What the subscription is to be like after all of it.
     *
     * @throws org.unstuck.rest.error.RequestRefused when it would be no subscription
     */
    SubscriptionDraft appliedTo(Subscription subscription) {
        Reading reading = new Reading();
        ObjectNode document = document(SubscriptionDto.of(subscription));
        for (Step step : steps) {
            apply(step, document, reading);
            reading.orRefuse();
        }
        return SubscriptionReader.read(reading.root(document), reading);
    }

    private static @Nullable Step step(Fields operation, Reading reading) {
        Op op = operation.required("op", operation.oneOf("op", Words.of(Op.class, Op::word)));
        String path = operation.required("path", operation.oneOf("path", PATHS));
        if (op == null || path == null) {
            return null;
        }
        String place = operation.path("path");
        return switch (op) {
            case ADD, REPLACE -> {
                if (!operation.isWritten("value")) {
                    reading.missing(MessageKey.REQUIRED.with(operation.path("value")));
                }
                yield new Step(op, path, null, value(path, operation), place);
            }
            case REMOVE -> new Step(op, path, null, null, place);
            case MOVE, COPY ->
                new Step(op, path, operation.required("from", operation.oneOf("from", PATHS)), null, place);
        };
    }

    /** Values of the published patch are texts, numbers, objects and lists: its clients can say no true and no false. */
    private static @Nullable JsonNode value(String path, Fields operation) {
        JsonNode value = operation.any("value");
        if (value == null || !path.equals(ENABLED) || !value.isTextual()) {
            return value;
        }
        return switch (value.textValue()) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> value;
        };
    }

    private static void apply(Step step, ObjectNode document, Reading reading) {
        JsonNode value = step.value();
        if (step.from() != null) {
            value = get(document, step.from());
            if (step.op() == Op.MOVE && !step.path().equals(step.from())) {
                put(document, step.from(), null);
            }
        }
        if (value != null && size(value) + size(document) > MAX_VALUES) {
            reading.illegal(MessageKey.PATCH_TOO_LARGE.with(step.place()));
        } else if (!put(document, step.path(), value == null ? null : value.deepCopy())) {
            reading.illegal(MessageKey.PATCH_LEADS_NOWHERE.with(step.place(), step.path()));
        }
    }

    private static @Nullable JsonNode get(ObjectNode document, String path) {
        JsonNode value = document.at(path);
        return value.isMissingNode() || value.isNull() ? null : value;
    }

    private static boolean put(ObjectNode document, String path, @Nullable JsonNode value) {
        int last = path.lastIndexOf('/');
        if (document.at(path.substring(0, last)) instanceof ObjectNode parent) {
            parent.set(path.substring(last + 1), Objects.requireNonNullElse(value, NullNode.getInstance()));
            return true;
        }
        return value == null;
    }

    private static int size(JsonNode value) {
        int size = 1;
        for (JsonNode part : value) {
            size += size(part);
        }
        return size;
    }

    private static ObjectNode document(SubscriptionDto subscription) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("name", subscription.name())
                .put("description", subscription.description())
                .put("type", subscription.type())
                .put("responseDeadline", subscription.responseDeadline())
                .put("enabled", subscription.enabled())
                .put("filter", subscription.filter());
        HttpConfigDto http = subscription.httpConfig();
        if (http != null) {
            ObjectNode config = document.putObject("httpConfig");
            config.put("url", http.url())
                    .put("httpDispatchMode", http.httpDispatchMode().name());
            if (http.httpAuthenticationType() != null) {
                config.put(
                        "httpAuthenticationType", http.httpAuthenticationType().name());
            }
            if (http.basicAuthConfig() != null) {
                config.putObject("basicAuthConfig")
                        .put("userName", http.basicAuthConfig().userName());
            }
            if (http.bearerTokenAuthConfig() != null) {
                config.putObject("bearerTokenAuthConfig");
            }
        }
        return document;
    }

    private static Map<String, String> paths() {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String path : List.of(
                "/name",
                "/description",
                ENABLED,
                "/type",
                "/filter",
                "/responseDeadline",
                "/httpConfig",
                "/httpConfig/url",
                "/httpConfig/httpDispatchMode",
                "/httpConfig/httpAuthenticationType",
                "/httpConfig/basicAuthConfig",
                "/httpConfig/basicAuthConfig/userName",
                "/httpConfig/basicAuthConfig/password",
                "/httpConfig/bearerTokenAuthConfig",
                "/httpConfig/bearerTokenAuthConfig/bearerToken",
                "/eventBridgeConfig",
                "/workflowConfig")) {
            paths.put(path, path);
        }
        return paths;
    }
}
