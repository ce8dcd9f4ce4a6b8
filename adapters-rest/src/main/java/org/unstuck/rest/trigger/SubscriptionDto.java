package org.unstuck.rest.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.Target;

/**
 * A subscription as it is shown: without its secrets.
 *
 * @param disabledBecause ours
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Subscription", description = "That somebody is told of the events of a trigger.")
record SubscriptionDto(
        @Schema(description = "Its id.", format = "uuid", example = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde")
        String id,

        @Schema(description = "What it is called.", example = "Tickets of the service desk")
        String name,

        @Schema(description = "What it is for.", example = "Ends the ticket when a request is closed.") @Nullable
        String description,

        @Schema(description = "The id of its trigger.", example = "idn:post-provisioning")
        String triggerId,

        @Schema(description = "The name of its trigger.", example = "Provisioning Completed")
        String triggerName,

        @Schema(
                description = "`HTTP` for an address on the network; `INLINE` for another part of the same program, "
                        + "which cannot be made or changed over this API.",
                implementation = SubscriptionType.class,
                example = "HTTP")
        String type,

        @Schema(
                description = "How long a subscriber may take to answer by calling back, as an ISO 8601 duration.",
                example = "PT1H")
        String responseDeadline,

        @Schema(description = "Where to; with `HTTP`.") @Nullable
        HttpConfigDto httpConfig,

        @Schema(description = "Whether it gets events; tests come in any case.", example = "true")
        boolean enabled,

        @Schema(
                description = "JSONPath; only events of which it finds something are sent. All if there is none.",
                example = "$[?(@.action == 'Access Request')]")
        @Nullable
        String filter,

        @Schema(
                description = "Why the server disabled it by itself; not there if it did not.",
                example = "the receiver answered 410 Gone")
        @Nullable
        String disabledBecause) {

    static SubscriptionDto of(Subscription subscription) {
        return new SubscriptionDto(
                subscription.id().toString(),
                subscription.name(),
                subscription.description(),
                subscription.trigger().id(),
                subscription.trigger().title(),
                subscription.target().type().name(),
                subscription.responseDeadline().toString(),
                subscription.target() instanceof Target.Http http ? HttpConfigDto.of(http) : null,
                subscription.enabled(),
                subscription.filter(),
                subscription.disabledBecause());
    }
}
