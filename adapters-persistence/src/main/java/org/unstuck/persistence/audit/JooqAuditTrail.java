package org.unstuck.persistence.audit;

import static org.unstuck.persistence.jooq.tables.AuditEvent.AUDIT_EVENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.Page;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackedId;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.jooq.tables.records.AuditEventRecord;
import org.unstuck.persistence.transaction.OpenTransaction;

/** The audit trail as a table that only grows. */
public final class JooqAuditTrail implements AuditTrail {

    private static final JsonMapper JSON_MAPPER = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> ATTRIBUTES = new TypeReference<>() {};

    private final DSLContext sql;

    public JooqAuditTrail(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void record(AuditEvent event) {
        recordAll(List.of(event));
    }

    @Override
    public void recordAll(List<AuditEvent> events) {
        OpenTransaction.require();
        ArrayRows<AuditEvent> rows = ArrayRows.of("event", events);
        rows.column(AUDIT_EVENT.ID, AuditEvent::id);
        rows.column(AUDIT_EVENT.RUN_ID, event -> runOf(event.subject()));
        rows.column(AUDIT_EVENT.TRACKING_NUMBER, event -> requestOf(event.subject()));
        rows.column(AUDIT_EVENT.ACTION, event -> event.action().name());
        rows.column(AUDIT_EVENT.CREATED, AuditEvent::created);
        rows.column(AUDIT_EVENT.ACTOR_ID, event -> event.actor().id());
        rows.column(AUDIT_EVENT.ACTOR_NAME, event -> event.actor().name());
        rows.column(AUDIT_EVENT.ATTRIBUTES, event -> json(event.attributes()));
        sql.insertInto(AUDIT_EVENT, rows.targets()).select(rows.select()).execute();
    }

    @Override
    public List<AuditEvent> of(TrackedId subject, Page page) {
        return sql.selectFrom(AUDIT_EVENT)
                .where(isAbout(subject))
                .orderBy(AUDIT_EVENT.ID)
                .limit(page.limit())
                .offset(page.offset())
                .fetch(JooqAuditTrail::toEvent);
    }

    @Override
    public long countOf(TrackedId subject) {
        return sql.fetchCount(AUDIT_EVENT, isAbout(subject));
    }

    private static Condition isAbout(TrackedId subject) {
        return switch (subject) {
            case CloseRunId run -> AUDIT_EVENT.RUN_ID.eq(run.value());
            case TrackingNumber request -> AUDIT_EVENT.TRACKING_NUMBER.eq(request.value());
        };
    }

    private static @Nullable UUID runOf(TrackedId subject) {
        return switch (subject) {
            case CloseRunId run -> run.value();
            case TrackingNumber request -> null;
        };
    }

    private static @Nullable UUID requestOf(TrackedId subject) {
        return switch (subject) {
            case CloseRunId run -> null;
            case TrackingNumber request -> request.value();
        };
    }

    private static AuditEvent toEvent(AuditEventRecord row) {
        return new AuditEvent(
                row.getId(),
                AuditAction.valueOf(row.getAction()),
                row.getCreated(),
                new Actor(row.getActorId(), row.getActorName()),
                row.getRunId() == null ? new TrackingNumber(row.getTrackingNumber()) : new CloseRunId(row.getRunId()),
                attributes(row.getAttributes()));
    }

    private static JSON json(Map<String, Object> attributes) {
        try {
            return JSON.valueOf(JSON_MAPPER.writeValueAsString(attributes));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("attributes of an audit event are texts and whole numbers", e);
        }
    }

    private static Map<String, Object> attributes(JSON json) {
        try {
            return JSON_MAPPER.readValue(json.data(), ATTRIBUTES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("attributes of an audit event cannot be read", e);
        }
    }
}
