package org.unstuck.rest.closing;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param target the run that it is about
 */
record EventDocument(
        String id,
        String name,
        String created,
        String synced,
        String action,
        String type,
        Named actor,
        Named target,
        String stack,
        String trackingNumber,
        String details,
        Map<String, Object> attributes,
        List<String> objects,
        String operation,
        String status,
        String technicalName,
        String pod,
        String org,
        @JsonProperty("_type") String documentType,
        @JsonProperty("_version") String documentVersion) {

    private static final String STACK = "unstuck";

    record Named(String name) {}

    static EventDocument of(AuditEvent event, Tenant tenant) {
        String run = event.closeRun().toString();
        String created = WireTime.of(event.created());
        return new EventDocument(
                Hex.of(event.id()),
                event.action().displayName(),
                created,
                created,
                event.action().name(),
                AuditAction.TYPE,
                new Named(event.actor().name()),
                new Named(run),
                STACK,
                run,
                run,
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
