package org.unstuck.persistence.trigger;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;
import static org.unstuck.persistence.jooq.tables.Delivery.DELIVERY;
import static org.unstuck.persistence.jooq.tables.EventBatch.EVENT_BATCH;
import static org.unstuck.persistence.jooq.tables.OutgoingEvent.OUTGOING_EVENT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.DeliveryFields;
import org.unstuck.application.port.Page;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.Delivery.State;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.filter.ListColumns;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Deliveries as one table, in which a claim is a due time that is put off. */
public final class JooqDeliveries implements Deliveries {

    private static final ListColumns COLUMNS = new ListColumns(Map.of(
            DeliveryFields.TRIGGER_ID, DELIVERY.TRIGGER_ID,
            DeliveryFields.SUBSCRIPTION_ID, DELIVERY.SUBSCRIPTION_ID.cast(SQLDataType.CLOB),
            DeliveryFields.SUBSCRIPTION_NAME, DELIVERY.SUBSCRIPTION_NAME,
            DeliveryFields.CREATED, DELIVERY.CREATED,
            DeliveryFields.COMPLETED, DELIVERY.COMPLETED));

    /** In the words of the partial indexes. */
    private static final Condition IS_PARKED = DELIVERY.STATE.eq(inline(State.PARKED.name()));

    private static final Field<Integer> GONE = field(name("gone"), SQLDataType.INTEGER);

    private final DSLContext sql;

    public JooqDeliveries(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void add(List<Delivery> deliveries) {
        OpenTransaction.require();
        ArrayRows<Delivery> rows = ArrayRows.of("added", deliveries);
        rows.column(DELIVERY.ID, one -> one.id().value());
        rows.column(DELIVERY.BATCH_ID, Delivery::batch);
        rows.column(DELIVERY.EVENT_ID, Delivery::event);
        rows.column(DELIVERY.TRIGGER_ID, one -> one.trigger().id());
        rows.column(DELIVERY.SUBSCRIPTION_ID, one -> one.subscription().value());
        rows.column(DELIVERY.SUBSCRIPTION_NAME, Delivery::subscriptionName);
        rows.column(DELIVERY.KIND, one -> one.kind().name());
        rows.column(DELIVERY.STATE, one -> one.state().name());
        rows.column(DELIVERY.ATTEMPTS, Delivery::attempts);
        rows.column(DELIVERY.DUE, Delivery::due);
        rows.column(DELIVERY.CREATED, Delivery::created);
        rows.column(DELIVERY.COMPLETED, Delivery::completed);
        rows.column(DELIVERY.PROBLEM, Delivery::problem);
        CommonTableExpression<Record1<UUID>> added = name("inserted")
                .as(sql.insertInto(DELIVERY, rows.targets())
                        .select(rows.select())
                        .returningResult(DELIVERY.BATCH_ID));
        Field<UUID> batch = field(name("counted", "batch_id"), SQLDataType.UUID);
        Field<Integer> number = field(name("counted", "number"), SQLDataType.INTEGER);
        sql.with(added)
                .update(EVENT_BATCH)
                .set(EVENT_BATCH.DELIVERIES, EVENT_BATCH.DELIVERIES.plus(number))
                .from(select(added.field(DELIVERY.BATCH_ID), DSL.count().as("number"))
                        .from(added)
                        .groupBy(added.field(DELIVERY.BATCH_ID))
                        .asTable("counted"))
                .where(EVENT_BATCH.ID.eq(batch))
                .execute();
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return sql.selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(id.value()))
                .fetchOptional(row -> toDelivery(row, DELIVERY));
    }

    @Override
    public List<Delivery> findAll(Collection<DeliveryId> ids) {
        return sql.selectFrom(DELIVERY)
                .where(DELIVERY.ID.eq(any(ArrayParameter.of(
                        DELIVERY.ID, ids.stream().map(DeliveryId::value).toList()))))
                .fetch(row -> toDelivery(row, DELIVERY));
    }

    /** Goes from one subscription to the next within the index, so that it costs the same however much is waiting. */
    @Override
    public List<Lane> lanes() {
        return sql.resultQuery("""
                        with recursive lane (subscription_id) as (
                            (select subscription_id from delivery where due is not null
                            order by subscription_id limit 1)
                            union all
                            select (select next.subscription_id from delivery next
                                where next.due is not null and next.subscription_id > lane.subscription_id
                                order by next.subscription_id limit 1)
                            from lane where lane.subscription_id is not null
                        )
                        select lane.subscription_id, first.due
                        from lane cross join lateral (select due from delivery
                            where due is not null and delivery.subscription_id = lane.subscription_id
                            order by due limit 1) first
                        """)
                .fetch(row -> new Lane(
                        new SubscriptionId(Objects.requireNonNull(row.get(0, UUID.class))),
                        Objects.requireNonNull(row.get(1, java.time.OffsetDateTime.class))
                                .toInstant()));
    }

    @Override
    public List<WithEvent> claim(
            SubscriptionId subscription, Set<Delivery.Kind> kinds, Instant now, Instant until, int limit) {
        OpenTransaction.require();
        org.unstuck.persistence.jooq.tables.Delivery taken = DELIVERY.as("claimed");
        CommonTableExpression<Record1<UUID>> due = name("due_now")
                .as(select(DELIVERY.ID)
                        .from(DELIVERY)
                        .where(DELIVERY.SUBSCRIPTION_ID.eq(subscription.value()))
                        .and(DELIVERY.DUE.le(now))
                        .and(DELIVERY.KIND.eq(any(ArrayParameter.of(
                                DELIVERY.KIND,
                                kinds.stream().map(Delivery.Kind::name).toList()))))
                        .orderBy(DELIVERY.DUE)
                        .limit(limit)
                        .forNoKeyUpdate()
                        .skipLocked());
        CommonTableExpression<?> claimed = name("claimed")
                .as(sql.update(DELIVERY)
                        .set(DELIVERY.DUE, until)
                        .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(inline(1)))
                        .from(table(name("due_now")))
                        .where(DELIVERY.ID.eq(due.field(DELIVERY.ID)))
                        .returning());
        return sql.with(due)
                .with(claimed)
                .select(taken.fields())
                .select(OUTGOING_EVENT.fields())
                .from(claimed)
                .join(OUTGOING_EVENT)
                .on(OUTGOING_EVENT.BATCH_ID.eq(taken.BATCH_ID))
                .and(OUTGOING_EVENT.ID.eq(taken.EVENT_ID))
                .orderBy(taken.ID)
                .fetch(row -> toWithEvent(row, taken));
    }

    @Override
    public int settle(List<Delivery> attempted) {
        OpenTransaction.require();
        if (attempted.isEmpty()) {
            return 0;
        }
        ArrayRows<Delivery> rows = ArrayRows.of("settled", attempted);
        Field<String> state = rows.column(DELIVERY.STATE, one -> one.state().name());
        rows.column(DELIVERY.DUE, Delivery::due);
        rows.column(DELIVERY.COMPLETED, Delivery::completed);
        rows.column(DELIVERY.PROBLEM, Delivery::problem);
        Map<Field<?>, Field<?>> assignments = rows.assignments();
        Field<UUID> id = rows.column(DELIVERY.ID, one -> one.id().value());
        Field<Integer> attempts = rows.column(DELIVERY.ATTEMPTS, Delivery::attempts);
        return sql.update(DELIVERY)
                .set(assignments)
                .from(rows.table())
                .where(DELIVERY.ID.eq(id))
                // As one condition that PostgreSQL does not look into. From others it concludes that hardly any row
                // matters, which was so when it last counted, and compares all of them with each that is settled.
                .and(condition(when(
                                state.eq(inline(State.DELIVERED.name())),
                                field(DELIVERY.STATE.ne(inline(State.DELIVERED.name()))))
                        .otherwise(field(DELIVERY.DUE.isNotNull().and(DELIVERY.ATTEMPTS.eq(attempts))))))
                .execute();
    }

    @Override
    public int giveBack(List<Delivery> claimed, Instant due) {
        OpenTransaction.require();
        if (claimed.isEmpty()) {
            return 0;
        }
        ArrayRows<Delivery> rows = ArrayRows.of("unbegun", claimed);
        Field<UUID> id = rows.column(DELIVERY.ID, one -> one.id().value());
        Field<Integer> attempts = rows.column(DELIVERY.ATTEMPTS, Delivery::attempts);
        return sql.update(DELIVERY)
                .set(DELIVERY.DUE, due)
                .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.minus(inline(1)))
                .from(rows.table())
                .where(DELIVERY.ID.eq(id))
                .and(condition(when(DELIVERY.ATTEMPTS.eq(attempts), field(DELIVERY.DUE.isNotNull()))
                        .otherwise(inline(false))))
                .execute();
    }

    @Override
    public int park(SubscriptionId subscription, Delivery.Kind kind, String why, Instant now, int limit) {
        OpenTransaction.require();
        CommonTableExpression<Record1<UUID>> pending = name("pending")
                .as(select(DELIVERY.ID)
                        .from(DELIVERY)
                        .where(DELIVERY.SUBSCRIPTION_ID.eq(subscription.value()))
                        .and(DELIVERY.DUE.isNotNull())
                        .and(DELIVERY.KIND.eq(kind.name()))
                        .orderBy(DELIVERY.DUE)
                        .limit(limit)
                        .forNoKeyUpdate()
                        .skipLocked());
        return sql.with(pending)
                .update(DELIVERY)
                .set(DELIVERY.STATE, State.PARKED.name())
                .setNull(DELIVERY.DUE)
                .set(DELIVERY.COMPLETED, now)
                .set(DELIVERY.PROBLEM, why)
                .from(table(name("pending")))
                .where(DELIVERY.ID.eq(pending.field(DELIVERY.ID)))
                .execute();
    }

    @Override
    public int replay(Parked which, Instant now, int limit) {
        OpenTransaction.require();
        CommonTableExpression<Record1<UUID>> parked = name("parked")
                .as(select(DELIVERY.ID)
                        .from(DELIVERY)
                        .where(DELIVERY.STATE.eq(inline(State.PARKED.name())))
                        // What is parked again meanwhile is not meant a second time.
                        .and(DELIVERY.COMPLETED.le(now))
                        .and(matching(which))
                        .limit(limit)
                        .forNoKeyUpdate()
                        .skipLocked());
        int replayed = sql.with(parked)
                .update(DELIVERY)
                .set(DELIVERY.STATE, State.PENDING.name())
                .set(DELIVERY.DUE, now)
                .set(DELIVERY.ATTEMPTS, 0)
                .setNull(DELIVERY.COMPLETED)
                .from(table(name("parked")))
                .where(DELIVERY.ID.eq(parked.field(DELIVERY.ID)))
                .execute();
        if (replayed > 0) {
            sql.execute("notify unstuck_events");
        }
        return replayed;
    }

    @Override
    public int drop(SubscriptionId subscription, int limit) {
        OpenTransaction.require();
        // Of three indexes each has a part of them.
        return remove(selectOf(DELIVERY.SUBSCRIPTION_ID.eq(subscription.value()), limit));
    }

    @Override
    public int forget(Instant deliveredBefore, Instant parkedBefore, int limit) {
        OpenTransaction.require();
        return remove(selectOf(
                or(
                        DELIVERY.STATE.eq(inline(State.DELIVERED.name())).and(DELIVERY.COMPLETED.lt(deliveredBefore)),
                        DELIVERY.STATE.eq(inline(State.PARKED.name())).and(DELIVERY.COMPLETED.lt(parkedBefore))),
                limit));
    }

    @Override
    public List<WithEvent> page(Selection selection, Instant now, Page page) {
        List<SortField<?>> order = new ArrayList<>(COLUMNS.order(selection.sort()));
        order.add(DELIVERY.ID.desc());
        return sql.select(DELIVERY.fields())
                .select(OUTGOING_EVENT.fields())
                .from(select().from(listed(selection, now).asTable("delivery"))
                        .orderBy(order)
                        .limit(page.limit())
                        .offset(page.offset())
                        .asTable("delivery"))
                .join(OUTGOING_EVENT)
                .on(OUTGOING_EVENT.BATCH_ID.eq(DELIVERY.BATCH_ID))
                .and(OUTGOING_EVENT.ID.eq(DELIVERY.EVENT_ID))
                .orderBy(order)
                .fetch(row -> toWithEvent(row, DELIVERY));
    }

    @Override
    public long count(Selection selection, Instant now) {
        return sql.fetchCount(listed(selection, now));
    }

    @Override
    public List<Backlog> backlog() {
        return sql.select(DELIVERY.SUBSCRIPTION_ID, max(DELIVERY.SUBSCRIPTION_NAME), DSL.count(), min(DELIVERY.CREATED))
                .from(DELIVERY)
                .where(DELIVERY.DUE.isNotNull())
                .groupBy(DELIVERY.SUBSCRIPTION_ID)
                .fetch(row -> new Backlog(new SubscriptionId(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    @Override
    public List<Delivery> parked(Parked which, Page page) {
        return sql.selectFrom(DELIVERY)
                .where(IS_PARKED)
                .and(matching(which))
                // Ids rise with time.
                .orderBy(DELIVERY.ID.desc())
                .limit(page.limit())
                .offset(page.offset())
                .fetch(row -> toDelivery(row, DELIVERY));
    }

    @Override
    public long countParked(Parked which) {
        return sql.fetchCount(DELIVERY, IS_PARKED.and(matching(which)));
    }

    /** The index alone counts; a name is looked up once for each subscription. */
    @Override
    public List<Waiting> waiting() {
        Field<UUID> subscription = field(name("counted", "subscription_id"), SQLDataType.UUID);
        Field<Integer> number = field(name("counted", "number"), SQLDataType.INTEGER);
        return sql.select(
                        subscription,
                        number,
                        field(select(DELIVERY.SUBSCRIPTION_NAME)
                                .from(DELIVERY)
                                .where(IS_PARKED)
                                .and(DELIVERY.SUBSCRIPTION_ID.eq(subscription))
                                .orderBy(DELIVERY.COMPLETED.desc())
                                .limit(1)))
                .from(select(DELIVERY.SUBSCRIPTION_ID, DSL.count().as("number"))
                        .from(DELIVERY)
                        .where(IS_PARKED)
                        .groupBy(DELIVERY.SUBSCRIPTION_ID)
                        .asTable("counted"))
                .fetch(row -> new Waiting(new SubscriptionId(row.value1()), row.value3(), row.value2()));
    }

    private static Select<Record> listed(Selection selection, Instant now) {
        return select(DELIVERY.fields())
                .from(DELIVERY)
                .where(or(
                        DELIVERY.COMPLETED.isNull(),
                        DELIVERY.COMPLETED.ge(now.minus(Delivery.SUCCESS_IS_SHOWN)),
                        DELIVERY.STATE
                                .eq(inline(State.PARKED.name()))
                                .and(DELIVERY.COMPLETED.ge(now.minus(Delivery.FAILURE_IS_SHOWN)))))
                .and(COLUMNS.matching(selection))
                // Ids rise with time.
                .orderBy(DELIVERY.ID.desc())
                .limit(MAX_LISTED);
    }

    private static Condition matching(Parked which) {
        Condition condition = noCondition();
        if (which.subscription() != null) {
            condition = condition.and(
                    DELIVERY.SUBSCRIPTION_ID.eq(which.subscription().value()));
        }
        if (which.run() != null) {
            UUID run = which.run().value();
            condition = condition.and(DELIVERY.BATCH_ID
                    .eq(run)
                    .or(DELIVERY.BATCH_ID.in(
                            select(EVENT_BATCH.ID).from(EVENT_BATCH).where(EVENT_BATCH.RUN_ID.eq(run)))));
        }
        if (which.from() != null) {
            condition = condition.and(DELIVERY.CREATED.ge(which.from()));
        }
        if (which.to() != null) {
            condition = condition.and(DELIVERY.CREATED.lt(which.to()));
        }
        return condition;
    }

    private static Select<Record1<UUID>> selectOf(Condition condition, int limit) {
        return select(DELIVERY.ID)
                .from(DELIVERY)
                .where(condition)
                .limit(limit)
                .forUpdate()
                .skipLocked();
    }

    /** Removes them and counts them off, with the batches locked in one order as everybody does. */
    private int remove(Select<Record1<UUID>> which) {
        CommonTableExpression<Record1<UUID>> over = name("over").as(which);
        CommonTableExpression<Record1<UUID>> removed = name("removed")
                .as(sql.deleteFrom(DELIVERY)
                        .using(table(name("over")))
                        .where(DELIVERY.ID.eq(over.field(DELIVERY.ID)))
                        .returningResult(DELIVERY.BATCH_ID));
        Field<UUID> batch = field(name("counted", "batch_id"), SQLDataType.UUID);
        CommonTableExpression<Record2<UUID, Integer>> counted = name("counted")
                .as(select(removed.field(DELIVERY.BATCH_ID), DSL.count().as(GONE))
                        .from(removed)
                        .groupBy(removed.field(DELIVERY.BATCH_ID)));
        Field<UUID> lockedId = field(name("locked", "id"), SQLDataType.UUID);
        Field<Integer> gone = field(name("locked", "gone"), SQLDataType.INTEGER);
        CommonTableExpression<Record2<UUID, Integer>> locked = name("locked")
                .as(select(EVENT_BATCH.ID, field(name("counted", "gone"), SQLDataType.INTEGER))
                        .from(EVENT_BATCH)
                        .join(counted)
                        .on(EVENT_BATCH.ID.eq(batch))
                        .orderBy(EVENT_BATCH.ID)
                        .forUpdate()
                        .of(EVENT_BATCH));
        return sql
                .with(over)
                .with(removed)
                .with(counted)
                .with(locked)
                .update(EVENT_BATCH)
                .set(EVENT_BATCH.DELIVERIES, EVENT_BATCH.DELIVERIES.minus(gone))
                .from(locked)
                .where(EVENT_BATCH.ID.eq(lockedId))
                .returningResult(gone)
                .fetch(Record1::value1)
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static WithEvent toWithEvent(Record row, org.unstuck.persistence.jooq.tables.Delivery delivery) {
        return new WithEvent(toDelivery(row, delivery), JooqOutgoingEvents.toStored(row));
    }

    private static Delivery toDelivery(Record row, org.unstuck.persistence.jooq.tables.Delivery delivery) {
        return new Delivery(
                new DeliveryId(row.get(delivery.ID)),
                row.get(delivery.BATCH_ID),
                row.get(delivery.EVENT_ID),
                JooqOutgoingEvents.trigger(row.get(delivery.TRIGGER_ID)),
                new SubscriptionId(row.get(delivery.SUBSCRIPTION_ID)),
                row.get(delivery.SUBSCRIPTION_NAME),
                Delivery.Kind.valueOf(row.get(delivery.KIND)),
                State.valueOf(row.get(delivery.STATE)),
                row.get(delivery.ATTEMPTS),
                row.get(delivery.DUE),
                row.get(delivery.CREATED),
                row.get(delivery.COMPLETED),
                row.get(delivery.PROBLEM));
    }
}
