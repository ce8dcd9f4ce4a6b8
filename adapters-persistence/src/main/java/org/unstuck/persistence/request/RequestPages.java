package org.unstuck.persistence.request;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.Modification.MODIFICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestFields;
import org.unstuck.persistence.filter.ListColumns;

/**
 * Finds the rows of a page where it takes least. No index is on {@code identity_request.modified}, as every close would
 * pay for it; the rows of {@code modification} (migration V14) stand in for one. PostgreSQL cannot know that, so the
 * choice is made here, by counting a little first. Whatever is chosen, the page is the same.
 */
public final class RequestPages {

    /** Up to so many rows are read and sorted rather than looked for in an order that is there already. */
    private static final int FEW = 2_000;

    private static final ListColumns COLUMNS = new ListColumns(Map.of(
            RequestFields.TYPE, IDENTITY_REQUEST.TYPE,
            RequestFields.CREATED, IDENTITY_REQUEST.CREATED,
            RequestFields.MODIFIED, IDENTITY_REQUEST.MODIFIED));

    private static final ListColumns MODIFICATION_COLUMNS =
            new ListColumns(Map.of(RequestFields.MODIFIED, MODIFICATION.MODIFIED));

    private static final Field<UUID> MEMBER = field(name("member", "tracking_number"), SQLDataType.UUID);

    private static final Table<Record> MEMBERS =
            table("unnest({0}) as member(tracking_number)", MODIFICATION.TRACKING_NUMBERS);

    /** Whether a modification is the one that its request has now, and no older one. */
    private static final Condition IS_LATEST = MODIFICATION
            .MODIFIED
            .eq(IDENTITY_REQUEST.MODIFIED)
            .or(IDENTITY_REQUEST
                    .MODIFIED
                    .isNull()
                    .and(MODIFICATION.MODIFIED.isNull())
                    .and(MODIFICATION.CREATED.eq(IDENTITY_REQUEST.CREATED)));

    private final DSLContext sql;
    private final int few;

    public RequestPages(DSLContext sql) {
        this(sql, FEW);
    }

    /** With another idea of few; one of 0 or less goes by modifications wherever it can. */
    RequestPages(DSLContext sql, int few) {
        this.sql = sql;
        this.few = few;
    }

    /** What a request must meet to be wanted. */
    static Condition matching(Selection selection) {
        return COLUMNS.matching(selection);
    }

    /** Total: the newest first, unless the sort says otherwise. */
    static List<SortField<?>> order(Sort sort) {
        List<SortField<?>> order = new ArrayList<>(COLUMNS.order(sort));
        order.add(IDENTITY_REQUEST.CREATED.desc());
        order.add(IDENTITY_REQUEST.TRACKING_NUMBER.asc());
        return order;
    }

    /**
     * Columns of {@link RequestRows#REQUEST}, for the rows on the page.
     *
     * @param shown what else a request must meet
     */
    Select<Record> rows(Condition shown, Selection selection, Page page) {
        return rows(shown, selection, page.limit(), page.offset());
    }

    /**
     * The same for as many rows as somebody likes.
     *
     * @param limit how many
     * @param offset how many to pass over first
     */
    public Select<Record> rows(Condition shown, Selection selection, long limit, long offset) {
        Part page = new Part(limit, offset);
        ByModified asked = ByModified.of(selection.filter());
        Condition which = shown.and(matching(selection));
        if (ordersByModified(selection.sort())) {
            Condition others = shown.and(matching(new Selection(asked.others(), Sort.OWN)));
            return isWalkable(asked, others, selection.sort(), page)
                    ? inTheOrderOfModifications(asked, which, selection.sort(), page)
                    : sorted(which, selection.sort(), page);
        }
        if (asked.filter() == null) {
            return sorted(which, selection.sort(), page);
        }
        // Each has a member at least; to count them takes the index alone, and of many no member need be counted.
        if (areFew(selectOne()
                        .from(MODIFICATION)
                        .where(asked.logged())
                        .orderBy(MODIFICATION.MODIFIED)
                        .limit(atMost()))
                && areFew(members(asked.logged()).orderBy(MODIFICATION.MODIFIED).limit(atMost()))) {
            return sorted(
                    which.and(IDENTITY_REQUEST.TRACKING_NUMBER.in(
                            select(MEMBER).from(MODIFICATION).crossJoin(MEMBERS).where(asked.logged()))),
                    selection.sort(),
                    page);
        }
        return sorted(which.and(asked.createdInTime()), selection.sort(), page);
    }

    private static Select<Record> sorted(Condition which, Sort sort, Part page) {
        return select(RequestRows.REQUEST)
                .from(IDENTITY_REQUEST)
                .where(which)
                .orderBy(order(sort))
                .limit(page.limit())
                .offset(page.offset());
    }

    /**
     * Goes along the modifications and looks each of their requests up. The offset of nothing keeps PostgreSQL from
     * joining in another way: it cannot estimate how many are the latest. A request that is written without another
     * time has two modifications that say the same; they are grouped, because for what is made distinct PostgreSQL 15 and
     * earlier read and sort everything.
     */
    private static Select<Record> inTheOrderOfModifications(ByModified asked, Condition which, Sort sort, Part page) {
        Table<Record> latest = lateral(select(RequestRows.REQUEST)
                        .from(MEMBERS)
                        .join(IDENTITY_REQUEST)
                        .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(MEMBER))
                        .where(IS_LATEST)
                        .and(which)
                        .offset(inline(0)))
                .as(IDENTITY_REQUEST.getUnqualifiedName());
        List<SortField<?>> order = new ArrayList<>(modificationOrder(sort));
        order.addAll(order(new Sort(sort.keys().subList(1, sort.keys().size()))));
        List<Field<?>> group =
                new ArrayList<>(order.stream().map(SortField::$field).toList());
        group.addAll(RequestRows.REQUEST);
        return select(RequestRows.REQUEST)
                .from(MODIFICATION)
                .crossJoin(latest)
                .where(asked.logged())
                .groupBy(group)
                .orderBy(order)
                .limit(page.limit())
                .offset(page.offset());
    }

    /** Also by when it was created, where that comes next: modifications know it of what was never modified. */
    private static List<SortField<?>> modificationOrder(Sort sort) {
        Sort first = new Sort(sort.keys().subList(0, 1));
        List<SortField<?>> order = new ArrayList<>(MODIFICATION_COLUMNS.order(first));
        if (sort.keys().size() == 1) {
            order.add(MODIFICATION.CREATED.desc());
        }
        return order;
    }

    private static boolean ordersByModified(Sort sort) {
        return !sort.keys().isEmpty() && sort.keys().getFirst().field().equals(RequestFields.MODIFIED);
    }

    /** Unless the page lies deep, or in the midst of many of the same time, or few requests are to be found on the way. */
    private boolean isWalkable(ByModified asked, Condition others, Sort sort, Part page) {
        if (few <= 0) {
            return true;
        }
        long end = page.offset() + page.limit();
        boolean isNear = end > 0
                && end <= few
                && areFew(select(inline(1).as("one"))
                        .from(members(asked.logged())
                                .orderBy(modificationOrder(sort))
                                .limit(inline((int) end))
                                .withTies())
                        .limit(atMost()));
        return isNear
                && (others.equals(noCondition())
                        || !areFew(
                                selectOne().from(IDENTITY_REQUEST).where(others).limit(atMost())));
    }

    private static SelectConditionStep<?> members(Condition logged) {
        return selectOne().from(MODIFICATION).crossJoin(MEMBERS).where(logged);
    }

    private int atMost() {
        return Math.max(few, 0) + 1;
    }

    private boolean areFew(Select<?> some) {
        return sql.fetchCount(some) <= few;
    }

    private record Part(long limit, long offset) {}

    /**
     * The parts of a filter that are about nothing but the time of the last modification, and the other parts, all of
     * which must hold.
     */
    private record ByModified(
            @Nullable Filter filter, @Nullable Filter others) {

        static ByModified of(@Nullable Filter filter) {
            Map<Boolean, List<Filter>> parts = (filter == null ? Stream.<Filter>empty() : parts(filter))
                    .collect(Collectors.partitioningBy(ByModified::isOfModifiedAlone));
            return new ByModified(all(parts.getOrDefault(true, List.of())), all(parts.getOrDefault(false, List.of())));
        }

        private static Stream<Filter> parts(Filter filter) {
            return filter instanceof Filter.And(var parts)
                    ? parts.stream().flatMap(ByModified::parts)
                    : Stream.of(filter);
        }

        private static @Nullable Filter all(List<Filter> parts) {
            return switch (parts.size()) {
                case 0 -> null;
                case 1 -> parts.getFirst();
                default -> new Filter.And(parts);
            };
        }

        private static boolean isOfModifiedAlone(Filter filter) {
            return switch (filter) {
                case Filter.And(var parts) -> parts.stream().allMatch(ByModified::isOfModifiedAlone);
                case Filter.Or(var parts) -> parts.stream().allMatch(ByModified::isOfModifiedAlone);
                case Filter.Not(var part) -> isOfModifiedAlone(part);
                case Filter.Comparison comparison -> comparison.field().equals(RequestFields.MODIFIED);
            };
        }

        /** What is asked, of a row of modifications. */
        Condition logged() {
            return MODIFICATION_COLUMNS.matching(new Selection(filter, Sort.OWN));
        }

        /** What is modified before a time was created not much after it; migration V14 says how much. */
        Condition createdInTime() {
            return Stream.ofNullable(filter)
                    .flatMap(ByModified::parts)
                    .flatMap(ByModified::end)
                    .min(Comparator.naturalOrder())
                    .map(end -> condition(
                            "{0} <= {1} + (select coalesce(max(later), interval '0') from created_after_modified)",
                            IDENTITY_REQUEST.CREATED, val(end, IDENTITY_REQUEST.CREATED)))
                    .orElse(noCondition());
        }

        private static Stream<Instant> end(Filter part) {
            if (!(part instanceof Filter.Comparison comparison)) {
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
    }
}
