package org.unstuck.rest.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.rest.json.Reading;

/** Fetching what is to be done on sources; ours, the public API has connectors inside. */
@RestController
@RequestMapping(path = "/provisioning-orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(
        name = "Provisioning",
        description = "For systems that give and take access on sources: fetch orders, report back.")
class ProvisioningOrdersController {

    private final ClaimProvisioningOrders claimProvisioningOrders;
    private final Duration usualLease;

    ProvisioningOrdersController(ClaimProvisioningOrders claimProvisioningOrders, Duration usualLease) {
        this.claimProvisioningOrders = claimProvisioningOrders;
        this.usualLease = usualLease;
    }

    @Operation(
            operationId = "claimProvisioningOrders",
            summary = "Claim provisioning orders",
            description = """
                    Gives orders for items that are granted, whose day has come, and whose request is open. Nobody \
                    else is given them until the lease ends. What has no result by then is given again, to whoever \
                    asks next; so an order is to be done once, however often it is given. With nothing to do, the \
                    list is empty: ask again a little later.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            description = "How many, and for how long.",
                            required = true,
                            content = @Content(schema = @Schema(implementation = ClaimOrders.class))))
    @ApiResponse(responseCode = "200", description = "The orders.", useReturnTypeSchema = true)
    @PostMapping(path = "/claim", consumes = MediaType.APPLICATION_JSON_VALUE)
    RestClaim claim(@RequestBody JsonNode body) {
        Reading reading = new Reading();
        ClaimOrders asked = ClaimOrders.read(body, reading);
        reading.orRefuse();

        Integer seconds = asked.leaseSeconds();
        return RestClaim.of(claimProvisioningOrders.claim(
                asked.limit(), seconds == null ? usualLease : Duration.ofSeconds(seconds)));
    }
}
