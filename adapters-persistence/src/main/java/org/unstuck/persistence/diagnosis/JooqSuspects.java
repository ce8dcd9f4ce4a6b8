package org.unstuck.persistence.diagnosis;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.unstuck.persistence.jooq.tables.Approval.APPROVAL;
import static org.unstuck.persistence.jooq.tables.Consultation.CONSULTATION;
import static org.unstuck.persistence.jooq.tables.GovernanceGroup.GOVERNANCE_GROUP;
import static org.unstuck.persistence.jooq.tables.Identity.IDENTITY;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.IdentityRequestFact.IDENTITY_REQUEST_FACT;
import static org.unstuck.persistence.jooq.tables.ProvisioningWork.PROVISIONING_WORK;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.StuckFields;
import org.unstuck.application.port.Suspects;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.diagnosis.Patience;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.OpenRequests;
import org.unstuck.persistence.filter.ListColumns;

/**
 * Suspects by SQL: open requests none of whose items is sure to be no worse than waiting. Each condition here is one
 * that must hold for a diagnosis to say stuck, and leaves out what is better looked at request by request. When a
 * request last moved is read from its row alone, so never too late.
 */
public final class JooqSuspects implements Suspects {

    private static final ListColumns COLUMNS = new ListColumns(Map.of(StuckFields.CREATED, IDENTITY_REQUEST.CREATED));

    private static final Field<Instant> MOVED = coalesce(IDENTITY_REQUEST.MODIFIED, IDENTITY_REQUEST.CREATED);

    private final DSLContext sql;

    public JooqSuspects(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public List<TrackingNumber> find(Which which, int limit) {
        return sql.select(IDENTITY_REQUEST.TRACKING_NUMBER)
                .from(IDENTITY_REQUEST)
                .where(OpenRequests.IS_OPEN)
                .and(IDENTITY_REQUEST.TYPE.eq(Submission.ACCESS_REQUEST))
                .and(COLUMNS.matching(new Selection(which.created(), Sort.OWN)))
                .and(notExists(selectOne()
                        .from(REQUESTED_ITEM)
                        .leftJoin(PROVISIONING_WORK)
                        .on(PROVISIONING_WORK.TRACKING_NUMBER.eq(REQUESTED_ITEM.TRACKING_NUMBER))
                        .and(PROVISIONING_WORK.POSITION.eq(REQUESTED_ITEM.POSITION))
                        .where(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                        .and(isNoWorseThanWaiting(which))))
                .orderBy(
                        which.newestFirst() ? IDENTITY_REQUEST.CREATED.desc() : IDENTITY_REQUEST.CREATED.asc(),
                        IDENTITY_REQUEST.TRACKING_NUMBER.asc())
                .limit(limit)
                .fetch(row -> new TrackingNumber(row.value1()));
    }

    private static Condition isNoWorseThanWaiting(Which which) {
        Patience patience = which.patience();
        // What is due later than this is arranged; what was due before is overdue.
        Field<Instant> arranged = val(which.now().minus(patience.schedule()));
        Condition decision = awaitsDecision()
                .and(or(not(hasNotMovedFor(patience.approver(), which)), isChased(arranged)))
                .and(not(isHopeless()))
                .and(notExists(selectOne()
                        .from(CONSULTATION)
                        .where(CONSULTATION.TRACKING_NUMBER.eq(REQUESTED_ITEM.TRACKING_NUMBER))
                        .and(CONSULTATION.DUE.le(arranged))));
        Condition verification = isGranted()
                .and(REQUESTED_ITEM.PROVISIONING.eq(inline(ProvisioningState.COMMITTED.name())))
                .and(not(hasNotMovedFor(patience.verification(), which)));
        Condition provisioning = isToDo().and(or(
                PROVISIONING_WORK.DUE.gt(arranged),
                PROVISIONING_WORK.DUE.isNull().and(not(hasNotMovedFor(patience.source(), which)))));
        return or(verification, provisioning, decision);
    }

    private static Condition hasNotMovedFor(Duration time, Which which) {
        return MOVED.le(which.now().minus(time));
    }

    private static Condition awaitsDecision() {
        return REQUESTED_ITEM.APPROVAL.eq(inline(ApprovalState.PENDING.name()));
    }

    private static Condition isGranted() {
        return REQUESTED_ITEM.APPROVAL.isNull().or(REQUESTED_ITEM.APPROVAL.eq(inline(ApprovalState.FINISHED.name())));
    }

    private static Condition isToDo() {
        return isGranted()
                .and(REQUESTED_ITEM
                        .PROVISIONING
                        .isNull()
                        .or(REQUESTED_ITEM.PROVISIONING.in(
                                inline(ProvisioningState.PENDING.name()), inline(ProvisioningState.RETRY.name()))));
    }

    /** Its owner will be reminded, or somebody else asked. */
    private static Condition isChased(Field<Instant> arranged) {
        return exists(selectOne().from(APPROVAL).where(isPendingFor()).and(APPROVAL.DUE.gt(arranged)));
    }

    /** Whoever is to decide never will, as far as the directory knows. */
    private static Condition isHopeless() {
        return exists(selectOne()
                        .from(APPROVAL)
                        .leftJoin(IDENTITY)
                        .on(APPROVAL.OWNER_TYPE.eq(inline(Owner.Type.IDENTITY.name())))
                        .and(IDENTITY.ID.eq(APPROVAL.OWNER_ID))
                        .leftJoin(GOVERNANCE_GROUP)
                        .on(APPROVAL.OWNER_TYPE.eq(inline(Owner.Type.GOVERNANCE_GROUP.name())))
                        .and(GOVERNANCE_GROUP.ID.eq(APPROVAL.OWNER_ID))
                        .where(isPendingFor())
                        .and(or(
                                IDENTITY.STATE.eq(inline(Identity.State.INACTIVE_LONG_TERM.name())),
                                GOVERNANCE_GROUP.ID.isNotNull().and(not(hasMemberWhoCanDecide())))))
                .or(notExists(selectOne().from(APPROVAL).where(isPendingFor())).and(reviewerHasLeft()));
    }

    private static Condition isPendingFor() {
        return APPROVAL.TRACKING_NUMBER
                .eq(REQUESTED_ITEM.TRACKING_NUMBER)
                .and(APPROVAL.POSITION.eq(REQUESTED_ITEM.POSITION))
                .and(APPROVAL.STATE.eq(inline(Approval.State.PENDING.name())));
    }

    /** Nobody decides on their own access; whom the directory does not know is taken to be there. */
    private static Condition hasMemberWhoCanDecide() {
        return condition(
                "exists (select 1 from unnest({0}) as member(id) left join {1} as person on person.id = member.id"
                        + " where person.state is distinct from {2} and member.id is distinct from"
                        + " (select {3} from {4} where {5} = {6}))",
                GOVERNANCE_GROUP.MEMBER_IDS,
                IDENTITY,
                inline(Identity.State.INACTIVE_LONG_TERM.name()),
                IDENTITY_REQUEST_FACT.RECIPIENT_IDENTITY_ID,
                IDENTITY_REQUEST_FACT,
                IDENTITY_REQUEST_FACT.TRACKING_NUMBER,
                REQUESTED_ITEM.TRACKING_NUMBER);
    }

    private static Condition reviewerHasLeft() {
        Field<String> reviewerId = field(
                "{0} -> 'items' -> {1} -> 'reviewer' ->> 'identityId'",
                SQLDataType.CLOB, IDENTITY_REQUEST_FACT.PARTICULARS, REQUESTED_ITEM.POSITION);
        return exists(selectOne()
                .from(IDENTITY_REQUEST_FACT)
                .join(IDENTITY)
                .on(IDENTITY.ID.eq(reviewerId))
                .where(IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(REQUESTED_ITEM.TRACKING_NUMBER))
                .and(IDENTITY.STATE.eq(inline(Identity.State.INACTIVE_LONG_TERM.name()))));
    }
}
