package org.unstuck.rest.consultation;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** The body of a call by which a subscriber answers (contract 6.1). */
@Schema(
        name = "CompleteInvocation",
        description = "What a subscriber answers.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CompleteInvocationDto(
        @Schema(
                description = "The secret that came with the question.",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = CompleteInvocationDto.MAX_SECRET_LENGTH,
                example = "0f11f2a47c944bf3a2bd742580fe3bde")
        String secret,

        @Schema(
                description = "Why there is no answer; what was asked about fails with it.",
                types = {"string", "null"},
                maxLength = CompleteInvocationDto.MAX_ERROR_LENGTH,
                example = "The risk engine is not available.")
        @Nullable
        String error,

        @Schema(
                description = "The answer, as the trigger's output schema has it.",
                implementation = Object.class,
                types = {"object", "null"},
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                requiredMode = Schema.RequiredMode.NOT_REQUIRED,
                example = "{\"approved\": true, \"comment\": \"No conflict.\", \"approver\": \"Risk Engine\"}")
        @Nullable
        JsonNode output) {

    static final int MAX_SECRET_LENGTH = 255;
    static final int MAX_ERROR_LENGTH = 2_000;

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static CompleteInvocationDto read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        CompleteInvocationDto said = new CompleteInvocationDto(
                fields.requiredText("secret", MAX_SECRET_LENGTH),
                fields.text("error", MAX_ERROR_LENGTH),
                fields.any("output"));
        if (said.error() == null) {
            fields.required("output", said.output());
        }
        reading.refuseUnread();
        return said;
    }
}
