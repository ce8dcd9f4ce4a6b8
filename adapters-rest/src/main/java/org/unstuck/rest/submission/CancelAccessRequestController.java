package org.unstuck.rest.submission;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.life.CancelRequests;
import org.unstuck.application.life.CancelRequests.Outcome;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.life.Refusal;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.AnsweredEmpty;
import org.unstuck.rest.security.Caller;

/** Withdrawing what was asked for (contract 4.2, 4.3). */
@RestController
@RequestMapping(path = "/access-requests", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Access requests")
class CancelAccessRequestController {

    private final CancelRequests cancelRequests;

    CancelAccessRequestController(CancelRequests cancelRequests) {
        this.cancelRequests = cancelRequests;
    }

    @Operation(
            operationId = "cancelAccessRequest",
            summary = "Cancel an access request",
            description = """
                    Withdraws a request none of whose items has passed its approval. Administrators may withdraw any \
                    request, everybody else what they submitted; somebody else's request is answered like one that \
                    does not exist.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Which request, and why.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = CancelAccessRequest.class))))
    @AnsweredEmpty
    @PostMapping(path = "/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> cancel(@RequestBody JsonNode body, Authentication authentication) {
        Reading reading = new Reading();
        CancelAccessRequest asked = CancelAccessRequest.read(body, reading);
        reading.orRefuse();

        String id = asked.accountActivityId();
        Outcome outcome = Objects.requireNonNull(cancelRequests
                .cancel(List.of(id), asked.comment(), decider(authentication))
                .get(id));
        return switch (outcome) {
            case Outcome.Cancelled cancelled -> ResponseEntity.accepted().body(Map.of());
            case Outcome.Refused(Refusal.NoSuchRequest why) -> throw illegalId();
            case Outcome.Refused(Refusal.NotTheSubmitter why) -> throw illegalId();
            case Outcome.Refused refused ->
                throw new RequestRefused(ErrorAnswer.badRequest(MessageKey.INVALID_STATE.with()));
        };
    }

    @Operation(
            operationId = "cancelAccessRequestInBulk",
            summary = "Cancel access requests in bulk",
            description = """
                    Withdraws those of the requests none of whose items has passed its approval. The others stay as \
                    they are, and ids that nobody knows are passed over; the requests themselves say what became of \
                    them.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Which requests, and why.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = BulkCancelAccessRequest.class))))
    @AnsweredEmpty
    @PostMapping(path = "/bulk-cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> cancelInBulk(@RequestBody JsonNode body, Authentication authentication) {
        Reading reading = new Reading();
        BulkCancelAccessRequest asked = BulkCancelAccessRequest.read(body, reading);
        reading.orRefuse();

        // What was refused is no error of the call: the outcomes are in the log, and each request tells its own.
        cancelRequests.cancel(asked.accessRequestIds(), asked.comment(), decider(authentication));
        return ResponseEntity.accepted().body(Map.of());
    }

    private static Decider decider(Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return new Decider(caller.actor(), caller.isOrgAdmin(), Set.of());
    }

    private static RequestRefused illegalId() {
        return new RequestRefused(ErrorAnswer.illegalValue(MessageKey.ILLEGAL_VALUE.with(CancelAccessRequest.ID)));
    }
}
