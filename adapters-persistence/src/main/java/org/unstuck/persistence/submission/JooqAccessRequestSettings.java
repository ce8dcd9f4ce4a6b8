package org.unstuck.persistence.submission;

import static org.unstuck.persistence.jooq.tables.AccessRequestConfig.ACCESS_REQUEST_CONFIG;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.OnBehalfOf;
import org.unstuck.persistence.jooq.tables.records.AccessRequestConfigRecord;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Settings as a table of one row at most. */
public final class JooqAccessRequestSettings implements AccessRequestSettings {

    private final DSLContext sql;

    public JooqAccessRequestSettings(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public AccessRequestConfig read() {
        return sql.selectFrom(ACCESS_REQUEST_CONFIG)
                .fetchOptional(JooqAccessRequestSettings::toConfig)
                .orElse(AccessRequestConfig.DEFAULT);
    }

    @Override
    public void write(AccessRequestConfig config) {
        OpenTransaction.require();
        Owner fallback = config.approvals().fallbackApprover();
        sql.insertInto(ACCESS_REQUEST_CONFIG)
                .set(ACCESS_REQUEST_CONFIG.ONLY_ONE, true)
                .set(
                        ACCESS_REQUEST_CONFIG.ON_BEHALF_OF_ANYONE,
                        config.onBehalfOf().anyoneByAnyone())
                .set(
                        ACCESS_REQUEST_CONFIG.ON_BEHALF_OF_EMPLOYEE,
                        config.onBehalfOf().employeeByManager())
                .set(
                        ACCESS_REQUEST_CONFIG.DAYS_UNTIL_ESCALATION,
                        config.approvals().daysUntilEscalation())
                .set(
                        ACCESS_REQUEST_CONFIG.DAYS_BETWEEN_REMINDERS,
                        config.approvals().daysBetweenReminders())
                .set(ACCESS_REQUEST_CONFIG.MAX_REMINDERS, config.approvals().maxReminders())
                .set(ACCESS_REQUEST_CONFIG.FALLBACK_APPROVER_ID, fallback == null ? null : fallback.id())
                .set(ACCESS_REQUEST_CONFIG.FALLBACK_APPROVER_NAME, fallback == null ? null : fallback.name())
                .onConflict(ACCESS_REQUEST_CONFIG.ONLY_ONE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private static AccessRequestConfig toConfig(AccessRequestConfigRecord row) {
        return new AccessRequestConfig(
                new OnBehalfOf(row.getOnBehalfOfAnyone(), row.getOnBehalfOfEmployee()),
                new ApprovalPolicy(
                        row.getDaysUntilEscalation(),
                        row.getDaysBetweenReminders(),
                        row.getMaxReminders(),
                        fallback(row)));
    }

    private static @Nullable Owner fallback(AccessRequestConfigRecord row) {
        return row.getFallbackApproverId() == null
                ? null
                : Owner.person(row.getFallbackApproverId(), row.getFallbackApproverName());
    }
}
