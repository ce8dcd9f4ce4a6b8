package org.unstuck.rest.approval;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** The body of a call that leaves a decision to somebody else (contract 4.6). */
@Schema(
        description = "Who is to decide instead, and why.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ForwardApprovalDto(
        @Schema(
                description = "The id of the identity that is to decide.",
                minLength = 1,
                maxLength = ForwardApprovalDto.MAX_LENGTH,
                example = "2c9180a46faadee4016fb4e018c20639")
        String newOwnerId,

        @Schema(
                description = "Why.",
                minLength = 1,
                maxLength = ForwardApprovalDto.MAX_LENGTH,
                example = "On leave until March.")
        String comment) {

    static final int MAX_LENGTH = 255;

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static ForwardApprovalDto read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        ForwardApprovalDto forward = new ForwardApprovalDto(
                fields.requiredText("newOwnerId", MAX_LENGTH), fields.requiredText("comment", MAX_LENGTH));
        reading.refuseUnread();
        return forward;
    }
}
