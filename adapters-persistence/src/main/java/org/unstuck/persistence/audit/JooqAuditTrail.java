package org.unstuck.persistence.audit;

import static org.unstuck.persistence.jooq.tables.AuditEvent.AUDIT_EVENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.Page;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.CloseRunId;
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
        OpenTransaction.require();
        sql.insertInto(AUDIT_EVENT)
                .set(AUDIT_EVENT.ID, event.id())
                .set(AUDIT_EVENT.RUN_ID, event.closeRun().value())
                .set(AUDIT_EVENT.ACTION, event.action().name())
                .set(AUDIT_EVENT.CREATED, event.created())
                .set(AUDIT_EVENT.ACTOR_ID, event.actor().id())
                .set(AUDIT_EVENT.ACTOR_NAME, event.actor().name())
                .set(AUDIT_EVENT.ATTRIBUTES, json(event.attributes()))
                .execute();
    }

    @Override
    public List<AuditEvent> of(CloseRunId closeRun, Page page) {
        return sql.selectFrom(AUDIT_EVENT)
                .where(AUDIT_EVENT.RUN_ID.eq(closeRun.value()))
                .orderBy(AUDIT_EVENT.ID)
                .limit(page.limit())
                .offset(page.offset())
                .fetch(JooqAuditTrail::toEvent);
    }

    @Override
    public long countOf(CloseRunId closeRun) {
        return sql.fetchCount(AUDIT_EVENT, AUDIT_EVENT.RUN_ID.eq(closeRun.value()));
    }

    private static AuditEvent toEvent(AuditEventRecord row) {
        return new AuditEvent(
                row.getId(),
                AuditAction.valueOf(row.getAction()),
                row.getCreated(),
                new Actor(row.getActorId(), row.getActorName()),
                new CloseRunId(row.getRunId()),
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
