package org.unstuck.persistence.request;

import static org.jooq.impl.DSL.arrayAppend;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.closing.Reopening.Reopened;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.BeforeImage;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayRows;

/**
 * Writes what a close changed, and what taking it back did. Warnings only grow by one or shrink again, so the others do
 * not travel.
 */
final class ClosureWrites {

    private static final Field<String> MESSAGE = field(name("message"), SQLDataType.CLOB);
    private static final Field<Integer> WARNINGS_BEFORE = field(name("warnings_before"), SQLDataType.INTEGER);

    private final DSLContext sql;

    ClosureWrites(DSLContext sql) {
        this.sql = sql;
    }

    void close(List<Closure> closures) {
        ArrayRows<ClosedRequest> rows =
                ArrayRows.of("closed", closures.stream().map(Closure::closed).toList());
        rows.column(IDENTITY_REQUEST.STAGE, closed -> closed.stage().name());
        rows.column(IDENTITY_REQUEST.STATUS, closed -> nameOf(closed.status()));
        rows.column(IDENTITY_REQUEST.MODIFIED, ClosedRequest::modified);
        rows.column(IDENTITY_REQUEST.COMPLETED, ClosedRequest::completed);
        rows.column(IDENTITY_REQUEST.CLOSED_BY, closed -> valueOf(closed.closedBy()));
        Field<Integer> revision = rows.column(IDENTITY_REQUEST.REVISION, ClosedRequest::revision);
        Map<Field<?>, Field<?>> assignments = rows.assignments();
        Field<String> message = rows.column(MESSAGE, ClosureWrites::message);
        Field<UUID> number = rows.column(
                IDENTITY_REQUEST.TRACKING_NUMBER,
                closed -> closed.trackingNumber().value());
        int updated = sql.update(IDENTITY_REQUEST)
                .set(assignments)
                .set(IDENTITY_REQUEST.WARNINGS, arrayAppend(IDENTITY_REQUEST.WARNINGS, message))
                .from(rows.table())
                .where(IDENTITY_REQUEST.TRACKING_NUMBER.eq(number))
                .and(IDENTITY_REQUEST.REVISION.eq(revision.minus(inline(1))))
                .execute();
        requireAll(updated, closures.size(), "requests");
        setApprovals(cancelledItems(closures, Closure::trackingNumber, Closure::before), ApprovalState.CANCELED);
    }

    void reopen(List<Reopened> reopened) {
        ArrayRows<Reopened> rows = ArrayRows.of("reopened", reopened);
        rows.column(IDENTITY_REQUEST.STAGE, one -> one.request().stage().name());
        rows.column(IDENTITY_REQUEST.STATUS, one -> nameOf(one.request().status()));
        rows.column(IDENTITY_REQUEST.MODIFIED, one -> one.request().modified());
        Field<Integer> revision =
                rows.column(IDENTITY_REQUEST.REVISION, one -> one.request().revision());
        Map<Field<?>, Field<?>> assignments = rows.assignments();
        Field<Integer> warnings =
                rows.column(WARNINGS_BEFORE, one -> one.before().warnings());
        Field<UUID> number = rows.column(
                IDENTITY_REQUEST.TRACKING_NUMBER, one -> one.trackingNumber().value());
        int updated = sql.update(IDENTITY_REQUEST)
                .set(assignments)
                .setNull(IDENTITY_REQUEST.COMPLETED)
                .setNull(IDENTITY_REQUEST.CLOSED_BY)
                .set(IDENTITY_REQUEST.WARNINGS, firstWarnings(warnings))
                .from(rows.table())
                .where(IDENTITY_REQUEST.TRACKING_NUMBER.eq(number))
                .and(IDENTITY_REQUEST.REVISION.eq(revision.minus(inline(1))))
                .execute();
        requireAll(updated, reopened.size(), "requests");
        setApprovals(cancelledItems(reopened, Reopened::trackingNumber, Reopened::before), ApprovalState.PENDING);
    }

    /** No list at all when the count is null, as it was before there was a first warning. */
    private static Field<String[]> firstWarnings(Field<Integer> count) {
        return field("{0}[1 : {1}]", IDENTITY_REQUEST.WARNINGS.getDataType(), IDENTITY_REQUEST.WARNINGS, count);
    }

    private void setApprovals(List<ItemKey> items, ApprovalState state) {
        if (items.isEmpty()) {
            return;
        }
        ArrayRows<ItemKey> rows = ArrayRows.of("item", items);
        Field<UUID> number = rows.column(
                REQUESTED_ITEM.TRACKING_NUMBER, item -> item.request().value());
        Field<Integer> position = rows.column(REQUESTED_ITEM.POSITION, ItemKey::position);
        int updated = sql.update(REQUESTED_ITEM)
                .set(REQUESTED_ITEM.APPROVAL, state.name())
                .from(rows.table())
                .where(REQUESTED_ITEM.TRACKING_NUMBER.eq(number))
                .and(REQUESTED_ITEM.POSITION.eq(position))
                .execute();
        requireAll(updated, items.size(), "items");
    }

    private static <T> List<ItemKey> cancelledItems(
            List<T> changes, Function<T, TrackingNumber> request, Function<T, BeforeImage> before) {
        return changes.stream()
                .flatMap(change -> before.apply(change).cancelledItems().stream()
                        .map(position -> new ItemKey(request.apply(change), position)))
                .toList();
    }

    /** The statement says of which revision a row must be; that it is so was seen under its lock. */
    private static void requireAll(int updated, int expected, String what) {
        if (updated != expected) {
            throw new IllegalStateException("%d of %d %s were no longer as they were under their lock"
                    .formatted(expected - updated, expected, what));
        }
    }

    private static String message(ClosedRequest closed) {
        List<String> warnings = closed.remarks().warnings();
        if (warnings == null || warnings.isEmpty()) {
            throw new IllegalArgumentException("a close adds its message to the warnings, but there are none");
        }
        return warnings.getLast();
    }

    private static @Nullable UUID valueOf(@Nullable CloseRunId run) {
        return run == null ? null : run.value();
    }

    private static @Nullable String nameOf(@Nullable Status status) {
        return status == null ? null : status.name();
    }

    private record ItemKey(TrackingNumber request, int position) {}
}
