package org.unstuck.rest.closing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.request.Hex;
import org.unstuck.rest.tenant.Tenant;
import org.unstuck.rest.time.WireTime;

/**
 * An audit event in the shape of the public API's events documents (contract 5.4).
 *
 * @param target the run or request that it is about
 */
@Schema(name = "AuditEvent", description = "Something that happened to a close run.")
record EventDocument(
        @Schema(
                description = "The id of the event.",
                pattern = "^[0-9a-f]{32}$",
                example = "019a5f0e7c4a7f13b7c5d2e3f4051627")
        String id,

        @Schema(description = "What happened, for people.", example = "Close Identity Requests Completed")
        String name,

        @Schema(description = "When it happened.", format = "date-time", example = "2026-11-23T15:21:04.080Z")
        String created,

        @Schema(description = "When it could be found.", format = "date-time", example = "2026-11-23T15:21:04.080Z")
        String synced,

        @Schema(
                description = "What happened.",
                implementation = AuditAction.class,
                example = "CLOSE_IDENTITY_REQUESTS_COMPLETED")
        String action,

        @Schema(description = "The category of the event.", example = "PROVISIONING")
        String type,

        @Schema(description = "Who did it.") Named actor,
        @Schema(description = "The run that it is about.") Named target,

        @Schema(description = "The system that it happened in.", example = STACK)
        String stack,

        @Schema(
                description = "The run that it is about.",
                pattern = "^[0-9a-f]{32}$",
                example = "019a5f0e7c3b7d02a6b4c1d2e3f40516")
        String trackingNumber,

        @Schema(
                description = "The run that it is about.",
                pattern = "^[0-9a-f]{32}$",
                example = "019a5f0e7c3b7d02a6b4c1d2e3f40516")
        String details,

        @Schema(
                description =
                        "More about it; which there are depends on the action. The ids that ended in error are in "
                                + "`identityRequestIdsInError`, with commas between them.",
                example = "{\"requestCount\": 2, \"closedCount\": 1, \"errorCount\": 1, "
                        + "\"identityRequestIdsInError\": \"2c90ad2a70ace7d50170acf22ca90010\"}")
        Map<String, Object> attributes,

        @ArraySchema(
                arraySchema =
                        @Schema(
                                description = "What kind of things it happened to, a word each.",
                                example = "[\"IDENTITY\", \"REQUESTS\"]"))
        List<String> objects,

        @Schema(description = "What was done to them.", example = "CLOSE")
        String operation,

        @Schema(description = "How far it came.", example = "COMPLETED")
        String status,

        @Schema(
                description = "Objects, operation and status in one word.",
                example = "IDENTITY_REQUESTS_CLOSE_COMPLETED")
        String technicalName,

        @Schema(description = "The pod of this installation.", example = "unstuck")
        String pod,

        @Schema(description = "The organisation of this installation.", example = "unstuck")
        String org,

        @Schema(description = "The kind of document.", example = "event") @JsonProperty("_type")
        String documentType,

        @Schema(description = "The version of its shape.", example = "v2") @JsonProperty("_version")
        String documentVersion) {

    private static final String STACK = "unstuck";

    @Schema(name = "Named", description = "Somebody or something, by name.")
    record Named(
            @Schema(description = "The name.", example = "Ada Administrator")
            String name) {}

    static EventDocument of(AuditEvent event, Tenant tenant) {
        String subject = event.subject().toString();
        String created = WireTime.of(event.created());
        return new EventDocument(
                Hex.of(event.id()),
                event.action().displayName(),
                created,
                created,
                event.action().name(),
                event.action().type(),
                new Named(event.actor().name()),
                new Named(subject),
                STACK,
                subject,
                subject,
                event.attributes(),
                event.action().objects(),
                event.action().operation(),
                event.action().status(),
                event.action().technicalName(),
                tenant.pod(),
                tenant.org(),
                "event",
                "v2");
    }
}
