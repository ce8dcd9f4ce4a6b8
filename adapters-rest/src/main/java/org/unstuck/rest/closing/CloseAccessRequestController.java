package org.unstuck.rest.closing;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.openapi.Accepted;
import org.unstuck.rest.security.Caller;

/** The operation that this is all about: close access requests (contract 1). */
@RestController
@Tag(name = "Close access requests", description = "End requests that are stuck.")
class CloseAccessRequestController {

    private final StartCloseRun startCloseRun;
    private final ExperimentalHeader experimentalHeader;

    CloseAccessRequestController(StartCloseRun startCloseRun, ExperimentalHeader experimentalHeader) {
        this.startCloseRun = startCloseRun;
        this.experimentalHeader = experimentalHeader;
    }

    @Operation(
            operationId = "closeAccessRequest",
            summary = "Close access requests",
            description = """
                    Ends the requests in the given stage and status, wherever they are stuck, also when they were \
                    approved already. The call is written down as a close run and answered at once; the requests are \
                    closed in the background. Every id gets an outcome there, also one that nobody knows: there is no \
                    404 for it here.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "Which requests to close, and how they shall end.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = CloseAccessRequest.class))))
    @Accepted
    @PostMapping(
            path = "/access-requests/close",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> close(
            @RequestBody JsonNode body, HttpServletRequest request, Authentication authentication) {
        Reading reading = new Reading();
        experimentalHeader.check(request, reading);
        CloseAccessRequest asked = CloseAccessRequest.read(body, reading);
        reading.orRefuse();

        CloseRun run = startCloseRun.start(new StartCloseRun.Command(
                asked.accessRequestIds(),
                asked.directive(),
                Caller.of(authentication).actor()));

        return ResponseEntity.accepted()
                .location(RestCloseRun.location(run.id()))
                .body(Map.of());
    }
}
