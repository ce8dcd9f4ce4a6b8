package org.unstuck.rest.submission;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.submission.SubmitAccessRequest;
import org.unstuck.domain.submission.Submitter;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.security.AccessTable;
import org.unstuck.rest.security.Caller;

/** Asking for access (contract 4.1). */
@RestController
@RequestMapping(path = "/access-requests", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Access requests", description = "Ask for access, and withdraw what was asked for.")
class AccessRequestsController {

    private final SubmitAccessRequest submitAccessRequest;

    AccessRequestsController(SubmitAccessRequest submitAccessRequest) {
        this.submitAccessRequest = submitAccessRequest;
    }

    @Operation(
            operationId = "createAccessRequest",
            summary = "Submit an access request",
            description = """
                    Asks for access to be given, taken away or changed. Each identity gets one request about all its \
                    items, which begins with the approvals that the items need. What is under way for an identity \
                    already is not begun again, unless it is for another account, or moves the access to other days. \
                    Administrators, with the scope `idn:access-request:manage`, may ask \
                    for anybody; everybody else for themselves, and for whom the configuration lets them.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Who is to get what.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = RestAccessRequest.class))))
    @ApiResponse(
            responseCode = "202",
            description = "What was begun, and what was under way before.",
            useReturnTypeSchema = true)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AccessRequestResponse> submit(@RequestBody JsonNode body, Authentication authentication) {
        Reading reading = new Reading();
        RestAccessRequest asked = RestAccessRequest.read(body, reading);
        reading.orRefuse();

        Caller caller = Caller.of(authentication);
        return switch (submitAccessRequest.submit(
                asked.toDomain(), new Submitter(caller.actor(), caller.isOrgAdmin(AccessTable.TO_ASK_FOR_OTHERS)))) {
            case SubmitAccessRequest.Result.Accepted(var receipt) ->
                ResponseEntity.accepted().body(AccessRequestResponse.of(receipt));
            case SubmitAccessRequest.Result.Refused(var violations) -> {
                new BrokenRules(asked).noteIn(reading, violations);
                reading.orRefuse();
                // Never: what is refused has violations.
                throw new RequestRefused(ErrorAnswer.ofStatus(400));
            }
        };
    }
}
