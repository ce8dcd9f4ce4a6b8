package org.unstuck.rest.trigger;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;

/** Bodies of calls about subscriptions, as the API's document shows them; {@link SubscriptionReader} reads them. */
final class SubscriptionRequests {

    private static final String NAME = "What to call it.";
    private static final String DESCRIPTION = "What it is for.";
    private static final String TYPE = "`HTTP`; there are no others here.";
    private static final String DEADLINE =
            "How long a subscriber may take to answer by calling back, as an ISO 8601 duration of one second to 30 "
                    + "days.";
    private static final String HTTP_CONFIG = "Where to; required with `HTTP`.";
    private static final String ENABLED = "Whether it gets events; tests come in any case.";
    private static final String FILTER =
            "JSONPath; only events of which it finds something are sent. Of its regular expressions no group may be "
                    + "repeated, and three parts at most may be repeated without an end.";

    private SubscriptionRequests() {}

    /** What a new one is to be like. */
    @Schema(
            name = "SubscriptionPostRequest",
            description = "The subscription that is wanted.",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Post(
            @Schema(description = NAME, minLength = 1, maxLength = Subscription.MAX_NAME_LENGTH, example = "Tickets")
            String name,

            @Schema(
                    description = DESCRIPTION,
                    maxLength = Subscription.MAX_DESCRIPTION_LENGTH,
                    example = "Ends the ticket when a request is closed.")
            @Nullable
            String description,

            @Schema(description = "The id of the trigger.", example = "idn:post-provisioning")
            String triggerId,

            @Schema(description = TYPE, example = "HTTP") SubscriptionType type,

            @Schema(description = DEADLINE, defaultValue = "PT1H", example = "PT1H") @Nullable
            String responseDeadline,

            @Schema(description = HTTP_CONFIG) @Nullable HttpConfigDto httpConfig,

            @Schema(description = ENABLED, defaultValue = "true", example = "true") @Nullable
            Boolean enabled,

            @Schema(
                    description = FILTER,
                    maxLength = Subscription.MAX_FILTER_LENGTH,
                    example = "$[?(@.action == 'Access Request')]")
            @Nullable
            String filter) {}

    /** What one is to be like instead. */
    @Schema(
            name = "SubscriptionPutRequest",
            description = "What the subscription is to be like; what is absent gets its default. Id and trigger may be "
                    + "there as they are.")
    record Put(
            @Schema(description = NAME, minLength = 1, maxLength = Subscription.MAX_NAME_LENGTH, example = "Tickets")
            String name,

            @Schema(
                    description = DESCRIPTION,
                    maxLength = Subscription.MAX_DESCRIPTION_LENGTH,
                    example = "Ends the ticket when a request is closed.")
            @Nullable
            String description,

            @Schema(description = TYPE, example = "HTTP") SubscriptionType type,

            @Schema(description = DEADLINE, defaultValue = "PT1H", example = "PT1H") @Nullable
            String responseDeadline,

            @Schema(description = HTTP_CONFIG) @Nullable HttpConfigDto httpConfig,

            @Schema(description = ENABLED, defaultValue = "true", example = "true") @Nullable
            Boolean enabled,

            @Schema(
                    description = FILTER,
                    maxLength = Subscription.MAX_FILTER_LENGTH,
                    example = "$[?(@.action == 'Access Request')]")
            @Nullable
            String filter) {}

    /** A filter and what to try it on. */
    @Schema(
            name = "ValidateFilterInputDto",
            description = "A filter, and an event to try it on.",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record FilterToValidate(
            @Schema(description = "An event.", example = "{\"action\": \"Access Request\"}")
            Map<String, Object> input,

            @Schema(description = "JSONPath.", example = "$[?(@.action == 'Access Request')]")
            String filter) {}

    /** Which secret is to sign. */
    @Schema(
            name = "SigningSecretRequest",
            description = "The secret to sign with.",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record SigningSecret(
            @Schema(
                    description = "A secret of the caller's: `whsec_` and the Base64 of " + SigningSecrets.MIN_BYTES
                            + " to " + SigningSecrets.MAX_BYTES + " bytes. A new one is made if there is nothing here.",
                    pattern = "^whsec_[A-Za-z0-9+/]+={0,2}$",
                    example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
            @Nullable
            String secret) {}
}
