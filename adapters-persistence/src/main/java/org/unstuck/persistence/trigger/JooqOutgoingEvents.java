package org.unstuck.persistence.trigger;

import static org.unstuck.persistence.jooq.tables.CloseRun.CLOSE_RUN;
import static org.unstuck.persistence.jooq.tables.OutgoingEvent.OUTGOING_EVENT;

import java.util.List;
import org.jooq.DSLContext;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.ProvisioningCompleted;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Outgoing events as a table; which of them may be sent is the state of their run. */
public final class JooqOutgoingEvents implements OutgoingEvents {

    private final DSLContext sql;

    public JooqOutgoingEvents(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void hold(CloseRunId run, List<OutgoingEvent> events) {
        OpenTransaction.require();
        ArrayRows<OutgoingEvent> rows = ArrayRows.of("event", events);
        rows.same(OUTGOING_EVENT.RUN_ID, run.value());
        rows.column(OUTGOING_EVENT.ID, OutgoingEvent::id);
        rows.same(OUTGOING_EVENT.TRIGGER_ID, ProvisioningCompleted.TRIGGER);
        rows.column(
                OUTGOING_EVENT.TRACKING_NUMBER,
                event -> event.event().trackingNumber().value());
        rows.column(OUTGOING_EVENT.CREATED, OutgoingEvent::created);
        rows.column(OUTGOING_EVENT.PAYLOAD, event -> ProvisioningCompletedJson.of(event.event()));
        sql.insertInto(OUTGOING_EVENT, rows.targets()).select(rows.select()).execute();
    }

    @Override
    public void drop(CloseRunId run) {
        OpenTransaction.require();
        sql.deleteFrom(OUTGOING_EVENT)
                .where(OUTGOING_EVENT.RUN_ID.eq(run.value()))
                .execute();
    }

    @Override
    public List<TrackingNumber> released(CloseRunId run) {
        return sql.select(OUTGOING_EVENT.TRACKING_NUMBER)
                .from(OUTGOING_EVENT)
                .join(CLOSE_RUN)
                .on(CLOSE_RUN.ID.eq(OUTGOING_EVENT.RUN_ID))
                .where(OUTGOING_EVENT.RUN_ID.eq(run.value()))
                .and(CLOSE_RUN.STATE.eq(CloseRun.State.CONCLUDED.name()))
                .fetch(row -> new TrackingNumber(row.value1()));
    }
}
