package org.unstuck.rest.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** The body of a call that claims orders; ours. */
@Schema(
        name = "ClaimProvisioningOrders",
        description = "How many orders to give, and for how long.",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE,
        example = "{\"limit\": 50, \"leaseSeconds\": 600}")
record ClaimOrders(
        @Schema(
                description = "How many orders to give at most.",
                minimum = "1",
                maximum = "" + ClaimProvisioningOrders.MAX_ORDERS,
                example = "50")
        int limit,

        @Schema(
                description = "For how long nobody else is given them. Longer than doing them usually takes; without "
                        + "it, the time that this server is configured with, which is five minutes unless somebody "
                        + "changed it.",
                minimum = "" + ClaimOrders.MIN_LEASE,
                maximum = "" + ClaimOrders.MAX_LEASE,
                example = "600")
        @Nullable
        Integer leaseSeconds) {

    static final int MIN_LEASE = 10;

    /** A day. */
    static final int MAX_LEASE = 86_400;

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static ClaimOrders read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        Integer limit = fields.required("limit", fields.wholeNumber("limit", 1, ClaimProvisioningOrders.MAX_ORDERS));
        ClaimOrders claim = new ClaimOrders(
                Objects.requireNonNullElse(limit, 1), fields.wholeNumber("leaseSeconds", MIN_LEASE, MAX_LEASE));
        reading.refuseUnread();
        return claim;
    }
}
