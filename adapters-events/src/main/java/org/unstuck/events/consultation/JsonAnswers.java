package org.unstuck.events.consultation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.unstuck.application.port.AnswerBodies;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.trigger.Trigger;

/** Answers as JSON objects, as the contract describes them (6.5); more fields than those are nobody's business. */
public final class JsonAnswers implements AnswerBodies {

    private static final int MAX_TEXT_LENGTH = 255;
    private static final int MAX_COMMENT_LENGTH = 2_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public Answer read(Trigger trigger, String json) {
        JsonNode said;
        try {
            said = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return senseless("is not JSON");
        }
        if (said == null || !said.isObject()) {
            return senseless("is not a JSON object");
        }
        return switch (trigger) {
            case ACCESS_REQUEST_SUBMITTED -> preApproval(said);
            case ACCESS_REQUEST_DYNAMIC_APPROVER -> dynamicApprover(said);
            case PROVISIONING_COMPLETED,
                    ACCESS_REQUEST_DECIDED,
                    CLOSE_RUN_CONCLUDED,
                    CLOSE_RUN_CANCELLED,
                    IDENTITY_REQUESTS_REOPENED ->
                throw new IllegalArgumentException("nobody is asked by " + trigger.id());
        };
    }

    private static Answer preApproval(JsonNode said) {
        JsonNode approved = said.path("approved");
        if (!approved.isBoolean()) {
            return senseless("has no approved that is true or false");
        }
        String approver = text(said, "approver");
        return new Answer.PreApproval(
                approved.booleanValue(),
                cut(text(said, "comment"), MAX_COMMENT_LENGTH),
                approver.isBlank() ? "Subscriber" : cut(approver, MAX_TEXT_LENGTH));
    }

    /**
     * An empty id says that nobody besides is to approve, whatever the type, which has no empty word; so does nothing at
     * all.
     */
    private static Answer dynamicApprover(JsonNode said) {
        String id = text(said, "id");
        String type = text(said, "type");
        if (id.isBlank() && (type.isBlank() || said.path("id").isTextual())) {
            return new Answer.DynamicApprover(null);
        }
        if (id.isBlank() || id.length() > MAX_TEXT_LENGTH) {
            return senseless("names an approver without a usable id");
        }
        String name = cut(text(said, "name"), MAX_TEXT_LENGTH);
        return switch (type) {
            case "IDENTITY" -> new Answer.DynamicApprover(Owner.person(id, name.isBlank() ? id : name));
            case "GOVERNANCE_GROUP" -> new Answer.DynamicApprover(Owner.group(id, name.isBlank() ? id : name));
            default -> senseless("names an approver who is neither an IDENTITY nor a GOVERNANCE_GROUP");
        };
    }

    /** What stands there; nothing where something else than a text does. */
    private static String text(JsonNode said, String field) {
        // PostgreSQL takes no null character in a text.
        return said.path(field).isTextual() ? said.path(field).textValue().replace("\0", "") : "";
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static Answer senseless(String why) {
        return new Answer.None("The answer of the subscriber who was asked " + why + ".");
    }
}
