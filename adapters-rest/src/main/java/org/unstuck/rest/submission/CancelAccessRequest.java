package org.unstuck.rest.submission;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.unstuck.domain.directory.Limits;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** The body of a call that withdraws one request (contract 4.2). */
@Schema(
        description = "Which access request to withdraw, and why.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CancelAccessRequest(
        @Schema(
                description = "The id of the request, or of one of its items.",
                minLength = 1,
                maxLength = Limits.ID,
                example = "2c90ad2a70ace7d50170acf22ca90010")
        String accountActivityId,

        @Schema(description = "Why.", minLength = 1, maxLength = Limits.TEXT, example = "Asked for by mistake.")
        String comment) {

    static final String ID = "accountActivityId";

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static CancelAccessRequest read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        CancelAccessRequest request = new CancelAccessRequest(
                fields.requiredText(ID, Limits.ID), fields.requiredText("comment", Limits.TEXT));
        reading.refuseUnread();
        return request;
    }
}
