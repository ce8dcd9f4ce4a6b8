package org.unstuck.rest.submission;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.unstuck.application.life.CancelRequests;
import org.unstuck.domain.directory.Limits;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.IdList;
import org.unstuck.rest.json.Reading;

/** The body of a call that withdraws several requests (contract 4.3). */
@Schema(
        description = "Which access requests to withdraw, and why.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record BulkCancelAccessRequest(
        @ArraySchema(
                minItems = 1,
                maxItems = CancelRequests.MAX_IDS,
                arraySchema =
                        @Schema(
                                description = "The ids of the requests, or of items of theirs.",
                                example = "[\"2c90ad2a70ace7d50170acf22ca90010\"]"),
                schema = @Schema(minLength = 1, maxLength = Limits.ID))
        List<String> accessRequestIds,

        @Schema(description = "Why.", minLength = 1, maxLength = Limits.TEXT, example = "The project was called off.")
        String comment) {

    BulkCancelAccessRequest {
        accessRequestIds = List.copyOf(accessRequestIds);
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static BulkCancelAccessRequest read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        BulkCancelAccessRequest request = new BulkCancelAccessRequest(
                IdList.read(fields, "accessRequestIds", CancelRequests.MAX_IDS, reading),
                fields.requiredText("comment", Limits.TEXT));
        reading.refuseUnread();
        return request;
    }
}
