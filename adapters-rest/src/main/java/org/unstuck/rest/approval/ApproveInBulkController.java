package org.unstuck.rest.approval;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.approval.ApproveInBulk;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.AnsweredEmpty;
import org.unstuck.rest.security.Caller;

/** Approving several approvals at once (contract 4.6). */
@RestController
@RequestMapping(path = "/access-request-approvals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Access request approvals")
class ApproveInBulkController {

    private final ApproveInBulk approveInBulk;

    ApproveInBulkController(ApproveInBulk approveInBulk) {
        this.approveInBulk = approveInBulk;
    }

    @Operation(
            operationId = "approveBulkAccessRequest",
            summary = "Approve access requests in bulk",
            description = """
                    Agrees to the items of those of the approvals that are pending, step by step where several are of \
                    one item. The others stay as they are, the caller's own access among them, and ids that nobody \
                    knows are passed over; the lists of approvals say what became of each.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Which approvals, and why.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = BulkApproveAccessRequest.class))))
    @AnsweredEmpty
    @PostMapping(path = "/bulk-approve", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> approveInBulk(@RequestBody JsonNode body, Authentication authentication) {
        Reading reading = new Reading();
        BulkApproveAccessRequest asked = BulkApproveAccessRequest.read(body, reading);
        reading.orRefuse();

        // What was refused is no error of the call: the outcomes are in the log, and each approval tells its own.
        approveInBulk.approve(
                asked.approvalIds(), asked.comment(), Caller.of(authentication).actor());
        return ResponseEntity.accepted().body(Map.of());
    }
}
