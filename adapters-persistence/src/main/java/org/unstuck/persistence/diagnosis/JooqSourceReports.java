package org.unstuck.persistence.diagnosis;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.unstuck.persistence.jooq.tables.AuditEvent.AUDIT_EVENT;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.unstuck.application.port.SourceReports;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.diagnosis.SourceReport;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayParameter;

/** What sources said, as the audit trail has it: nothing else keeps what came of an attempt that another followed. */
public final class JooqSourceReports implements SourceReports {

    private static final List<String> PROCESSED =
            List.of(AuditAction.ACCESS_REQUEST_PROCESSED.name(), AuditAction.ACCESS_REVOKE_REQUEST_PROCESSED.name());

    private static final Field<Integer> POSITION = field(
                    "({0} ->> {1})::integer", SQLDataType.INTEGER, AUDIT_EVENT.ATTRIBUTES, inline("item"))
            .as("item_position");

    private static final Field<String> ERROR = field(
                    "{0} ->> {1}", SQLDataType.CLOB, AUDIT_EVENT.ATTRIBUTES, inline("error"))
            .as("item_error");

    private final DSLContext sql;

    public JooqSourceReports(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Map<TrackingNumber, List<SourceReport>> lastOf(Collection<TrackingNumber> trackingNumbers) {
        return sql.select(AUDIT_EVENT.TRACKING_NUMBER, POSITION, AUDIT_EVENT.CREATED, ERROR)
                .distinctOn(AUDIT_EVENT.TRACKING_NUMBER, POSITION)
                .from(AUDIT_EVENT)
                .where(AUDIT_EVENT.TRACKING_NUMBER.eq(any(ArrayParameter.of(
                        AUDIT_EVENT.TRACKING_NUMBER,
                        trackingNumbers.stream().map(TrackingNumber::value).toList()))))
                .and(AUDIT_EVENT.ACTION.in(PROCESSED))
                .orderBy(AUDIT_EVENT.TRACKING_NUMBER, POSITION, AUDIT_EVENT.ID.desc())
                .fetchGroups(
                        row -> new TrackingNumber(row.get(AUDIT_EVENT.TRACKING_NUMBER)),
                        row -> new SourceReport(row.get(POSITION), row.get(AUDIT_EVENT.CREATED), row.get(ERROR)));
    }
}
