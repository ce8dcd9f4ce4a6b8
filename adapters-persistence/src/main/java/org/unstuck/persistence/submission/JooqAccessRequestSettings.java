package org.unstuck.persistence.submission;

import static org.unstuck.persistence.directory.ApproverLists.approvers;
import static org.unstuck.persistence.directory.ApproverLists.groups;
import static org.unstuck.persistence.directory.ApproverLists.kinds;
import static org.unstuck.persistence.jooq.tables.AccessRequestConfig.ACCESS_REQUEST_CONFIG;

import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.EntitlementRequests;
import org.unstuck.domain.submission.EntitlementRequests.LongestAccess;
import org.unstuck.domain.submission.KeptSettings;
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
    public AccessRequestConfig lock() {
        OpenTransaction.require();
        // The table, because there may be no row to lock. Whoever only reads does not wait.
        sql.execute("lock table {0} in share row exclusive mode", ACCESS_REQUEST_CONFIG);
        return read();
    }

    @Override
    public void write(AccessRequestConfig config) {
        OpenTransaction.require();
        sql.insertInto(ACCESS_REQUEST_CONFIG)
                .set(toRow(config))
                .onConflict(ACCESS_REQUEST_CONFIG.ONLY_ONE)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private static AccessRequestConfigRecord toRow(AccessRequestConfig config) {
        AccessRequestConfigRecord row = new AccessRequestConfigRecord();
        row.setOnlyOne(true);
        row.setOnBehalfOfAnyone(config.onBehalfOf().anyoneByAnyone());
        row.setOnBehalfOfEmployee(config.onBehalfOf().employeeByManager());
        row.setAutoApproval(config.autoApproval());
        putApprovals(row, config.approvals());
        putEntitlements(row, config.entitlements());
        putKept(row, config.kept());
        return row;
    }

    private static void putApprovals(AccessRequestConfigRecord row, ApprovalPolicy approvals) {
        Owner fallback = approvals.fallbackApprover();
        row.setDaysUntilEscalation(approvals.daysUntilEscalation());
        row.setDaysBetweenReminders(approvals.daysBetweenReminders());
        row.setMaxReminders(approvals.maxReminders());
        row.setFallbackApproverId(fallback == null ? null : fallback.id());
        row.setFallbackApproverName(fallback == null ? null : fallback.name());
    }

    private static void putEntitlements(AccessRequestConfigRecord row, EntitlementRequests entitlements) {
        ApprovalScheme approval = entitlements.approval();
        LongestAccess longest = entitlements.longest();
        row.setEntitlementsGranting(array(kinds(approval.granting())));
        row.setEntitlementsGrantingGroups(array(groups(approval.granting())));
        row.setEntitlementsRevoking(array(kinds(approval.revoking())));
        row.setEntitlementsRevokingGroups(array(groups(approval.revoking())));
        row.setEntitlementsRequestCommentRequired(approval.requestCommentRequired());
        row.setEntitlementsDenialCommentRequired(approval.denialCommentRequired());
        row.setEntitlementsReauthorization(entitlements.reauthorization());
        row.setEntitlementsEndDateRequired(entitlements.endDateRequired());
        row.setEntitlementsLongestAccess(longest == null ? null : longest.value());
        row.setEntitlementsLongestAccessUnit(
                longest == null ? null : longest.unit().name());
        row.setEntitlementsFormDefinitionId(entitlements.formDefinitionId());
    }

    private static void putKept(AccessRequestConfigRecord row, KeptSettings kept) {
        row.setApprovalsMustBeExternal(kept.approvalsMustBeExternal());
        row.setReauthorization(kept.reauthorization());
        row.setMachinesByAnyone(kept.machinesByAnyone());
        row.setMachinesByOwner(kept.machinesByOwner());
        row.setGroupMembersShown(kept.groupMembersShown());
        row.setMachineRequests(kept.machineRequests());
        row.setEntitlementRequests(kept.entitlementRequests());
    }

    private static AccessRequestConfig toConfig(AccessRequestConfigRecord row) {
        return new AccessRequestConfig(
                new OnBehalfOf(row.getOnBehalfOfAnyone(), row.getOnBehalfOfEmployee()),
                new ApprovalPolicy(
                        row.getDaysUntilEscalation(),
                        row.getDaysBetweenReminders(),
                        row.getMaxReminders(),
                        fallback(row)),
                row.getAutoApproval(),
                entitlements(row),
                new KeptSettings(
                        row.getApprovalsMustBeExternal(),
                        row.getReauthorization(),
                        row.getMachinesByAnyone(),
                        row.getMachinesByOwner(),
                        row.getGroupMembersShown(),
                        row.getMachineRequests(),
                        row.getEntitlementRequests()));
    }

    private static EntitlementRequests entitlements(AccessRequestConfigRecord row) {
        return new EntitlementRequests(
                new ApprovalScheme(
                        approvers(row.getEntitlementsGranting(), row.getEntitlementsGrantingGroups()),
                        approvers(row.getEntitlementsRevoking(), row.getEntitlementsRevokingGroups()),
                        row.getEntitlementsRequestCommentRequired(),
                        row.getEntitlementsDenialCommentRequired()),
                row.getEntitlementsReauthorization(),
                row.getEntitlementsEndDateRequired(),
                row.getEntitlementsLongestAccess() == null
                        ? null
                        : new LongestAccess(
                                row.getEntitlementsLongestAccess(),
                                LongestAccess.Unit.valueOf(row.getEntitlementsLongestAccessUnit())),
                row.getEntitlementsFormDefinitionId());
    }

    private static @Nullable Owner fallback(AccessRequestConfigRecord row) {
        return row.getFallbackApproverId() == null
                ? null
                : Owner.person(row.getFallbackApproverId(), row.getFallbackApproverName());
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }
}
