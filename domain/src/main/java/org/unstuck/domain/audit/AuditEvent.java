package org.unstuck.domain.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.request.TrackedId;

/**
 * One entry of the audit trail.
 *
 * @param subject the run or the request it is about; its tracking number on the wire
 * @param attributes texts and whole numbers, in the order they are shown
 */
public record AuditEvent(
        UUID id, AuditAction action, Instant created, Actor actor, TrackedId subject, Map<String, Object> attributes) {

    public AuditEvent {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public static AuditEvent started(UUID id, CloseRun run) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("requestCount", run.tally().total());
        putDirective(attributes, run);
        return new AuditEvent(
                id, AuditAction.CLOSE_IDENTITY_REQUESTS_STARTED, run.created(), run.actor(), run.id(), attributes);
    }

    /**
     * The run went through all its requests.
     *
     * @param idsInError every id whose outcome is an error
     */
    public static AuditEvent completed(UUID id, CloseRun run, List<String> idsInError, Instant at) {
        Map<String, Object> attributes = counts(run);
        attributes.put("identityRequestIdsInError", String.join(",", idsInError));
        putDirective(attributes, run);
        return new AuditEvent(id, AuditAction.CLOSE_IDENTITY_REQUESTS_COMPLETED, at, run.actor(), run.id(), attributes);
    }

    public static AuditEvent cancelled(UUID id, CloseRun run, Actor by, Instant at) {
        Map<String, Object> attributes = counts(run);
        attributes.put("pendingCount", run.tally().pending());
        putDirective(attributes, run);
        return new AuditEvent(id, AuditAction.CLOSE_IDENTITY_REQUESTS_CANCELLED, at, by, run.id(), attributes);
    }

    /**
     * Everything the run had closed was gone through to take it back.
     *
     * @param idsRefused every id that could not be taken back
     */
    public static AuditEvent reopened(UUID id, CloseRun run, Actor by, List<String> idsRefused, Instant at) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("requestCount", run.tally().total());
        attributes.put("reopenedCount", run.tally().reopened());
        attributes.put("errorCount", idsRefused.size());
        attributes.put("identityRequestIdsInError", String.join(",", idsRefused));
        return new AuditEvent(id, AuditAction.IDENTITY_REQUESTS_REOPENED, at, by, run.id(), attributes);
    }

    private static Map<String, Object> counts(CloseRun run) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("requestCount", run.tally().total());
        attributes.put("closedCount", run.tally().closed());
        attributes.put("errorCount", run.tally().inError());
        return attributes;
    }

    private static void putDirective(Map<String, Object> attributes, CloseRun run) {
        attributes.put("message", run.directive().message());
        attributes.put("stage", run.directive().stage().name());
        attributes.put("status", run.directive().status().name());
    }
}
