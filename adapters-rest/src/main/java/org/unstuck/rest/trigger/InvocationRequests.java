package org.unstuck.rest.trigger;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of calls about invocations, as the API's document shows them. */
final class InvocationRequests {

    private InvocationRequests() {}

    /** What is to be sent as a test; {@link TestInvocation} reads it. */
    @Schema(
            name = "TestInvocation",
            description = "An event that did not happen.",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Test(
            @Schema(description = "The id of the trigger.", example = "idn:post-provisioning")
            String triggerId,

            @Schema(
                    description = "The event, sent as it is, which must keep to the trigger's `inputSchema`; the "
                            + "trigger's example if there is nothing here.",
                    example = "{\"trackingNumber\": \"4b4d982dddff4267ab12f0f1e72b5a6d\", \"sources\": \"CRM\", "
                            + "\"recipient\": {\"type\": \"IDENTITY\", \"id\": "
                            + "\"2c9180a46faadee4016fb4e018c20639\", \"name\": \"Adele Vance\"}, "
                            + "\"accountRequests\": []}")
            @Nullable
            Map<String, Object> input,

            @Schema(
                    description = "Shown beside it in the list of invocations; not sent.",
                    example = "{\"ticket\": 1234}")
            Map<String, Object> contentJson,

            @ArraySchema(
                    maxItems = TestInvocation.MAX_SUBSCRIPTIONS,
                    arraySchema =
                            @Schema(
                                    description =
                                            "Only to these; to all subscriptions to the trigger if there are none "
                                                    + "here.",
                                    example = "[\"0f11f2a4-7c94-4bf3-a2bd-742580fe3bde\"]"))
            @Nullable
            List<String> subscriptionIds) {}

    /** What is to be sent again. */
    @Schema(
            name = "ReplayRequest",
            description = "Which of the events that were given up are meant: those for which all holds that is said "
                    + "here, which is one thing at least.",
            additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record Replay(
            @Schema(description = "To this subscription.", example = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde") @Nullable
            String subscriptionId,

            @Schema(description = "Of this close run.", example = "019a5f0e7c3b7d02a6b4c1d2e3f40516") @Nullable
            String closeRunId,

            @Schema(description = "Created then or later.", format = "date-time", example = "2026-11-23T15:00:00Z")
            @Nullable
            String from,

            @Schema(description = "Created before then.", format = "date-time", example = "2026-11-23T16:00:00Z")
            @Nullable
            String to) {}
}
