package org.unstuck.rest.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.Secret;

/**
 * A test that is on its way (contract 6.1).
 *
 * @param contentJson JSON as it was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Invocation", description = "That one subscriber is told of one event.")
record InvocationDto(
        @Schema(description = "Its id.", format = "uuid", example = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde")
        String id,

        @Schema(description = "The id of the trigger.", example = "idn:post-provisioning")
        String triggerId,

        @Schema(
                description = "By which a subscriber that is asked shows that it was.",
                example = "5fd1c8e0b7e04d0f9b3e6a2c1d4f8a907be1f3c25a6d4e8f9012c3b4a5d6e7f8")
        String secret,

        @Schema(
                description = "What the caller sent to be shown beside it.",
                types = "object",
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                example = "{\"ticket\": 1234}")
        @JsonRawValue
        String contentJson) {

    static InvocationDto of(Delivery delivery, Secret secret, String content) {
        return new InvocationDto(delivery.id().toString(), delivery.trigger().id(), secret.value(), content);
    }
}
