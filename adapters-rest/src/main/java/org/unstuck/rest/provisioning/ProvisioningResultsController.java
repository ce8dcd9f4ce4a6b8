package org.unstuck.rest.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.provisioning.RecordProvisioningResult;
import org.unstuck.application.provisioning.RecordProvisioningResult.Outcome;
import org.unstuck.domain.life.Refusal;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.error.ErrorAnswer;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.provisioning.RestResultOutcome.Kind;

/** Saying what came of an order; ours. */
@RestController
@RequestMapping(
        path = "/identity-requests/{id}/items/{itemId}/provisioning-results",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Provisioning")
class ProvisioningResultsController {

    private final RecordProvisioningResult recordProvisioningResult;

    ProvisioningResultsController(RecordProvisioningResult recordProvisioningResult) {
        this.recordProvisioningResult = recordProvisioningResult;
    }

    @Operation(
            operationId = "reportProvisioningResult",
            summary = "Report a provisioning result",
            description = """
                    Says what came of an order. The same result twice changes nothing. A result for a request that \
                    has ended is kept and shown as a warning, and changes nothing else: somebody should look whether \
                    the access is to stay. Imported requests take results, too, for items that are granted.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "What came of it.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = ReportedResult.class))))
    @ApiResponse(responseCode = "200", description = "It is taken, or was before.", useReturnTypeSchema = true)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    RestResultOutcome report(
            @Parameter(
                            description = "The id of the access request: 32 hexadecimal characters in any case, dashes "
                                    + "allowed.",
                            example = "019a5f0e7c3b7d02a6b4c1d2e3f40516",
                            schema = @Schema(types = "string"))
                    @PathVariable
                    String id,
            @Parameter(
                            description = "The id of the item.",
                            example = "019a5f0e7c3b7d02a6b4c1d2e3f40517",
                            schema = @Schema(types = "string"))
                    @PathVariable
                    String itemId,
            @RequestBody JsonNode body) {
        Reading reading = new Reading();
        ReportedResult reported = ReportedResult.read(body, reading);
        reading.orRefuse();

        TrackingNumber number = TrackingNumber.parse(id).orElseThrow(() -> new RequestRefused(ErrorAnswer.notFound()));
        return switch (recordProvisioningResult.record(number, itemId, reported.toDomain())) {
            case Outcome.Recorded recorded -> new RestResultOutcome(Kind.RECORDED);
            case Outcome.KnownAlready known -> new RestResultOutcome(Kind.KNOWN_ALREADY);
            case Outcome.Late late -> new RestResultOutcome(Kind.LATE);
            case Outcome.Refused(Refusal.NotGranted why) ->
                throw new RequestRefused(ErrorAnswer.badRequest(MessageKey.ITEM_NOT_GRANTED.with()));
            // No such request, or no such item.
            case Outcome.Refused refused -> throw new RequestRefused(ErrorAnswer.notFound());
        };
    }
}
