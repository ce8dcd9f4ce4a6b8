package org.unstuck.rest.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Page;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/**
 * A test that somebody asks for (contract 6.1).
 *
 * @param input JSON that is sent
 * @param content JSON that is shown beside it
 * @param subscriptionIds none for all
 */
record TestInvocation(Trigger trigger, String input, String content, List<String> subscriptionIds) {

    static final String SUBSCRIPTION_IDS = "subscriptionIds";
    static final int MAX_SUBSCRIPTIONS = Page.MAX_LIMIT;

    TestInvocation {
        subscriptionIds = List.copyOf(subscriptionIds);
    }

    /**
     * Reads it.
     *
     * @throws org.unstuck.rest.error.RequestRefused with all that is wrong
     */
    static TestInvocation read(JsonNode body) {
        Reading reading = new Reading();
        Fields fields = reading.root(body);
        Optional<Trigger> trigger = SubscriptionReader.trigger(fields, reading);
        JsonNode input = object(fields, "input", reading);
        JsonNode content = fields.required("contentJson", object(fields, "contentJson", reading));
        List<String> ids = subscriptionIds(fields, reading);
        reading.refuseUnread().orRefuse();
        Trigger tested = trigger.orElseThrow();
        if (input != null) {
            InputSchema.check(tested, input, fields.path("input"), reading);
            reading.orRefuse();
        }
        return new TestInvocation(
                tested,
                input == null ? TriggerDto.exampleOf(tested) : input.toString(),
                Objects.requireNonNull(content).toString(),
                ids);
    }

    private static @Nullable JsonNode object(Fields fields, String name, Reading reading) {
        JsonNode value = fields.any(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode)) {
            reading.illegal(MessageKey.OBJECT.with(fields.path(name)));
            return null;
        }
        requireStorable(value, fields.path(name), reading);
        return value;
    }

    /** As deep as a body may be nested. */
    private static void requireStorable(JsonNode value, String place, Reading reading) {
        if (value.isTextual() && !Value.Text.isText(value.textValue())) {
            reading.illegal(MessageKey.STORABLE_TEXT.with(place));
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (Value.Text.isText(field.getKey())) {
                requireStorable(field.getValue(), place + "." + field.getKey(), reading);
            } else {
                reading.illegal(MessageKey.STORABLE_NAMES.with(place));
            }
        }
        if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                requireStorable(value.get(index), place + "[" + index + "]", reading);
            }
        }
    }

    private static List<String> subscriptionIds(Fields fields, Reading reading) {
        List<JsonNode> elements = fields.elements(SUBSCRIPTION_IDS);
        if (elements == null) {
            return List.of();
        }
        if (elements.size() > MAX_SUBSCRIPTIONS) {
            reading.illegal(MessageKey.ELEMENTS_BETWEEN.with(SUBSCRIPTION_IDS, 0, MAX_SUBSCRIPTIONS, elements.size()));
            return List.of();
        }
        List<String> ids = new ArrayList<>(elements.size());
        for (int index = 0; index < elements.size(); index++) {
            String id = fields.text(elements.get(index), fields.element(SUBSCRIPTION_IDS, index), Limits.ID);
            ids.add(id == null ? "" : id);
        }
        return ids;
    }
}
