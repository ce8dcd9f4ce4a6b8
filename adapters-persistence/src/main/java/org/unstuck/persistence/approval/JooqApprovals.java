package org.unstuck.persistence.approval;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.unstuck.persistence.jooq.tables.Approval.APPROVAL;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Page;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.jooq.tables.records.ApprovalRecord;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Approvals as a table that a close never touches; whether one is cancelled is looked up with its request. */
public final class JooqApprovals implements Approvals {

    private static final List<String> OPEN =
            Arrays.stream(Stage.values()).filter(Stage::isOpen).map(Stage::name).toList();

    private final DSLContext sql;

    public JooqApprovals(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void save(List<Approval> approvals) {
        OpenTransaction.require();
        ArrayRows<Approval> rows = ArrayRows.of("saved", approvals);
        rows.column(APPROVAL.ID, approval -> approval.id().value());
        rows.column(APPROVAL.TRACKING_NUMBER, approval -> approval.request().value());
        rows.column(APPROVAL.POSITION, Approval::position);
        rows.column(APPROVAL.STEP, Approval::step);
        rows.column(APPROVAL.SCHEME, approval -> approval.scheme().name());
        rows.column(
                APPROVAL.ORIGINAL_OWNER_TYPE,
                approval -> approval.originalOwner().type().name());
        rows.column(
                APPROVAL.ORIGINAL_OWNER_ID, approval -> approval.originalOwner().id());
        rows.column(
                APPROVAL.ORIGINAL_OWNER_NAME,
                approval -> approval.originalOwner().name());
        rows.column(APPROVAL.OWNER_TYPE, approval -> approval.owner().type().name());
        rows.column(APPROVAL.OWNER_ID, approval -> approval.owner().id());
        rows.column(APPROVAL.OWNER_NAME, approval -> approval.owner().name());
        rows.column(APPROVAL.STATE, approval -> approval.state().name());
        rows.column(APPROVAL.COMMENT, Approval::comment);
        rows.column(APPROVAL.DECIDER_ID, ofDecider(Actor::id));
        rows.column(APPROVAL.DECIDER_NAME, ofDecider(Actor::name));
        rows.column(APPROVAL.CREATED, Approval::created);
        rows.column(APPROVAL.MODIFIED, Approval::modified);
        rows.column(APPROVAL.HISTORY, approval -> ForwardingsJson.write(approval.history()));
        rows.column(APPROVAL.REMINDERS, Approval::reminders);
        rows.column(APPROVAL.DUE, Approval::due);
        sql.insertInto(APPROVAL, rows.targets())
                .select(rows.select())
                .onConflict(APPROVAL.ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    @Override
    public Optional<Approval> find(ApprovalId id) {
        return sql.selectFrom(APPROVAL).where(APPROVAL.ID.eq(id.value())).fetchOptional(JooqApprovals::toApproval);
    }

    @Override
    public List<Approval> of(Collection<TrackingNumber> trackingNumbers) {
        return sql.selectFrom(APPROVAL)
                .where(APPROVAL.TRACKING_NUMBER.eq(any(ArrayParameter.of(
                        APPROVAL.TRACKING_NUMBER,
                        trackingNumbers.stream().map(TrackingNumber::value).toList()))))
                .orderBy(APPROVAL.TRACKING_NUMBER, APPROVAL.POSITION, APPROVAL.STEP)
                .fetch(JooqApprovals::toApproval);
    }

    @Override
    public List<TrackingNumber> lockDue(Instant now, int limit) {
        OpenTransaction.require();
        Field<Instant> longest = min(APPROVAL.DUE).as("longest");
        Table<Record2<UUID, Instant>> due = select(APPROVAL.TRACKING_NUMBER, longest)
                .from(APPROVAL)
                .where(APPROVAL.DUE.le(now))
                .groupBy(APPROVAL.TRACKING_NUMBER)
                .asTable("overdue");
        return sql.select(IDENTITY_REQUEST.TRACKING_NUMBER)
                .from(IDENTITY_REQUEST)
                .join(due)
                .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(due.field(APPROVAL.TRACKING_NUMBER)))
                .where(IDENTITY_REQUEST.STAGE.in(OPEN))
                .orderBy(due.field(longest), IDENTITY_REQUEST.TRACKING_NUMBER)
                .limit(limit)
                .forNoKeyUpdate()
                .of(IDENTITY_REQUEST)
                .skipLocked()
                .fetch(row -> new TrackingNumber(row.value1()));
    }

    @Override
    public int putOffEnded(Instant now, Instant until, int limit) {
        OpenTransaction.require();
        return sql.update(APPROVAL)
                .set(APPROVAL.DUE, until)
                .where(APPROVAL.ID.in(select(APPROVAL.ID)
                        .from(APPROVAL)
                        .join(IDENTITY_REQUEST)
                        .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(APPROVAL.TRACKING_NUMBER))
                        .where(APPROVAL.DUE.le(now))
                        .and(IDENTITY_REQUEST.STAGE.notIn(OPEN))
                        .limit(limit)
                        .forNoKeyUpdate()
                        .of(APPROVAL)
                        .skipLocked()))
                .execute();
    }

    @Override
    public List<Approval> pending(@Nullable Ownership of, Page page) {
        return reallyPending(of)
                .orderBy(APPROVAL.CREATED.desc(), APPROVAL.ID)
                .limit(page.limit())
                .offset(page.offset())
                .fetch(row -> toApproval(row.into(APPROVAL)));
    }

    @Override
    public long countPending(@Nullable Ownership of) {
        return sql.fetchCount(reallyPending(of));
    }

    @Override
    public List<Approval> decided(@Nullable String deciderId, Set<Approval.State> states, Instant since, Page page) {
        return sql.selectFrom(APPROVAL)
                .where(isDecided(deciderId, states, since))
                .orderBy(APPROVAL.MODIFIED.desc(), APPROVAL.ID)
                .limit(page.limit())
                .offset(page.offset())
                .fetch(JooqApprovals::toApproval);
    }

    @Override
    public long countDecided(@Nullable String deciderId, Set<Approval.State> states, Instant since) {
        return sql.fetchCount(APPROVAL, isDecided(deciderId, states, since));
    }

    private SelectConditionStep<Record> reallyPending(@Nullable Ownership of) {
        return sql.select(APPROVAL.fields())
                .from(APPROVAL)
                .join(IDENTITY_REQUEST)
                .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(APPROVAL.TRACKING_NUMBER))
                .join(REQUESTED_ITEM)
                .on(REQUESTED_ITEM.TRACKING_NUMBER.eq(APPROVAL.TRACKING_NUMBER))
                .and(REQUESTED_ITEM.POSITION.eq(APPROVAL.POSITION))
                // Written out, so that the partial index is used.
                .where(APPROVAL.STATE.eq(inline(Approval.State.PENDING.name())))
                .and(IDENTITY_REQUEST.STAGE.in(OPEN))
                .and(REQUESTED_ITEM.APPROVAL.eq(ApprovalState.PENDING.name()))
                .and(isOf(of));
    }

    private static Condition isOf(@Nullable Ownership of) {
        if (of == null) {
            return noCondition();
        }
        Condition own = APPROVAL.OWNER_TYPE.eq(Owner.Type.IDENTITY.name()).and(APPROVAL.OWNER_ID.eq(of.identityId()));
        return of.groupIds().isEmpty()
                ? own
                : own.or(APPROVAL.OWNER_TYPE
                        .eq(Owner.Type.GOVERNANCE_GROUP.name())
                        .and(APPROVAL.OWNER_ID.eq(any(ArrayParameter.of(APPROVAL.OWNER_ID, of.groupIds())))));
    }

    private static Condition isDecided(@Nullable String deciderId, Set<Approval.State> states, Instant since) {
        return (deciderId == null ? APPROVAL.DECIDER_ID.isNotNull() : APPROVAL.DECIDER_ID.eq(deciderId))
                .and(APPROVAL.STATE.in(states.stream().map(Approval.State::name).toList()))
                .and(APPROVAL.MODIFIED.ge(since));
    }

    /** What a row says. */
    public static Approval toApproval(ApprovalRecord row) {
        return new Approval(
                new ApprovalId(row.getId()),
                new TrackingNumber(row.getTrackingNumber()),
                row.getPosition(),
                row.getStep(),
                Scheme.valueOf(row.getScheme()),
                new Owner(
                        Owner.Type.valueOf(row.getOriginalOwnerType()),
                        row.getOriginalOwnerId(),
                        row.getOriginalOwnerName()),
                new Owner(Owner.Type.valueOf(row.getOwnerType()), row.getOwnerId(), row.getOwnerName()),
                Approval.State.valueOf(row.getState()),
                row.getComment(),
                row.getDeciderId() == null ? null : new Actor(row.getDeciderId(), row.getDeciderName()),
                row.getCreated(),
                row.getModified(),
                ForwardingsJson.read(row.getHistory()),
                row.getReminders(),
                row.getDue());
    }

    private static Function<Approval, @Nullable String> ofDecider(Function<Actor, String> value) {
        return approval -> approval.decider() == null ? null : value.apply(approval.decider());
    }
}
