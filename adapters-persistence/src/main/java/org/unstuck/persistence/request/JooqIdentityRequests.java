package org.unstuck.persistence.request;

import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.IdentityRequestFact.IDENTITY_REQUEST_FACT;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Involvement;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Identity requests as a narrow table of what changes, one of what was said and one of their items. */
public final class JooqIdentityRequests implements IdentityRequests {

    private static final List<Field<?>> FACT_AND_PARTICULARS = Stream.concat(
                    RequestRows.FACT.stream(), Stream.of(IDENTITY_REQUEST_FACT.PARTICULARS))
            .toList();

    /** The items of a request within its row. */
    private static final Field<Result<Record>> ITEMS = multiset(select(RequestRows.ITEM)
                    .from(REQUESTED_ITEM)
                    .where(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                    .orderBy(REQUESTED_ITEM.POSITION))
            .as("items");

    private final DSLContext sql;
    private final ClosureWrites closures;
    private final DocumentWrites documents;
    private final RequestPages pages;

    public JooqIdentityRequests(DSLContext sql) {
        this(sql, new RequestPages(sql));
    }

    JooqIdentityRequests(DSLContext sql, RequestPages pages) {
        this.sql = sql;
        this.closures = new ClosureWrites(sql);
        this.documents = new DocumentWrites(sql);
        this.pages = pages;
    }

    @Override
    public List<IdentityRequest> lock(Collection<TrackingNumber> trackingNumbers) {
        OpenTransaction.require();
        return LockedRequests.read(lockRows(trackingNumbers), numbers -> facts(numbers, RequestRows.FACT), this::items);
    }

    @Override
    public List<RecordedRequest> lockRecorded(Collection<TrackingNumber> trackingNumbers) {
        OpenTransaction.require();
        Result<Record> locked = lockRows(trackingNumbers).fetch();
        List<UUID> numbers = locked.getValues(IDENTITY_REQUEST.TRACKING_NUMBER);
        Map<UUID, Record> facts = facts(numbers, FACT_AND_PARTICULARS).fetchMap(IDENTITY_REQUEST_FACT.TRACKING_NUMBER);
        Map<UUID, Result<Record>> items = items(numbers).fetchGroups(REQUESTED_ITEM.TRACKING_NUMBER);
        return locked.stream()
                .map(row -> {
                    UUID number = row.get(IDENTITY_REQUEST.TRACKING_NUMBER);
                    return RequestRows.toRecorded(row, Objects.requireNonNull(facts.get(number)), items.get(number));
                })
                .toList();
    }

    @Override
    public void close(List<Closure> closed) {
        OpenTransaction.require();
        closures.close(closed);
    }

    @Override
    public void reopen(List<Reopening.Reopened> reopened) {
        OpenTransaction.require();
        closures.reopen(reopened);
    }

    @Override
    public Set<TrackingNumber> add(List<RecordedRequest> toAdd) {
        OpenTransaction.require();
        return documents.add(toAdd);
    }

    @Override
    public void replace(List<RecordedRequest> toReplace) {
        OpenTransaction.require();
        documents.replace(toReplace);
    }

    @Override
    public Optional<RecordedRequest> find(TrackingNumber trackingNumber, Visibility visibility) {
        Condition which =
                IDENTITY_REQUEST.TRACKING_NUMBER.eq(trackingNumber.value()).and(isVisible(visibility));
        return read(pages.rows(which, Selection.ALL, Page.FIRST), Sort.OWN).stream()
                .findFirst();
    }

    @Override
    public List<RecordedRequest> page(RequestQuery query, Page page) {
        return read(
                pages.rows(shown(query), query.selection(), page),
                query.selection().sort());
    }

    @Override
    public long count(RequestQuery query) {
        return sql.fetchCount(IDENTITY_REQUEST, shown(query).and(RequestPages.matching(query.selection())));
    }

    /**
     * A row that had to be waited for is given as its last holder left it, but what else this statement would read is
     * as old as its beginning. So it reads nothing else; the next ones see all that the former holders wrote.
     */
    private ResultQuery<Record> lockRows(Collection<TrackingNumber> trackingNumbers) {
        return sql.select(RequestRows.REQUEST)
                .from(IDENTITY_REQUEST)
                .where(IDENTITY_REQUEST.TRACKING_NUMBER.eq(any(ArrayParameter.of(
                        IDENTITY_REQUEST.TRACKING_NUMBER,
                        trackingNumbers.stream().map(TrackingNumber::value).toList()))))
                .orderBy(IDENTITY_REQUEST.TRACKING_NUMBER)
                .forNoKeyUpdate();
    }

    private ResultQuery<Record> facts(List<UUID> numbers, List<Field<?>> columns) {
        return sql.select(IDENTITY_REQUEST_FACT.TRACKING_NUMBER)
                .select(columns)
                .from(IDENTITY_REQUEST_FACT)
                .where(IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(
                        any(ArrayParameter.of(IDENTITY_REQUEST_FACT.TRACKING_NUMBER, numbers))));
    }

    private ResultQuery<Record> items(List<UUID> numbers) {
        return sql.select(REQUESTED_ITEM.TRACKING_NUMBER)
                .select(RequestRows.ITEM)
                .from(REQUESTED_ITEM)
                .where(REQUESTED_ITEM.TRACKING_NUMBER.eq(
                        any(ArrayParameter.of(REQUESTED_ITEM.TRACKING_NUMBER, numbers))))
                .orderBy(REQUESTED_ITEM.TRACKING_NUMBER, REQUESTED_ITEM.POSITION);
    }

    /**
     * Reads by one statement, hence from one snapshot: without a lock the parts could belong to two versions. Which
     * requests are on the page is decided over the narrow rows alone, before anything is read beside them.
     */
    private List<RecordedRequest> read(Select<Record> rows, Sort sort) {
        return sql.select(RequestRows.REQUEST)
                .select(FACT_AND_PARTICULARS)
                .select(ITEMS)
                .from(rows.asTable(IDENTITY_REQUEST.getUnqualifiedName()))
                .join(IDENTITY_REQUEST_FACT)
                .on(IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                .orderBy(RequestPages.order(sort))
                .fetch(row -> RequestRows.toRecorded(row, row, row.get(ITEMS)));
    }

    private static Condition shown(RequestQuery query) {
        return and(
                isVisible(query.visibility()),
                and(query.involvements().stream()
                        .map(JooqIdentityRequests::involves)
                        .toList()));
    }

    /** What the row of a request must meet for the person to have that to do with it. */
    public static Condition involves(Involvement involvement) {
        return switch (involvement) {
            case Involvement.RequestedFor(var identityId) ->
                isOneOf(IDENTITY_REQUEST_FACT.RECIPIENT_IDENTITY_ID.eq(identityId));
            case Involvement.RequestedBy(var identityId) ->
                isOneOf(IDENTITY_REQUEST_FACT.REQUESTER_IDENTITY_ID.eq(identityId));
            case Involvement.Regarding(var identityId) -> isAbout(identityId);
        };
    }

    /** What the row of a request must meet to be shown. */
    public static Condition isVisible(Visibility visibility) {
        return switch (visibility) {
            case Visibility.Everything() -> noCondition();
            case Visibility.OwnOf(var identityId) -> isAbout(identityId);
        };
    }

    private static Condition isAbout(String identityId) {
        return isOneOf(IDENTITY_REQUEST_FACT
                .REQUESTER_IDENTITY_ID
                .eq(identityId)
                .or(IDENTITY_REQUEST_FACT.RECIPIENT_IDENTITY_ID.eq(identityId)));
    }

    private static Condition isOneOf(Condition facts) {
        return IDENTITY_REQUEST.TRACKING_NUMBER.in(select(IDENTITY_REQUEST_FACT.TRACKING_NUMBER)
                .from(IDENTITY_REQUEST_FACT)
                .where(facts));
    }
}
