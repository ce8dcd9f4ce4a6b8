package org.unstuck.persistence.approval;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.unstuck.persistence.jooq.tables.Approval.APPROVAL;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.IdentityRequestFact.IDENTITY_REQUEST_FACT;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.SelectConditionStep;
import org.jooq.SelectJoinStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.CompletedApprovalFields;
import org.unstuck.application.port.CompletedApprovalQuery;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.PendingApprovalFields;
import org.unstuck.application.port.PendingApprovalQuery;
import org.unstuck.application.port.PendingApprovalQuery.Ownership;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.OpenRequests;
import org.unstuck.persistence.filter.ListColumns;
import org.unstuck.persistence.jooq.tables.records.ApprovalRecord;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Approvals as a table that a close never touches; whether one is cancelled is looked up with its request. */
public final class JooqApprovals implements Approvals {

    /** There for all but those that wait for their turn (constraint changed_when_begun). */
    private static final Field<Instant> MODIFIED =
            APPROVAL.MODIFIED.coerce(APPROVAL.MODIFIED.getDataType().notNull());

    private static final ListColumns PENDING = new ListColumns(Map.of(
            PendingApprovalFields.ID,
            written(APPROVAL.ID),
            PendingApprovalFields.REQUESTED_FOR,
            IDENTITY_REQUEST_FACT.RECIPIENT_IDENTITY_ID,
            PendingApprovalFields.ACCESS_REQUEST,
            written(APPROVAL.TRACKING_NUMBER),
            PendingApprovalFields.CREATED,
            APPROVAL.CREATED,
            PendingApprovalFields.MODIFIED,
            MODIFIED));

    private static final ListColumns DECIDED = new ListColumns(Map.of(
            CompletedApprovalFields.ID,
            written(APPROVAL.ID),
            CompletedApprovalFields.REQUESTED_FOR,
            IDENTITY_REQUEST_FACT.RECIPIENT_IDENTITY_ID,
            CompletedApprovalFields.CREATED,
            APPROVAL.CREATED,
            CompletedApprovalFields.MODIFIED,
            MODIFIED));

    /**
     * As the partial indexes have it (migration V18), so written out. Of approvals that are not at rest, whether they are
     * pending is still to be seen from their requests.
     */
    public static final Condition IS_LISTED_AS_PENDING =
            APPROVAL.STATE.eq(inline(Approval.State.PENDING.name())).and(not(APPROVAL.AT_REST));

    /** By how much clocks may differ (migration V18). */
    private static final Duration LONGEST_SKEW = Duration.ofDays(1);

    /** The request and the item still wait. */
    private static final Condition IS_AWAITED =
            OpenRequests.IS_OPEN.and(REQUESTED_ITEM.APPROVAL.eq(inline(ApprovalState.PENDING.name())));

    /**
     * One row for an approval whose request and item still wait for it. Nearly all that are listed do, which PostgreSQL does
     * not know: it would read all and sort them, rather than go along an index in the order of the list. The offset of
     * nothing keeps it from that.
     */
    private static final Table<?> AWAITED = lateral(selectOne()
                    .from(IDENTITY_REQUEST)
                    .join(REQUESTED_ITEM)
                    .on(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                    .where(IDENTITY_REQUEST.TRACKING_NUMBER.eq(APPROVAL.TRACKING_NUMBER))
                    .and(REQUESTED_ITEM.POSITION.eq(APPROVAL.POSITION))
                    .and(IS_AWAITED)
                    .offset(inline(0)))
            .as("awaited");

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
                .where(OpenRequests.IS_OPEN)
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
                        .and(OpenRequests.IS_OPEN.not())
                        .limit(limit)
                        .forNoKeyUpdate()
                        .of(APPROVAL)
                        .skipLocked()))
                .execute();
    }

    @Override
    public List<Approval> findAll(Collection<ApprovalId> ids) {
        return sql.selectFrom(APPROVAL)
                .where(APPROVAL.ID.eq(any(ArrayParameter.of(
                        APPROVAL.ID, ids.stream().map(ApprovalId::value).toList()))))
                .orderBy(APPROVAL.TRACKING_NUMBER, APPROVAL.POSITION, APPROVAL.STEP)
                .fetch(JooqApprovals::toApproval);
    }

    @Override
    public List<Approval> pending(PendingApprovalQuery query, Page page) {
        return reallyPending(query)
                .orderBy(order(PENDING, query.selection(), APPROVAL.CREATED.desc()))
                .limit(page.limit())
                .offset(page.offset())
                .fetch(row -> toApproval(row.into(APPROVAL)));
    }

    @Override
    public long countPending(PendingApprovalQuery query) {
        // All are looked at, so in whatever order takes least.
        return sql.fetchCount(withRecipients(query.selection(), PendingApprovalFields.REQUESTED_FOR)
                .join(IDENTITY_REQUEST)
                .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(APPROVAL.TRACKING_NUMBER))
                .join(REQUESTED_ITEM)
                .on(REQUESTED_ITEM.TRACKING_NUMBER.eq(APPROVAL.TRACKING_NUMBER))
                .and(REQUESTED_ITEM.POSITION.eq(APPROVAL.POSITION))
                .where(isListed(query))
                .and(IS_AWAITED));
    }

    @Override
    public List<Approval> decided(CompletedApprovalQuery query, Page page) {
        return wereDecided(query)
                .orderBy(order(DECIDED, query.selection(), MODIFIED.desc()))
                .limit(page.limit())
                .offset(page.offset())
                .fetch(row -> toApproval(row.into(APPROVAL)));
    }

    @Override
    public long countDecided(CompletedApprovalQuery query) {
        return sql.fetchCount(wereDecided(query));
    }

    private SelectConditionStep<Record> reallyPending(PendingApprovalQuery query) {
        return withRecipients(query.selection(), PendingApprovalFields.REQUESTED_FOR)
                .crossJoin(AWAITED)
                .where(isListed(query))
                .and(createdInTime(query.selection().filter()));
    }

    private static Condition isListed(PendingApprovalQuery query) {
        return IS_LISTED_AS_PENDING
                .and(query.of() == null ? noCondition() : isOf(query.of()))
                .and(PENDING.matching(query.selection()));
    }

    private SelectConditionStep<Record> wereDecided(CompletedApprovalQuery query) {
        return withRecipients(query.selection(), CompletedApprovalFields.REQUESTED_FOR)
                .where(APPROVAL.DECIDER_ID.isNotNull())
                .and(APPROVAL.STATE.in(
                        query.states().stream().map(Approval.State::name).toList()))
                .and(query.identityId() == null ? noCondition() : wasUpTo(query.identityId()))
                .and(DECIDED.matching(query.selection()));
    }

    /**
     * Nothing is read of the recipients unless something is asked of them: the join is outer and by a primary key then.
     * Every request has a row there, so otherwise it can be found by the recipient first.
     */
    private SelectJoinStep<Record> withRecipients(Selection selection, ListField recipient) {
        Filter filter = selection.filter();
        Condition isOfTheRequest = IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(APPROVAL.TRACKING_NUMBER);
        SelectJoinStep<Record> approvals = sql.select(APPROVAL.fields()).from(APPROVAL);
        return filter != null && filter.names(recipient)
                ? approvals.join(IDENTITY_REQUEST_FACT).on(isOfTheRequest)
                : approvals.leftJoin(IDENTITY_REQUEST_FACT).on(isOfTheRequest);
    }

    /**
     * What changed before a time was created before it, give or take a day (constraint created_before_changed), so the
     * list of the newest need not begin at the very newest.
     */
    private static Condition createdInTime(@Nullable Filter filter) {
        return Stream.ofNullable(filter)
                .flatMap(JooqApprovals::allOf)
                .flatMap(JooqApprovals::end)
                .min(Comparator.naturalOrder())
                .map(end -> APPROVAL.CREATED.lt(end.plus(LONGEST_SKEW)))
                .orElse(noCondition());
    }

    private static Stream<Filter> allOf(Filter filter) {
        return filter instanceof Filter.And(var parts)
                ? parts.stream().flatMap(JooqApprovals::allOf)
                : Stream.of(filter);
    }

    private static Stream<Instant> end(Filter part) {
        if (!(part instanceof Filter.Comparison comparison)
                || !comparison.field().equals(PendingApprovalFields.MODIFIED)) {
            return Stream.empty();
        }
        return switch (comparison.operator()) {
            case EQ, IN, LE, LT, SW ->
                comparison.values().stream()
                        .map(value -> ((Value.Time) value).end())
                        .max(Comparator.naturalOrder())
                        .stream();
            case CA, CO, GE, GT, ISNULL, NE, PR -> Stream.empty();
        };
    }

    private static Condition isOf(Ownership of) {
        List<String> owners = new ArrayList<>(of.groupIds());
        owners.add(of.identityId());
        Condition isPerson =
                APPROVAL.OWNER_TYPE.eq(Owner.Type.IDENTITY.name()).and(APPROVAL.OWNER_ID.eq(of.identityId()));
        Condition isGroup = APPROVAL.OWNER_TYPE
                .eq(Owner.Type.GOVERNANCE_GROUP.name())
                .and(APPROVAL.OWNER_ID.eq(any(ArrayParameter.of(APPROVAL.OWNER_ID, of.groupIds()))));
        // First by all ids at once, which an index answers; then whose they are.
        return APPROVAL.OWNER_ID
                .eq(any(ArrayParameter.of(APPROVAL.OWNER_ID, owners)))
                .and(isPerson.or(isGroup));
    }

    private static Condition wasUpTo(String identityId) {
        return APPROVAL.DECIDER_ID
                .eq(identityId)
                .or(APPROVAL.OWNER_ID.eq(identityId).and(APPROVAL.OWNER_TYPE.eq(Owner.Type.IDENTITY.name())));
    }

    /** Total: in the list's own order, unless the sort says otherwise. */
    private static List<SortField<?>> order(ListColumns columns, Selection selection, SortField<?> own) {
        List<SortField<?>> order = new ArrayList<>(columns.order(selection.sort()));
        order.add(own);
        order.add(APPROVAL.ID.asc());
        return order;
    }

    private static Field<String> written(Field<UUID> id) {
        return field("replace(cast({0} as text), '-', '')", SQLDataType.CLOB, id);
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
