package org.unstuck.rest.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.rest.time.WireTime;

/** A delivery that was given up; ours. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ParkedInvocation", description = "That telling one subscriber of one event was given up.")
record ParkedInvocationDto(
        @Schema(description = "Its id.", format = "uuid", example = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde")
        String id,

        @Schema(
                description = "By which the subscriber knows the event; sent as `webhook-id`.",
                format = "uuid",
                example = "019a5f0e-7c3b-7d02-a6b4-c1d2e3f40516")
        String eventId,

        @Schema(description = "The id of the trigger.", example = "idn:post-provisioning")
        String triggerId,

        @Schema(
                description = "The id of the subscription.",
                format = "uuid",
                example = "c8a1a1de-2b1f-4d0e-9df7-6f3c7d1f0b52")
        String subscriptionId,

        @Schema(description = "What the subscription was called then.", example = "Tickets of the service desk")
        String subscriptionName,

        @Schema(description = "Whether it happened or is a test.", example = "REAL_TIME")
        Delivery.Kind type,

        @Schema(description = "How often it was tried.", example = "11")
        int attempts,

        @Schema(description = "What was wrong with the last attempt.", example = "The receiver answered 503.") @Nullable
        String problem,

        @Schema(
                description = "When it was decided to tell the subscriber.",
                format = "date-time",
                example = "2026-11-23T15:21:04.080Z")
        String created,

        @Schema(description = "Since when it is given up.", format = "date-time", example = "2026-11-26T18:40:31.391Z")
        String parked) {

    static ParkedInvocationDto of(Delivery delivery) {
        return new ParkedInvocationDto(
                delivery.id().toString(),
                delivery.event().toString(),
                delivery.trigger().id(),
                delivery.subscription().toString(),
                delivery.subscriptionName(),
                delivery.kind(),
                delivery.attempts(),
                delivery.problem(),
                WireTime.of(delivery.created()),
                WireTime.of(Objects.requireNonNull(delivery.completed(), "what is parked is over")));
    }
}
