package org.unstuck.persistence.progress;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.unstuck.persistence.jooq.tables.Approval.APPROVAL;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.ItemNote.ITEM_NOTE;
import static org.unstuck.persistence.jooq.tables.Modification.MODIFICATION;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.Select;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.Page;
import org.unstuck.domain.progress.ItemState;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.OpenRequests;
import org.unstuck.persistence.approval.JooqApprovals;
import org.unstuck.persistence.transaction.OpenTransaction;

/**
 * The states of items as they are noted in {@code item_note} (migration V18), for lists that ask for some of them. Notes
 * are made after the change, in the background, so that a close need not. A note counts while its request has the revision
 * it is about. Every request without such notes is named in a row of {@code modification} that is not noted, because what
 * changed it left one there in the same transaction; those few are looked at themselves. So the lists are always right.
 */
public final class NotedItems {

    /** As many requests as may wait for their notes before a list is better read without any. */
    private static final int FEW = 2_000;

    private static final Field<UUID> MEMBER = field(name("member", "tracking_number"), SQLDataType.UUID);

    private static final Table<Record> MEMBERS =
            table("unnest({0}) as member(tracking_number)", MODIFICATION.TRACKING_NUMBERS);

    private static final Condition IS_OF_THE_REQUEST = ITEM_NOTE
            .TRACKING_NUMBER
            .eq(IDENTITY_REQUEST.TRACKING_NUMBER)
            .and(ITEM_NOTE.REVISION.eq(IDENTITY_REQUEST.REVISION));

    private final DSLContext sql;

    public NotedItems(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Makes notes of what changed longest ago, and takes approvals of requests that have ended out of the way of those
     * that are pending. Any number of nodes may do it at once.
     *
     * @param limit after how many requests it has done enough
     * @return how many requests were looked at; fewer than the limit when none is left
     */
    public int note(int limit) {
        OpenTransaction.require();
        Result<Record> changed = sql.fetch("""
                select id, tracking_numbers from modification
                where id in (
                    select id from (
                        select id, sum(cardinality(tracking_numbers)) over (order by id)
                            - cardinality(tracking_numbers) as before
                        from (select id, tracking_numbers from modification where not noted order by id limit {0}) oldest
                    ) counted
                    where before < {0})
                and not noted
                order by id for update skip locked
                """, val(limit));
        List<UUID> named = changed.stream()
                .flatMap(
                        row -> Arrays.stream(row.get(MODIFICATION.TRACKING_NUMBERS.getUnqualifiedName(), UUID[].class)))
                .toList();
        if (changed.isEmpty()) {
            return 0;
        }
        List<UUID> numbers = named.stream().distinct().sorted().toList();
        writeNotes(numbers);
        forgetOldNotes(numbers);
        layToRest(numbers);
        sql.update(MODIFICATION)
                .set(MODIFICATION.NOTED, true)
                .where(MODIFICATION.ID.eq(any(ArrayParameter.of(
                        MODIFICATION.ID, changed.getValues(MODIFICATION.ID.getUnqualifiedName(), Long.class)))))
                .execute();
        return named.size();
    }

    /** Whether so few are still to be noted that looking at each of them takes hardly any time. */
    boolean areNearlyAll() {
        return sql.fetchCount(selectOne()
                        .from(MODIFICATION)
                        .crossJoin(MEMBERS)
                        .where(not(MODIFICATION.NOTED))
                        .limit(FEW + 1))
                <= FEW;
    }

    /** The items of a page, the newest first or, by a sort with one key that says so, the oldest; numbered. */
    static Table<Record> wanted(Set<ItemState> states, Sort sort, Page page) {
        boolean newestFirst = sort.keys().stream().allMatch(Sort.Key::isDescending);
        long end = (long) page.offset() + page.limit();
        Select<Record3<UUID, Integer, Instant>> found = unnoted(states, newestFirst, end);
        for (ItemState state : states) {
            found = found.unionAll(noted(state, newestFirst, end));
        }
        Table<Record3<UUID, Integer, Instant>> all = found.asTable("found");
        Field<UUID> number = Objects.requireNonNull(all.field(REQUESTED_ITEM.TRACKING_NUMBER));
        Field<Integer> position = Objects.requireNonNull(all.field(REQUESTED_ITEM.POSITION));
        List<SortField<?>> order =
                order(Objects.requireNonNull(all.field(IDENTITY_REQUEST.CREATED)), newestFirst, number, position);
        return select(List.of(
                        number, position, rowNumber().over().orderBy(order).as(JooqRequestedItems.PLACE)))
                .from(all)
                .orderBy(order)
                .limit(page.limit())
                .offset(page.offset())
                .asTable("wanted");
    }

    /** Goes along the index. */
    private static Select<Record3<UUID, Integer, Instant>> noted(ItemState state, boolean newestFirst, long end) {
        return select(ITEM_NOTE.TRACKING_NUMBER, ITEM_NOTE.POSITION, ITEM_NOTE.CREATED)
                .from(ITEM_NOTE)
                .join(IDENTITY_REQUEST)
                .on(IS_OF_THE_REQUEST)
                .where(ITEM_NOTE.STATE.eq(inline(state.name())))
                .orderBy(order(ITEM_NOTE.CREATED, newestFirst, ITEM_NOTE.TRACKING_NUMBER, ITEM_NOTE.POSITION))
                .limit(end);
    }

    private static Select<Record3<UUID, Integer, Instant>> unnoted(
            Set<ItemState> states, boolean newestFirst, long end) {
        return select(REQUESTED_ITEM.TRACKING_NUMBER, REQUESTED_ITEM.POSITION, IDENTITY_REQUEST.CREATED)
                .from(IDENTITY_REQUEST)
                .join(REQUESTED_ITEM)
                .on(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                .where(IDENTITY_REQUEST.TRACKING_NUMBER.in(
                        select(MEMBER).from(MODIFICATION).crossJoin(MEMBERS).where(not(MODIFICATION.NOTED))))
                .and(JooqRequestedItems.IS_ACCESS_REQUEST)
                .and(notExists(selectOne()
                        .from(ITEM_NOTE)
                        .where(IS_OF_THE_REQUEST)
                        .and(ITEM_NOTE.POSITION.eq(REQUESTED_ITEM.POSITION))))
                .and(or(states.stream()
                        .map(state -> Objects.requireNonNull(StateConditions.BY_NAME.get(state.name())))
                        .toList()))
                .orderBy(order(
                        IDENTITY_REQUEST.CREATED, newestFirst, REQUESTED_ITEM.TRACKING_NUMBER, REQUESTED_ITEM.POSITION))
                .limit(end);
    }

    private static List<SortField<?>> order(
            Field<Instant> created, boolean newestFirst, Field<UUID> number, Field<Integer> position) {
        return List.of(newestFirst ? created.desc() : created.asc(), number.asc(), position.asc());
    }

    /** Never over a note that is about a later revision: another node may have made it meanwhile. */
    private void writeNotes(List<UUID> numbers) {
        sql.insertInto(
                        ITEM_NOTE,
                        ITEM_NOTE.TRACKING_NUMBER,
                        ITEM_NOTE.POSITION,
                        ITEM_NOTE.REVISION,
                        ITEM_NOTE.STATE,
                        ITEM_NOTE.CREATED)
                .select(select(
                                REQUESTED_ITEM.TRACKING_NUMBER,
                                REQUESTED_ITEM.POSITION,
                                IDENTITY_REQUEST.REVISION,
                                state(),
                                IDENTITY_REQUEST.CREATED)
                        .from(IDENTITY_REQUEST)
                        .join(REQUESTED_ITEM)
                        .on(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                        .where(isOneOf(IDENTITY_REQUEST.TRACKING_NUMBER, numbers))
                        .and(JooqRequestedItems.IS_ACCESS_REQUEST)
                        .orderBy(REQUESTED_ITEM.TRACKING_NUMBER, REQUESTED_ITEM.POSITION))
                .onConflict(ITEM_NOTE.TRACKING_NUMBER, ITEM_NOTE.POSITION)
                .doUpdate()
                .setAllToExcluded()
                .where(excluded(ITEM_NOTE.REVISION).gt(ITEM_NOTE.REVISION))
                .execute();
    }

    /** What is about an earlier revision counts no more: an import brought fewer items, or no access request. */
    private void forgetOldNotes(List<UUID> numbers) {
        sql.deleteFrom(ITEM_NOTE)
                .where(isOneOf(ITEM_NOTE.TRACKING_NUMBER, numbers))
                .and(exists(selectOne()
                        .from(IDENTITY_REQUEST)
                        .where(IDENTITY_REQUEST.TRACKING_NUMBER.eq(ITEM_NOTE.TRACKING_NUMBER))
                        .and(IDENTITY_REQUEST.REVISION.gt(ITEM_NOTE.REVISION))))
                .execute();
    }

    /** Under the locks of the requests, in their order: nobody can open one again before its approvals rest. */
    private void layToRest(List<UUID> numbers) {
        List<UUID> ended = sql.select(IDENTITY_REQUEST.TRACKING_NUMBER)
                .from(IDENTITY_REQUEST)
                .where(isOneOf(IDENTITY_REQUEST.TRACKING_NUMBER, numbers))
                .and(OpenRequests.IS_OPEN.not())
                .and(exists(selectOne()
                        .from(APPROVAL)
                        .where(APPROVAL.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                        .and(JooqApprovals.IS_LISTED_AS_PENDING)))
                .orderBy(IDENTITY_REQUEST.TRACKING_NUMBER)
                .forNoKeyUpdate()
                .of(IDENTITY_REQUEST)
                .fetch(IDENTITY_REQUEST.TRACKING_NUMBER);
        sql.update(APPROVAL)
                .set(APPROVAL.AT_REST, true)
                .where(isOneOf(APPROVAL.TRACKING_NUMBER, ended))
                .and(JooqApprovals.IS_LISTED_AS_PENDING)
                .execute();
    }

    /** One condition holds for every item, and no two. */
    private static Field<String> state() {
        CaseConditionStep<String> state = null;
        for (Map.Entry<String, Condition> one : StateConditions.BY_NAME.entrySet()) {
            state = state == null
                    ? case_().when(one.getValue(), inline(one.getKey()))
                    : state.when(one.getValue(), inline(one.getKey()));
        }
        return Objects.requireNonNull(state);
    }

    private static Condition isOneOf(Field<UUID> column, List<UUID> numbers) {
        return column.eq(any(ArrayParameter.of(column, numbers)));
    }
}
