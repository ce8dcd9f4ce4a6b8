package org.unstuck.persistence.request;

import static org.jooq.impl.DSL.any;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.IdentityRequestFact.IDENTITY_REQUEST_FACT;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;

/** Writes whole documents: a row of what changes, one of what was said, one per item. */
final class DocumentWrites {

    private final DSLContext sql;

    DocumentWrites(DSLContext sql) {
        this.sql = sql;
    }

    Set<TrackingNumber> add(List<RecordedRequest> documents) {
        Set<TrackingNumber> added = insertRequests(documents);
        List<RecordedRequest> toAdd = documents.stream()
                .filter(document -> added.contains(document.trackingNumber()))
                .toList();
        insertFacts(toAdd);
        insertItems(toAdd);
        return added;
    }

    void replace(List<RecordedRequest> documents) {
        updateRequests(documents);
        updateFacts(documents);
        deleteItems(documents);
        insertItems(documents);
    }

    /** Goes by tracking number, as locks do: two transactions that add the same wait for each other, not in a circle. */
    private Set<TrackingNumber> insertRequests(List<RecordedRequest> documents) {
        ArrayRows<IdentityRequest> rows = requestRows(documents);
        Field<UUID> number = requestNumber(rows);
        rows.column(IDENTITY_REQUEST.REVISION, IdentityRequest::revision);
        return sql
                .insertInto(IDENTITY_REQUEST, rows.targets())
                .select(rows.select().orderBy(number))
                .onConflictDoNothing()
                .returning(IDENTITY_REQUEST.TRACKING_NUMBER)
                .fetch(row -> new TrackingNumber(row.getTrackingNumber()))
                .stream()
                .collect(Collectors.toSet());
    }

    private void insertFacts(List<RecordedRequest> documents) {
        ArrayRows<RecordedRequest> rows = factRows(documents);
        factNumber(rows);
        sql.insertInto(IDENTITY_REQUEST_FACT, rows.targets())
                .select(rows.select())
                .execute();
    }

    private void updateRequests(List<RecordedRequest> documents) {
        ArrayRows<IdentityRequest> rows = requestRows(documents);
        Map<Field<?>, Field<?>> assignments = rows.assignments();
        Field<UUID> number = requestNumber(rows);
        int updated = sql.update(IDENTITY_REQUEST)
                .set(assignments)
                .set(IDENTITY_REQUEST.REVISION, IDENTITY_REQUEST.REVISION.plus(1))
                .from(rows.table())
                .where(IDENTITY_REQUEST.TRACKING_NUMBER.eq(number))
                .execute();
        if (updated != documents.size()) {
            throw new IllegalStateException("%d of %d requests to replace are not here"
                    .formatted(documents.size() - updated, documents.size()));
        }
    }

    private void updateFacts(List<RecordedRequest> documents) {
        ArrayRows<RecordedRequest> rows = factRows(documents);
        Map<Field<?>, Field<?>> assignments = rows.assignments();
        Field<UUID> number = factNumber(rows);
        sql.update(IDENTITY_REQUEST_FACT)
                .set(assignments)
                .from(rows.table())
                .where(IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(number))
                .execute();
    }

    private void deleteItems(List<RecordedRequest> documents) {
        sql.deleteFrom(REQUESTED_ITEM)
                .where(REQUESTED_ITEM.TRACKING_NUMBER.eq(any(ArrayParameter.of(
                        REQUESTED_ITEM.TRACKING_NUMBER,
                        documents.stream()
                                .map(document -> document.trackingNumber().value())
                                .toList()))))
                .execute();
    }

    private void insertItems(List<RecordedRequest> documents) {
        ArrayRows<ItemRow> rows = ArrayRows.of(
                "item", documents.stream().flatMap(DocumentWrites::items).toList());
        rows.column(REQUESTED_ITEM.TRACKING_NUMBER, row -> row.request().value());
        rows.column(REQUESTED_ITEM.POSITION, ItemRow::position);
        rows.column(REQUESTED_ITEM.ID, row -> row.item().id());
        rows.column(REQUESTED_ITEM.APPROVAL, row -> nameOf(row.item().approval()));
        rows.column(REQUESTED_ITEM.PROVISIONING, row -> nameOf(row.item().provisioning()));
        rows.column(REQUESTED_ITEM.HAS_OBJECT, row -> row.item().object() != null);
        rows.column(REQUESTED_ITEM.OBJECT_ID, ofObject(RequestedObject::id));
        rows.column(REQUESTED_ITEM.OBJECT_NAME, ofObject(RequestedObject::name));
        rows.column(REQUESTED_ITEM.OBJECT_TYPE, ofObject(object -> nameOf(object.type())));
        rows.column(REQUESTED_ITEM.OPERATION, row -> nameOf(row.item().change().operation()));
        rows.column(REQUESTED_ITEM.ATTRIBUTE, row -> row.item().change().attribute());
        rows.column(REQUESTED_ITEM.VALUE, row -> row.item().change().value());
        rows.column(REQUESTED_ITEM.NATIVE_IDENTITY, row -> row.item().change().nativeIdentity());
        rows.column(REQUESTED_ITEM.SOURCE_ID, row -> row.item().change().sourceId());
        sql.insertInto(REQUESTED_ITEM, rows.targets()).select(rows.select()).execute();
    }

    private static ArrayRows<IdentityRequest> requestRows(List<RecordedRequest> documents) {
        ArrayRows<IdentityRequest> rows = ArrayRows.of(
                "document", documents.stream().map(RecordedRequest::request).toList());
        rows.column(IDENTITY_REQUEST.TYPE, request -> request.submission().type());
        rows.column(IDENTITY_REQUEST.STAGE, request -> request.stage().name());
        rows.column(IDENTITY_REQUEST.STATUS, request -> nameOf(request.status()));
        rows.column(IDENTITY_REQUEST.CREATED, request -> request.submission().created());
        rows.column(IDENTITY_REQUEST.MODIFIED, IdentityRequest::modified);
        rows.column(IDENTITY_REQUEST.COMPLETED, IdentityRequest::completed);
        rows.column(IDENTITY_REQUEST.CLOSED_BY, DocumentWrites::closedBy);
        rows.listColumn(IDENTITY_REQUEST.WARNINGS, request -> request.remarks().warnings());
        return rows;
    }

    private static Field<UUID> requestNumber(ArrayRows<IdentityRequest> rows) {
        return rows.column(
                IDENTITY_REQUEST.TRACKING_NUMBER,
                request -> request.trackingNumber().value());
    }

    private static ArrayRows<RecordedRequest> factRows(List<RecordedRequest> documents) {
        Function<RecordedRequest, @Nullable IdentitySummary> requester =
                document -> document.request().submission().requester();
        Function<RecordedRequest, @Nullable IdentitySummary> recipient =
                document -> document.request().submission().recipient();
        ArrayRows<RecordedRequest> rows = ArrayRows.of("document", documents);
        rows.column(IDENTITY_REQUEST_FACT.HAS_REQUESTER, document -> requester.apply(document) != null);
        rows.column(IDENTITY_REQUEST_FACT.REQUESTER_SUMMARY_ID, of(requester, IdentitySummary::id));
        rows.column(IDENTITY_REQUEST_FACT.REQUESTER_NAME, of(requester, IdentitySummary::name));
        rows.column(IDENTITY_REQUEST_FACT.REQUESTER_IDENTITY_ID, of(requester, IdentitySummary::identityId));
        rows.column(IDENTITY_REQUEST_FACT.REQUESTER_COMPLETED, of(requester, IdentitySummary::completed));
        rows.column(IDENTITY_REQUEST_FACT.HAS_RECIPIENT, document -> recipient.apply(document) != null);
        rows.column(IDENTITY_REQUEST_FACT.RECIPIENT_SUMMARY_ID, of(recipient, IdentitySummary::id));
        rows.column(IDENTITY_REQUEST_FACT.RECIPIENT_NAME, of(recipient, IdentitySummary::name));
        rows.column(IDENTITY_REQUEST_FACT.RECIPIENT_IDENTITY_ID, of(recipient, IdentitySummary::identityId));
        rows.column(IDENTITY_REQUEST_FACT.RECIPIENT_COMPLETED, of(recipient, IdentitySummary::completed));
        rows.listColumn(
                IDENTITY_REQUEST_FACT.ERRORS,
                document -> document.request().remarks().errors());
        rows.column(
                IDENTITY_REQUEST_FACT.HAS_ITEMS, document -> document.request().items() != null);
        rows.column(IDENTITY_REQUEST_FACT.PARTICULARS, document -> ParticularsJson.write(document.particulars()));
        return rows;
    }

    private static Field<UUID> factNumber(ArrayRows<RecordedRequest> rows) {
        return rows.column(
                IDENTITY_REQUEST_FACT.TRACKING_NUMBER,
                document -> document.trackingNumber().value());
    }

    private static Stream<ItemRow> items(RecordedRequest document) {
        RequestedItems items = document.request().items();
        return items == null
                ? Stream.empty()
                : IntStream.range(0, items.items().size())
                        .mapToObj(position -> new ItemRow(
                                document.trackingNumber(),
                                position,
                                items.items().get(position)));
    }

    private static @Nullable UUID closedBy(IdentityRequest request) {
        return switch (request) {
            case OpenRequest open -> null;
            case ClosedRequest closed ->
                closed.closedBy() == null ? null : closed.closedBy().value();
        };
    }

    private static <V> Function<ItemRow, @Nullable V> ofObject(Function<RequestedObject, @Nullable V> value) {
        return of(row -> row.item().object(), value);
    }

    /** A value of a part that may be missing. */
    private static <T, P, V> Function<T, @Nullable V> of(
            Function<T, @Nullable P> part, Function<P, @Nullable V> value) {
        return row -> {
            P present = part.apply(row);
            return present == null ? null : value.apply(present);
        };
    }

    private static @Nullable String nameOf(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private record ItemRow(TrackingNumber request, int position, RequestedItem item) {}
}
