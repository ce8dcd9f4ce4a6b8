package org.unstuck.rest.consultation;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.consultation.CompleteInvocation;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;

/** Answering a question that a trigger asked (contract 6.1). Whoever has its secret was asked; no token is needed. */
@RestController
@RequestMapping(path = "/trigger-invocations/{id}/complete", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Trigger invocations", description = "See what subscribers were told, try it, and answer.")
class CompleteInvocationController {

    private final CompleteInvocation completeInvocation;

    CompleteInvocationController(CompleteInvocation completeInvocation) {
        this.completeInvocation = completeInvocation;
    }

    @Operation(
            operationId = "completeTriggerInvocation",
            summary = "Answer a trigger",
            description = """
                    Takes the answer of a subscriber that was asked by a trigger of type REQUEST_RESPONSE and answers \
                    later. The secret that came with the question is all it takes. The first answer counts; an answer \
                    to a test is taken and changes nothing.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "The answer.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = CompleteInvocationDto.class))))
    @ApiResponse(responseCode = "204", description = "The answer is taken.", content = @Content)
    @ApiResponse(responseCode = "400", ref = "#/components/responses/400")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/404")
    @ApiResponse(responseCode = "406", ref = "#/components/responses/406")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/413")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/415")
    @ApiResponse(responseCode = "500", ref = "#/components/responses/500")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> complete(
            @Parameter(
                            description =
                                    "The id of the invocation; it is part of the address that came with the question.",
                            example = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde")
                    @PathVariable
                    String id,
            @RequestBody JsonNode body) {
        Reading reading = new Reading();
        CompleteInvocationDto said = CompleteInvocationDto.read(body, reading);
        reading.orRefuse();
        DeliveryId invocation = DeliveryId.parse(id).orElseThrow(() -> new RequestRefused(ErrorAnswer.notFound()));
        String output = said.output() == null ? null : said.output().toString();
        switch (completeInvocation.complete(invocation, said.secret(), output, said.error())) {
            case TAKEN -> {}
            case NO_SUCH_INVOCATION -> throw new RequestRefused(ErrorAnswer.notFound());
            case WRONG_SECRET ->
                throw new RequestRefused(ErrorAnswer.illegalValue(MessageKey.WRONG_INVOCATION_SECRET.with("secret")));
            case TOO_LATE -> throw new RequestRefused(ErrorAnswer.badRequest(MessageKey.INVOCATION_COMPLETED.with()));
        }
        return ResponseEntity.noContent().build();
    }
}
