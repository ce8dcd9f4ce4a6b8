package org.unstuck.rest.approval;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.unstuck.application.approval.ApproveInBulk;
import org.unstuck.domain.directory.Limits;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.IdList;
import org.unstuck.rest.json.Reading;

/**
 * The body of a call that approves several approvals (contract 4.6). The public API's own example names the ids
 * {@code accessRequestIds}; they are ids of approvals, and under any other name than its schema's they are refused.
 */
@Schema(
        description = "Which approvals to approve, and why.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record BulkApproveAccessRequest(
        @ArraySchema(
                minItems = 1,
                maxItems = ApproveInBulk.MAX_IDS,
                arraySchema =
                        @Schema(
                                description = "The ids of the approvals, not of their requests.",
                                example = "[\"86f1dc6fe8f54414950454cbb11278fa\"]"),
                schema = @Schema(minLength = 1, maxLength = Limits.ID))
        List<String> approvalIds,

        @Schema(description = "Why.", minLength = 1, maxLength = Limits.TEXT, example = "The audit wants it by Friday.")
        String comment) {

    BulkApproveAccessRequest {
        approvalIds = List.copyOf(approvalIds);
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static BulkApproveAccessRequest read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        BulkApproveAccessRequest request = new BulkApproveAccessRequest(
                IdList.read(fields, "approvalIds", ApproveInBulk.MAX_IDS, reading),
                fields.requiredText("comment", Limits.TEXT));
        reading.refuseUnread();
        return request;
    }
}
