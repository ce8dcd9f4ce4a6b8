package org.unstuck.persistence.trigger;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.unstuck.persistence.jooq.tables.EventBatch.EVENT_BATCH;
import static org.unstuck.persistence.jooq.tables.OutgoingEvent.OUTGOING_EVENT;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.AccessRequestDecided;
import org.unstuck.domain.trigger.AccessRequestSubmitted;
import org.unstuck.domain.trigger.CloseRunCancelled;
import org.unstuck.domain.trigger.CloseRunConcluded;
import org.unstuck.domain.trigger.Event;
import org.unstuck.domain.trigger.IdentityRequestsReopened;
import org.unstuck.domain.trigger.ProvisioningCompleted;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.transaction.OpenTransaction;

/**
 * Outgoing events as a table that only grows until they are forgotten; which of them may be sent is another, with a row
 * for each batch.
 */
public final class JooqOutgoingEvents implements OutgoingEvents {

    private final DSLContext sql;

    public JooqOutgoingEvents(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void hold(CloseRunId run, List<OutgoingEvent> events) {
        OpenTransaction.require();
        ArrayRows<OutgoingEvent> rows = rows(run.value(), events);
        sql.insertInto(OUTGOING_EVENT, rows.targets()).select(rows.select()).execute();
    }

    @Override
    public void drop(CloseRunId run) {
        OpenTransaction.require();
        sql.deleteFrom(OUTGOING_EVENT)
                .where(OUTGOING_EVENT.BATCH_ID.eq(run.value()))
                .execute();
    }

    @Override
    public void tell(List<OutgoingEvent> events) {
        OpenTransaction.require();
        if (events.isEmpty()) {
            return;
        }
        UUID batch = events.getFirst().id();
        ArrayRows<OutgoingEvent> rows = rows(batch, events);
        sql.with(name("told")
                        .as(sql.insertInto(OUTGOING_EVENT, rows.targets())
                                .select(rows.select())
                                .returning(OUTGOING_EVENT.ID)))
                .insertInto(EVENT_BATCH)
                .set(EVENT_BATCH.ID, batch)
                .set(EVENT_BATCH.RUN_ID, run(events.getFirst().event()))
                .execute();
    }

    @Override
    public void keep(StoredEvent event) {
        OpenTransaction.require();
        sql.with(name("kept")
                        .as(sql.insertInto(OUTGOING_EVENT)
                                .set(OUTGOING_EVENT.BATCH_ID, event.batch())
                                .set(OUTGOING_EVENT.ID, event.id())
                                .set(OUTGOING_EVENT.TRIGGER_ID, event.trigger().id())
                                .set(OUTGOING_EVENT.CREATED, event.created())
                                .set(OUTGOING_EVENT.PAYLOAD, event.body())
                                .set(OUTGOING_EVENT.CONTENT, event.content())
                                .returning(OUTGOING_EVENT.ID)))
                .insertInto(EVENT_BATCH)
                .set(EVENT_BATCH.ID, event.batch())
                .set(EVENT_BATCH.TOLD, event.created())
                .execute();
    }

    @Override
    public List<TrackingNumber> released(CloseRunId run) {
        return sql.select(OUTGOING_EVENT.TRACKING_NUMBER)
                .from(OUTGOING_EVENT)
                .join(EVENT_BATCH)
                .on(EVENT_BATCH.ID.eq(OUTGOING_EVENT.BATCH_ID))
                .where(OUTGOING_EVENT.BATCH_ID.eq(run.value()))
                .and(OUTGOING_EVENT.TRACKING_NUMBER.isNotNull())
                .fetch(row -> new TrackingNumber(row.value1()));
    }

    @Override
    public List<UUID> lockReleased(int limit) {
        OpenTransaction.require();
        return sql.select(EVENT_BATCH.ID)
                .from(EVENT_BATCH)
                .where(EVENT_BATCH.TOLD.isNull())
                .orderBy(EVENT_BATCH.ID)
                .limit(limit)
                .forNoKeyUpdate()
                .skipLocked()
                .fetch(EVENT_BATCH.ID);
    }

    @Override
    public List<StoredEvent> of(Collection<UUID> batches, Set<Trigger> triggers) {
        return sql.selectFrom(OUTGOING_EVENT)
                .where(OUTGOING_EVENT.BATCH_ID.eq(any(ArrayParameter.of(OUTGOING_EVENT.BATCH_ID, batches))))
                .and(OUTGOING_EVENT.TRIGGER_ID.eq(any(ArrayParameter.of(
                        OUTGOING_EVENT.TRIGGER_ID,
                        triggers.stream().map(Trigger::id).sorted().toList()))))
                .orderBy(OUTGOING_EVENT.BATCH_ID, OUTGOING_EVENT.ID)
                .fetch(JooqOutgoingEvents::toStored);
    }

    @Override
    public void markTold(Collection<UUID> batches, Instant at) {
        OpenTransaction.require();
        sql.update(EVENT_BATCH)
                .set(EVENT_BATCH.TOLD, at)
                .where(EVENT_BATCH.ID.eq(any(ArrayParameter.of(EVENT_BATCH.ID, batches))))
                .execute();
    }

    @Override
    public int forget(Instant toldBefore, int limit) {
        OpenTransaction.require();
        CommonTableExpression<Record1<UUID>> old = name("old")
                .as(select(EVENT_BATCH.ID)
                        .from(EVENT_BATCH)
                        .where(EVENT_BATCH.TOLD.lt(toldBefore))
                        .and(EVENT_BATCH.DELIVERIES.eq(inline(0)))
                        .orderBy(EVENT_BATCH.TOLD)
                        .limit(limit)
                        .forUpdate()
                        .skipLocked());
        ResultQuery<Record1<UUID>> events = sql.deleteFrom(OUTGOING_EVENT)
                .using(table(name("old")))
                .where(OUTGOING_EVENT.BATCH_ID.eq(old.field(EVENT_BATCH.ID)))
                .returningResult(OUTGOING_EVENT.ID);
        return sql.with(old)
                .with(name("events").as(events))
                .delete(EVENT_BATCH)
                .using(table(name("old")))
                .where(EVENT_BATCH.ID.eq(old.field(EVENT_BATCH.ID)))
                .execute();
    }

    /**
     * Parts of a statement that writes one more event of a batch and releases all of it; to be put in front of the
     * statement that the release goes with.
     */
    public static List<CommonTableExpression<?>> release(DSLContext sql, UUID batch, OutgoingEvent last) {
        ArrayRows<OutgoingEvent> rows = rows(batch, List.of(last));
        return List.of(
                name("told")
                        .as(sql.insertInto(OUTGOING_EVENT, rows.targets())
                                .select(rows.select())
                                .returning(OUTGOING_EVENT.ID)),
                name("released")
                        .as(sql.insertInto(EVENT_BATCH)
                                .set(EVENT_BATCH.ID, batch)
                                .returning(EVENT_BATCH.ID)));
    }

    static StoredEvent toStored(Record row) {
        String trigger = row.get(OUTGOING_EVENT.TRIGGER_ID);
        return new StoredEvent(
                row.get(OUTGOING_EVENT.BATCH_ID),
                row.get(OUTGOING_EVENT.ID),
                trigger(trigger),
                row.get(OUTGOING_EVENT.CREATED),
                row.get(OUTGOING_EVENT.PAYLOAD),
                row.get(OUTGOING_EVENT.CONTENT));
    }

    static Trigger trigger(String id) {
        return Trigger.of(id).orElseThrow(() -> new IllegalStateException("no trigger is called " + id));
    }

    private static ArrayRows<OutgoingEvent> rows(UUID batch, List<OutgoingEvent> events) {
        ArrayRows<OutgoingEvent> rows = ArrayRows.of("event", events);
        rows.same(OUTGOING_EVENT.BATCH_ID, batch);
        rows.column(OUTGOING_EVENT.ID, OutgoingEvent::id);
        rows.column(OUTGOING_EVENT.TRIGGER_ID, event -> event.event().trigger().id());
        rows.column(OUTGOING_EVENT.TRACKING_NUMBER, event -> request(event.event()));
        rows.column(OUTGOING_EVENT.CREATED, OutgoingEvent::created);
        rows.column(OUTGOING_EVENT.PAYLOAD, event -> EventJson.of(event.event()));
        return rows;
    }

    private static @Nullable UUID request(Event event) {
        return switch (event) {
            case ProvisioningCompleted completed -> completed.trackingNumber().value();
            case AccessRequestSubmitted submitted -> submitted.trackingNumber().value();
            case AccessRequestDecided decided -> decided.trackingNumber().value();
            case CloseRunConcluded run -> null;
            case CloseRunCancelled run -> null;
            case IdentityRequestsReopened run -> null;
        };
    }

    /** The run that a batch of its own is about; when a run is concluded, its batch has its id. */
    private static @Nullable UUID run(Event event) {
        return switch (event) {
            case CloseRunCancelled cancelled -> cancelled.run().id().value();
            case IdentityRequestsReopened reopened -> reopened.run().id().value();
            case CloseRunConcluded run -> null;
            case ProvisioningCompleted request -> null;
            case AccessRequestSubmitted request -> null;
            case AccessRequestDecided request -> null;
        };
    }
}
