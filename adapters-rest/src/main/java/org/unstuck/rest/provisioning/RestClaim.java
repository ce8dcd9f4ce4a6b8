package org.unstuck.rest.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.provisioning.ClaimProvisioningOrders.Claim;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.rest.time.WireTime;

/** Orders that somebody claimed; ours. */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "ProvisioningClaim", description = "Orders, and how long they are the caller's.")
record RestClaim(
        @Schema(
                description = "Until when nobody else is given these orders.",
                format = "date-time",
                example = "2026-11-23T15:31:00.120Z")
        String leasedUntil,

        @ArraySchema(arraySchema = @Schema(description = "The longest due first.", example = RestClaim.EXAMPLE))
        List<RestOrder> orders) {

    static final String EXAMPLE = """
            [{"accessRequestId": "019a5f0e7c3b7d02a6b4c1d2e3f40516", "itemId": "019a5f0e7c3b7d02a6b4c1d2e3f40517", \
            "attempt": 1, "operation": "ADD", "requestedFor": {"id": "2c918084660f45d6016617daa9210584", \
            "name": "Sandie Camero"}, "requestedObject": {"type": "ENTITLEMENT", "id": \
            "2c91808563ef85690164001c31140c0c", "name": "VPN"}, "sourceId": "2c91808363ef85290164000587130c0c", \
            "nativeIdentity": null, "attribute": "memberOf", "value": "CN=vpn,OU=groups,DC=example,DC=org", \
            "startDate": null, "removeDate": null, "assignmentId": null}]""";

    RestClaim {
        orders = List.copyOf(orders);
    }

    static RestClaim of(Claim claim) {
        return new RestClaim(
                WireTime.of(claim.until()),
                claim.orders().stream().map(RestOrder::of).toList());
    }

    /** Something to do on a source. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(
            name = "ProvisioningOrder",
            description = "Something to do on a source, once: the same `accessRequestId` and `itemId` are the same "
                    + "order, however often they are given.")
    record RestOrder(
            @Schema(
                    description = "The id of the access request.",
                    pattern = "^[0-9a-f]{32}$",
                    example = "019a5f0e7c3b7d02a6b4c1d2e3f40516")
            String accessRequestId,

            @Schema(description = "The id of the item of it.", example = "019a5f0e7c3b7d02a6b4c1d2e3f40517")
            String itemId,

            @Schema(
                    description = "How often this was to be done, with this time; to be sent back when it fails.",
                    minimum = "1",
                    example = "1")
            int attempt,

            @Schema(description = "What to do with the account or its attribute.", example = "ADD") @Nullable
            Operation operation,

            @Schema(description = "Whose access it is.") @Nullable
            RestRecipient requestedFor,

            @Schema(description = "What was asked for.") @Nullable
            RestObject requestedObject,

            @Schema(
                    description = "The id of the source; absent for roles, and where nobody said it.",
                    example = "2c91808363ef85290164000587130c0c")
            @Nullable
            String sourceId,

            @Schema(
                    description = "The account, as its source names it, where the requester chose one.",
                    example = "CN=Sandie Camero,OU=People,DC=example,DC=org")
            @Nullable
            String nativeIdentity,

            @Schema(description = "The attribute to change.", example = "memberOf") @Nullable
            String attribute,

            @Schema(description = "The value to add or remove.", example = "CN=vpn,OU=groups,DC=example,DC=org")
            @Nullable
            String value,

            @Schema(
                    description = "When the access is to begin. What is to be given is only ordered then; with the "
                            + "operation MODIFY this is the day that it is moved to.",
                    format = "date-time",
                    example = "2027-01-01T00:00:00.000Z")
            @Nullable
            String startDate,

            @Schema(
                    description = "When the access is to end again.",
                    format = "date-time",
                    example = "2027-07-11T00:00:00.000Z")
            @Nullable
            String removeDate,

            @Schema(
                    description = "Which of several assignments of the same access is meant.",
                    example = "ee48a191c00d49bf9264eb0a4fc3a9fc")
            @Nullable
            String assignmentId) {

        static RestOrder of(Order order) {
            return new RestOrder(
                    order.request().toString(),
                    order.item().id(),
                    order.attempt(),
                    order.item().change().operation(),
                    RestRecipient.of(order.recipient()),
                    RestObject.of(order.item().object()),
                    order.item().change().sourceId(),
                    order.item().change().nativeIdentity(),
                    order.item().change().attribute(),
                    order.item().change().value(),
                    WireTime.ofNullable(order.startDate()),
                    WireTime.ofNullable(order.removeDate()),
                    order.assignmentId());
        }
    }

    /** Whose access it is. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ProvisioningRecipient", description = "Whose access it is.")
    record RestRecipient(
            @Schema(description = "The id of the identity.", example = "2c918084660f45d6016617daa9210584") @Nullable
            String id,

            @Schema(description = "The person's name.", example = "Sandie Camero") @Nullable
            String name) {

        static @Nullable RestRecipient of(@Nullable IdentitySummary recipient) {
            return recipient == null ? null : new RestRecipient(recipient.identityId(), recipient.name());
        }
    }

    /** What was asked for. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ProvisionedObject", description = "The role, access profile or entitlement that was asked for.")
    record RestObject(
            @Schema(description = "What kind of access it is.", example = "ENTITLEMENT")
            RequestedObject.@Nullable Type type,

            @Schema(description = "Its id.", example = "2c91808563ef85690164001c31140c0c") @Nullable
            String id,

            @Schema(description = "Its name.", example = "VPN") @Nullable
            String name) {

        static @Nullable RestObject of(@Nullable RequestedObject object) {
            return object == null ? null : new RestObject(object.type(), object.id(), object.name());
        }
    }
}
