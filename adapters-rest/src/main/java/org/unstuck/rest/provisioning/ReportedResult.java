package org.unstuck.rest.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;

/** The body of a call that says what came of an order; ours. */
@Schema(
        name = "ProvisioningResult",
        description = "What came of an order.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
        example = "{\"result\": \"FAILED\", \"error\": \"No such group.\", \"retryable\": false, \"attempt\": 1}")
record ReportedResult(
        @Schema(
                description =
                        "COMMITTED: applied, and to be verified. FINISHED: applied and verified, at once or after "
                                + "COMMITTED. UNVERIFIABLE: applied, and nobody can tell more. FAILED: not applied. "
                                + "VERIFICATION_FAILED: reported as COMMITTED before, and not found.",
                example = "FAILED")
        Word result,

        @Schema(
                description = "What went wrong, for a person; required with FAILED and VERIFICATION_FAILED, and only "
                        + "there. The first " + ProvisioningResult.MAX_ERROR_LENGTH + " characters are kept.",
                minLength = 1,
                maxLength = Limits.TEXT,
                example = "No such group.")
        @Nullable
        String error,

        @Schema(
                description = "With FAILED: whether doing it again can help. If so the order is given again after a "
                        + "pause, until it has failed often enough.",
                defaultValue = "false",
                example = "false")
        @Nullable
        Boolean retryable,

        @Schema(
                description = "The `attempt` of the order. Without it, a failure counts for the attempt that is under "
                        + "way.",
                minimum = "1",
                maximum = "" + RetryPolicy.MAX_ATTEMPTS,
                example = "1")
        @Nullable
        Integer attempt) {

    private static final Map<String, Word> WORDS = Words.of(Word.class);

    /** What can be said. */
    enum Word {
        COMMITTED,
        FINISHED,
        UNVERIFIABLE,
        FAILED,
        VERIFICATION_FAILED;

        boolean isFailure() {
            return this == FAILED || this == VERIFICATION_FAILED;
        }
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static ReportedResult read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        Word word = fields.required("result", fields.oneOf("result", WORDS));
        ReportedResult result = new ReportedResult(
                Objects.requireNonNullElse(word, Word.COMMITTED),
                fields.text("error", Limits.TEXT),
                fields.flag("retryable"),
                fields.wholeNumber("attempt", 1, RetryPolicy.MAX_ATTEMPTS));
        if (word != null) {
            checkTogether(word, result, fields, reading);
        }
        reading.refuseUnread();
        return result;
    }

    private static void checkTogether(Word word, ReportedResult result, Fields fields, Reading reading) {
        String error = result.error();
        if (word.isFailure() && !fields.has("error")) {
            reading.missing(MessageKey.REQUIRED_WITH_RESULT.with("error", word));
        } else if (word.isFailure() && error != null && error.isBlank()) {
            reading.missing(MessageKey.NOT_BLANK.with("error"));
        } else if (!word.isFailure() && fields.has("error")) {
            reading.illegal(MessageKey.ABSENT_WITH_RESULT.with("error", word));
        }
        if (word != Word.FAILED && fields.has("retryable")) {
            reading.illegal(MessageKey.ABSENT_WITH_RESULT.with("retryable", word));
        }
    }

    ProvisioningResult toDomain() {
        return switch (result) {
            case COMMITTED -> new ProvisioningResult.Committed();
            case FINISHED -> new ProvisioningResult.Finished();
            case UNVERIFIABLE -> new ProvisioningResult.Unverifiable();
            case FAILED ->
                new ProvisioningResult.Failed(Objects.requireNonNull(error), Boolean.TRUE.equals(retryable), attempt);
            case VERIFICATION_FAILED -> new ProvisioningResult.VerificationFailed(Objects.requireNonNull(error));
        };
    }
}
