package org.unstuck.rest.closing;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.domain.request.Directive;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;

/**
 * The body of a close call (contract 1). Ids that cannot be tracking numbers are well-formed here; each gets its outcome
 * in the run.
 *
 * @param message absent, like the two others, for the default
 */
@Schema(
        description = "Which access requests to close, and how they shall end.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CloseAccessRequest(
        @ArraySchema(
                minItems = 1,
                maxItems = StartCloseRun.MAX_IDS,
                arraySchema =
                        @Schema(
                                description = "Ids of access requests: tracking numbers, dashes allowed. What is no "
                                        + "tracking number is taken, too, and gets its outcome in the run.",
                                example = "[\"2c90ad2a70ace7d50170acf22ca90010\"]"),
                schema = @Schema(minLength = 1, maxLength = CloseAccessRequest.MAX_ID_LENGTH))
        List<String> accessRequestIds,

        @Schema(
                description = "The warning that people will see at each closed request; the default if blank.",
                maxLength = Directive.MAX_MESSAGE_LENGTH,
                defaultValue = Directive.DEFAULT_MESSAGE,
                example = "Stuck for weeks, closed by the help desk.")
        @Nullable
        String message,

        @Schema(
                description = "The stage to end in.",
                implementation = ExecutionStatus.class,
                defaultValue = "Terminated",
                example = "Terminated")
        @Nullable
        ExecutionStatus executionStatus,

        @Schema(
                description = "The status to end with.",
                implementation = CompletionStatus.class,
                defaultValue = "Failure",
                example = "Failure")
        @Nullable
        CompletionStatus completionStatus) {

    static final int MAX_ID_LENGTH = 128;

    CloseAccessRequest {
        accessRequestIds = List.copyOf(accessRequestIds);
    }

    /** The stage to end in, as this call and close runs spell it. */
    enum ExecutionStatus {
        TERMINATED("Terminated", Stage.TERMINATED),
        COMPLETED("Completed", Stage.COMPLETED);

        private static final Map<String, ExecutionStatus> BY_WORD =
                Words.of(ExecutionStatus.class, status -> status.word);

        @JsonValue
        private final String word;

        private final Stage stage;

        ExecutionStatus(String word, Stage stage) {
            this.word = word;
            this.stage = stage;
        }

        static String wordFor(Stage stage) {
            return switch (stage) {
                case TERMINATED -> TERMINATED.word;
                case COMPLETED -> COMPLETED.word;
                case EXECUTING, VERIFYING -> throw new IllegalArgumentException("no close ends in stage " + stage);
            };
        }
    }

    /** The status to end with, as this call and close runs spell it. */
    enum CompletionStatus {
        SUCCESS("Success", Status.SUCCESS),
        INCOMPLETE("Incomplete", Status.INCOMPLETE),
        FAILURE("Failure", Status.FAILURE);

        private static final Map<String, CompletionStatus> BY_WORD =
                Words.of(CompletionStatus.class, status -> status.word);

        @JsonValue
        private final String word;

        private final Status status;

        CompletionStatus(String word, Status status) {
            this.word = word;
            this.status = status;
        }

        static String wordFor(Status status) {
            return switch (status) {
                case SUCCESS -> SUCCESS.word;
                case INCOMPLETE -> INCOMPLETE.word;
                case FAILURE -> FAILURE.word;
                case PENDING -> throw new IllegalArgumentException("no close ends with status PENDING");
            };
        }
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static CloseAccessRequest read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        CloseAccessRequest request = new CloseAccessRequest(
                ids(fields, reading),
                fields.text("message", Directive.MAX_MESSAGE_LENGTH),
                fields.oneOf("executionStatus", ExecutionStatus.BY_WORD),
                fields.oneOf("completionStatus", CompletionStatus.BY_WORD));
        reading.refuseUnread();
        return request;
    }

    Directive directive() {
        return new Directive(
                executionStatus == null ? Directive.DEFAULT_STAGE : executionStatus.stage,
                completionStatus == null ? Directive.DEFAULT_STATUS : completionStatus.status,
                message == null || message.isBlank() ? Directive.DEFAULT_MESSAGE : message);
    }

    private static List<String> ids(Fields fields, Reading reading) {
        String field = "accessRequestIds";
        List<JsonNode> elements = fields.elements(field);
        if (elements == null) {
            if (!fields.has(field)) {
                reading.missing(MessageKey.IDS_REQUIRED.with(field, StartCloseRun.MAX_IDS));
            }
            return List.of();
        }
        if (elements.isEmpty()) {
            reading.missing(MessageKey.IDS_COUNT.with(field, StartCloseRun.MAX_IDS, 0));
            return List.of();
        }
        if (elements.size() > StartCloseRun.MAX_IDS) {
            reading.illegal(MessageKey.IDS_COUNT.with(field, StartCloseRun.MAX_IDS, elements.size()));
            return List.of();
        }
        List<String> ids = new ArrayList<>(elements.size());
        for (int index = 0; index < elements.size(); index++) {
            String place = fields.element(field, index);
            String id = Objects.requireNonNullElse(fields.text(elements.get(index), place, MAX_ID_LENGTH), "-");
            if (id.isBlank()) {
                reading.missing(MessageKey.NOT_BLANK.with(place));
            }
            ids.add(id);
        }
        return ids;
    }
}
