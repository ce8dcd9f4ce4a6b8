package org.unstuck.persistence.progress;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.unstuck.persistence.jooq.tables.Approval.APPROVAL;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.IdentityRequestFact.IDENTITY_REQUEST_FACT;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestedItemFields;
import org.unstuck.application.port.RequestedItemFields.ForAdministrators;
import org.unstuck.application.port.RequestedItemFields.ForEverybody;
import org.unstuck.application.port.RequestedItemQuery;
import org.unstuck.application.port.RequestedItems;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.progress.ItemProgress;
import org.unstuck.domain.progress.ItemState;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Submission;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.OpenRequests;
import org.unstuck.persistence.approval.JooqApprovals;
import org.unstuck.persistence.filter.ListColumns;
import org.unstuck.persistence.request.JooqIdentityRequests;
import org.unstuck.persistence.request.RequestPages;
import org.unstuck.persistence.request.RequestRows;

/** The items of access requests, each with its request and its approvals. */
public final class JooqRequestedItems implements RequestedItems {

    private static final Map<ListField, Field<?>> FIELDS = Map.of(
            ForEverybody.REQUEST_ID, IDENTITY_REQUEST.TRACKING_NUMBER,
            ForAdministrators.REQUEST_ID, IDENTITY_REQUEST.TRACKING_NUMBER,
            ForEverybody.ITEM_ID, REQUESTED_ITEM.ID,
            ForAdministrators.ITEM_ID, REQUESTED_ITEM.ID,
            ForEverybody.CREATED, IDENTITY_REQUEST.CREATED,
            ForAdministrators.CREATED, IDENTITY_REQUEST.CREATED,
            RequestedItemFields.MODIFIED, IDENTITY_REQUEST.MODIFIED,
            RequestedItemFields.NAME, REQUESTED_ITEM.OBJECT_NAME);

    private static final ListColumns COLUMNS =
            new ListColumns(FIELDS, Map.of(RequestedItemFields.STATUS, StateConditions.BY_NAME));

    /** Once as its index has it, and once as it is. */
    static final Condition IS_ACCESS_REQUEST = ListColumns.folded(IDENTITY_REQUEST.TYPE)
            .eq(ListColumns.folded(inline(Submission.ACCESS_REQUEST)))
            .and(IDENTITY_REQUEST.TYPE.eq(inline(Submission.ACCESS_REQUEST)));

    static final Field<Integer> PLACE = field(name("place"), SQLDataType.INTEGER);

    /** All items of a request: whether it can be cancelled is up to every one of them. */
    private static final Field<Result<Record>> ITEMS = multiset(select(RequestRows.ITEM)
                    .from(REQUESTED_ITEM)
                    .where(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                    .orderBy(REQUESTED_ITEM.POSITION))
            .as("items");

    private static final Field<Result<Record>> APPROVALS = multiset(select(List.of(APPROVAL.fields()))
                    .from(APPROVAL)
                    .where(APPROVAL.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER)))
            .as("approvals");

    private final DSLContext sql;
    private final RequestPages requestPages;
    private final NotedItems notedItems;

    public JooqRequestedItems(DSLContext sql) {
        this(sql, new RequestPages(sql), new NotedItems(sql));
    }

    JooqRequestedItems(DSLContext sql, RequestPages requestPages, NotedItems notedItems) {
        this.sql = sql;
        this.requestPages = requestPages;
        this.notedItems = notedItems;
    }

    /**
     * Reads by one statement, hence from one snapshot. Which items are on the page is decided over narrow rows alone;
     * what is wide is read once for each of their requests.
     */
    @Override
    public List<ItemProgress> page(RequestedItemQuery query, Page page) {
        Table<Record> wanted = wanted(query, page);
        Field<UUID> number = wanted.field(REQUESTED_ITEM.TRACKING_NUMBER);
        Field<Integer> place = wanted.field(PLACE);
        Field<Integer[]> positions =
                arrayAgg(wanted.field(REQUESTED_ITEM.POSITION)).orderBy(place).as("positions");
        Field<Integer[]> places = arrayAgg(place).orderBy(place).as("places");
        Table<?> asked =
                select(number, positions, places).from(wanted).groupBy(number).asTable("asked");
        Map<Integer, ItemProgress> byPlace = new TreeMap<>();
        sql.select(RequestRows.REQUEST)
                .select(RequestRows.FACT)
                .select(IDENTITY_REQUEST_FACT.PARTICULARS)
                .select(ITEMS, APPROVALS)
                .select(asked.field(positions), asked.field(places))
                .from(asked)
                .join(IDENTITY_REQUEST)
                .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(asked.field(REQUESTED_ITEM.TRACKING_NUMBER)))
                .join(IDENTITY_REQUEST_FACT)
                .on(IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                .forEach(row -> addItems(row, row.get(positions), row.get(places), byPlace));
        return List.copyOf(byPlace.values());
    }

    @Override
    public long count(RequestedItemQuery query) {
        return sql.fetchCount(selectOne()
                .from(REQUESTED_ITEM)
                .join(IDENTITY_REQUEST)
                .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(REQUESTED_ITEM.TRACKING_NUMBER))
                .where(matches(query)));
    }

    /** The items of the page, numbered in their order, found where it takes least. */
    private Table<Record> wanted(RequestedItemQuery query, Page page) {
        if (isOfEverything(query)) {
            Optional<Set<ItemState>> states = StateFilter.statesOf(query.selection());
            if (states.isPresent() && notedItems.areNearlyAll()) {
                return NotedItems.wanted(states.get(), query.selection().sort(), page);
            }
            Optional<Selection> ofRequests = RequestSelection.byModification(query.selection());
            if (ofRequests.isPresent()) {
                return wantedOf(ofRequests.get(), query.selection().sort(), page);
            }
        }
        return numbered(
                REQUESTED_ITEM
                        .join(IDENTITY_REQUEST)
                        .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(REQUESTED_ITEM.TRACKING_NUMBER)),
                matches(query),
                query.selection().sort(),
                page);
    }

    private static boolean isOfEverything(RequestedItemQuery query) {
        return query.visibility() instanceof Visibility.Everything
                && query.involvements().isEmpty()
                && query.assignedTo() == null;
    }

    /** Each of these requests has an item at least, so as many of them as there are items up to the page's end suffice. */
    private Table<Record> wantedOf(Selection ofRequests, Sort sort, Page page) {
        Condition hasItems = exists(selectOne()
                .from(REQUESTED_ITEM)
                .where(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER)));
        Table<Record> requests = requestPages
                .rows(IS_ACCESS_REQUEST.and(hasItems), ofRequests, (long) page.offset() + page.limit(), 0)
                .asTable(IDENTITY_REQUEST.getUnqualifiedName());
        return numbered(
                requests.join(REQUESTED_ITEM).on(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER)),
                noCondition(),
                sort,
                page);
    }

    private static Table<Record> numbered(Table<?> items, Condition which, Sort sort, Page page) {
        List<SortField<?>> order = order(sort);
        return select(List.of(
                        REQUESTED_ITEM.TRACKING_NUMBER,
                        REQUESTED_ITEM.POSITION,
                        rowNumber().over().orderBy(order).as(PLACE)))
                .from(items)
                .where(which)
                .orderBy(order)
                .limit(page.limit())
                .offset(page.offset())
                .asTable("wanted");
    }

    /** Total: the newest first, unless the sort says otherwise. */
    private static List<SortField<?>> order(Sort sort) {
        List<SortField<?>> order = new ArrayList<>(COLUMNS.order(sort));
        order.add(IDENTITY_REQUEST.CREATED.desc());
        order.add(IDENTITY_REQUEST.TRACKING_NUMBER.asc());
        order.add(REQUESTED_ITEM.POSITION.asc());
        return order;
    }

    private static Condition matches(RequestedItemQuery query) {
        return and(
                IS_ACCESS_REQUEST,
                JooqIdentityRequests.isVisible(query.visibility()),
                and(query.involvements().stream()
                        .map(JooqIdentityRequests::involves)
                        .toList()),
                isAssignedTo(query.assignedTo()),
                COLUMNS.matching(query.selection()));
    }

    /** An approval counts as long as its request is open and its item waits for it. */
    private static Condition isAssignedTo(@Nullable Set<String> owners) {
        return owners == null
                ? noCondition()
                : and(
                        row(REQUESTED_ITEM.TRACKING_NUMBER, REQUESTED_ITEM.POSITION)
                                .in(select(APPROVAL.TRACKING_NUMBER, APPROVAL.POSITION)
                                        .from(APPROVAL)
                                        .where(JooqApprovals.IS_LISTED_AS_PENDING)
                                        .and(APPROVAL.OWNER_ID.eq(any(ArrayParameter.of(APPROVAL.OWNER_ID, owners))))),
                        REQUESTED_ITEM.APPROVAL.eq(inline(ApprovalState.PENDING.name())),
                        OpenRequests.IS_OPEN);
    }

    private static void addItems(
            Record row, Integer[] positions, Integer[] places, Map<Integer, ItemProgress> byPlace) {
        RecordedRequest recorded = RequestRows.toRecorded(row, row, row.get(ITEMS));
        Map<Integer, List<Approval>> approvals = row.get(APPROVALS).stream()
                .map(approval -> JooqApprovals.toApproval(approval.into(APPROVAL)))
                .collect(Collectors.groupingBy(Approval::position));
        for (int index = 0; index < positions.length; index++) {
            int position = positions[index];
            byPlace.put(
                    places[index], new ItemProgress(recorded, position, approvals.getOrDefault(position, List.of())));
        }
    }
}
