package org.unstuck.rest.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.OutgoingEvents.StoredEvent;
import org.unstuck.application.trigger.ReadDeliveries.Told;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.rest.time.WireTime;

/** A delivery as the public API shows it (contract 6.2). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "InvocationStatus", description = "How far telling one subscriber of one event is.")
record InvocationStatusDto(
        @Schema(description = "Its id.", format = "uuid", example = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde")
        String id,

        @Schema(description = "The id of the trigger.", example = "idn:post-provisioning")
        String triggerId,

        @Schema(description = "What the subscription was called then.", example = "Tickets of the service desk")
        String subscriptionName,

        @Schema(
                description = "The id of the subscription.",
                format = "uuid",
                example = "c8a1a1de-2b1f-4d0e-9df7-6f3c7d1f0b52")
        String subscriptionId,

        @Schema(description = "Whether it happened or is a test.", example = "REAL_TIME")
        Delivery.Kind type,

        @Schema(
                description = "When it was decided to tell the subscriber.",
                format = "date-time",
                example = "2026-11-23T15:21:04.080Z")
        String created,

        @Schema(
                description = "When the subscriber took it, or answered where it was asked, or when it was given up; "
                        + "not there while it is under way.",
                format = "date-time",
                example = "2026-11-23T15:21:04.391Z")
        @Nullable
        String completed,

        @Schema(description = "What the subscriber is told.")
        Start startInvocationInput,

        @Schema(description = "What came of it; not there while it is under way.") @Nullable
        Complete completeInvocationInput) {

    static InvocationStatusDto of(Told one) {
        WithEvent told = one.told();
        Delivery delivery = told.delivery();
        return new InvocationStatusDto(
                delivery.id().toString(),
                delivery.trigger().id(),
                delivery.subscriptionName(),
                delivery.subscription().toString(),
                delivery.kind(),
                WireTime.of(delivery.created()),
                WireTime.ofNullable(completed(delivery, one.consultation())),
                Start.of(told.event()),
                Complete.of(delivery, one.consultation()));
    }

    /** A question is over when it is answered, not when it has arrived. */
    private static @Nullable Instant completed(Delivery delivery, @Nullable Consultation consultation) {
        return delivery.state() == Delivery.State.DELIVERED && consultation != null
                ? consultation.answered()
                : delivery.completed();
    }

    /**
     * What the subscriber is told.
     *
     * @param input JSON as it is sent
     * @param contentJson JSON as it came
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StartInvocationInput", description = "What a subscriber is told.")
    record Start(
            @Schema(description = "The id of the trigger.", example = "idn:post-provisioning")
            String triggerId,

            @Schema(
                    description = "The event.",
                    types = "object",
                    additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                    example = "{\"trackingNumber\": \"4b4d982dddff4267ab12f0f1e72b5a6d\"}")
            @JsonRawValue
            String input,

            @Schema(
                    description = "What whoever made a test sent to be shown beside it; only with tests.",
                    types = "object",
                    additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                    example = "{\"ticket\": 1234}")
            @JsonRawValue
            @Nullable
            String contentJson) {

        static Start of(StoredEvent event) {
            return new Start(event.trigger().id(), event.body(), event.content());
        }
    }

    /** What came of it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "CompleteInvocationInput", description = "What came of telling a subscriber.")
    record Complete(
            @Schema(description = "Why it was given up; null where the subscriber took it.") @Nullable
            LocalizedMessage localizedError,

            @Schema(
                    description = "What the subscriber answered, as it was taken; null where it was not asked, or "
                            + "only tested.",
                    types = "object",
                    additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                    example = "{\"approved\": true, \"comment\": \"No conflict.\", \"approver\": \"Risk Engine\"}")
            @Nullable
            Map<String, Object> output) {

        static @Nullable Complete of(Delivery delivery, @Nullable Consultation consultation) {
            return switch (delivery.state()) {
                case PENDING -> null;
                case DELIVERED -> consultation == null ? new Complete(null, null) : of(consultation.answer());
                case PARKED -> new Complete(LocalizedMessage.ofNullable(delivery.problem()), null);
            };
        }

        private static @Nullable Complete of(@Nullable Answer answer) {
            return switch (answer) {
                case null -> null;
                case Answer.PreApproval(var approved, var comment, var approver) ->
                    new Complete(null, fields("approved", approved, "comment", comment, "approver", approver));
                case Answer.DynamicApprover(var approver)
                when approver != null ->
                    new Complete(
                            null,
                            fields(
                                    "id",
                                    approver.id(),
                                    "name",
                                    approver.name(),
                                    "type",
                                    approver.type().name()));
                // As a subscriber says it, too.
                case Answer.DynamicApprover nobody -> new Complete(null, fields("id", "", "name", "", "type", ""));
                case Answer.None(var reason) -> new Complete(LocalizedMessage.ofNullable(reason), null);
            };
        }

        private static Map<String, Object> fields(
                String first, Object one, String second, Object two, String third, Object three) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put(first, one);
            fields.put(second, two);
            fields.put(third, three);
            return fields;
        }
    }

    /** A sentence and its language. */
    @Schema(name = "LocalizedMessage", description = "A sentence and its language.")
    record LocalizedMessage(
            @Schema(description = "The language, as BCP 47 names it.", example = "en-US")
            String locale,

            @Schema(description = "The sentence.", example = "the receiver answered 503")
            String message) {

        static @Nullable LocalizedMessage ofNullable(@Nullable String problem) {
            return problem == null ? null : new LocalizedMessage("en-US", problem);
        }
    }
}
