package org.unstuck.persistence.request;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.arrayAggDistinct;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.IdentityRequestFact.IDENTITY_REQUEST_FACT;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.domain.life.RunningItem;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.OpenRequests;
import org.unstuck.persistence.transaction.OpenTransaction;

/** What happens to identity requests while they are open, on the same tables; only what changed is written. */
public final class JooqRequestsUnderWay implements RequestsUnderWay {

    private static final Field<Result<Record>> ITEMS = multiset(select(RequestRows.ITEM)
                    .from(REQUESTED_ITEM)
                    .where(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                    .orderBy(REQUESTED_ITEM.POSITION))
            .as("items");

    private final DSLContext sql;

    public JooqRequestsUnderWay(DSLContext sql) {
        this.sql = sql;
    }

    /** Two recipients whose ids have one hash wait for each other without need, and that is all. */
    @Override
    public void holdRecipient(String identityId) {
        OpenTransaction.require();
        sql.fetch(
                "select 1 from pg_advisory_xact_lock(hashtextextended({0}, 0))",
                val("access request for " + identityId));
    }

    @Override
    public List<RunningItem> running(String recipientId, Collection<String> objectIds) {
        // Read once for each request, however many of its items are among these.
        Map<UUID, Particulars> particulars = new HashMap<>();
        return sql.select(REQUESTED_ITEM.TRACKING_NUMBER, REQUESTED_ITEM.POSITION, IDENTITY_REQUEST_FACT.PARTICULARS)
                .select(RequestRows.ITEM)
                .from(IDENTITY_REQUEST_FACT)
                .join(IDENTITY_REQUEST)
                .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(IDENTITY_REQUEST_FACT.TRACKING_NUMBER))
                .join(REQUESTED_ITEM)
                .on(REQUESTED_ITEM.TRACKING_NUMBER.eq(IDENTITY_REQUEST_FACT.TRACKING_NUMBER))
                .where(IDENTITY_REQUEST_FACT.RECIPIENT_IDENTITY_ID.eq(recipientId))
                .and(OpenRequests.IS_OPEN)
                .and(IDENTITY_REQUEST.TYPE.eq(Submission.ACCESS_REQUEST))
                .and(REQUESTED_ITEM.OBJECT_ID.eq(any(ArrayParameter.of(REQUESTED_ITEM.OBJECT_ID, objectIds))))
                .orderBy(REQUESTED_ITEM.TRACKING_NUMBER, REQUESTED_ITEM.POSITION)
                .fetch(row -> new RunningItem(
                        new TrackingNumber(row.get(REQUESTED_ITEM.TRACKING_NUMBER)),
                        RequestRows.toItem(row),
                        particulars
                                .computeIfAbsent(
                                        row.get(REQUESTED_ITEM.TRACKING_NUMBER),
                                        unread -> ParticularsJson.read(row.get(IDENTITY_REQUEST_FACT.PARTICULARS)))
                                .items()
                                .get(row.get(REQUESTED_ITEM.POSITION))));
    }

    @Override
    public void advance(List<Advance> advances) {
        OpenTransaction.require();
        if (advances.isEmpty()) {
            return;
        }
        advanceRequests(advances);
        List<ChangedItem> items = advances.stream().flatMap(ChangedItem::of).toList();
        if (!items.isEmpty()) {
            changeItems(items);
        }
        List<Advance> saying = advances.stream().filter(Advance::saysMore).toList();
        if (!saying.isEmpty()) {
            sayMore(saying);
        }
    }

    @Override
    public Map<String, TrackingNumber> withItems(Collection<String> itemIds) {
        return sql.select(REQUESTED_ITEM.ID, arrayAggDistinct(REQUESTED_ITEM.TRACKING_NUMBER))
                .from(REQUESTED_ITEM)
                .where(REQUESTED_ITEM.ID.eq(any(ArrayParameter.of(REQUESTED_ITEM.ID, itemIds))))
                .groupBy(REQUESTED_ITEM.ID)
                .having(countDistinct(REQUESTED_ITEM.TRACKING_NUMBER).eq(1))
                .fetchMap(REQUESTED_ITEM.ID, row -> new TrackingNumber(row.value2()[0]));
    }

    /** By one statement, hence from one snapshot. */
    @Override
    public List<RecordedRequest> findAll(Collection<TrackingNumber> trackingNumbers) {
        return sql.select(RequestRows.REQUEST)
                .select(RequestRows.FACT)
                .select(IDENTITY_REQUEST_FACT.PARTICULARS, ITEMS)
                .from(IDENTITY_REQUEST)
                .join(IDENTITY_REQUEST_FACT)
                .on(IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                .where(IDENTITY_REQUEST.TRACKING_NUMBER.eq(any(ArrayParameter.of(
                        IDENTITY_REQUEST.TRACKING_NUMBER,
                        trackingNumbers.stream().map(TrackingNumber::value).toList()))))
                .fetch(row -> RequestRows.toRecorded(row, row, row.get(ITEMS)));
    }

    private void advanceRequests(List<Advance> advances) {
        ArrayRows<Advance> rows = ArrayRows.of("advanced", advances);
        rows.column(
                IDENTITY_REQUEST.STAGE,
                advance -> advance.after().request().stage().name());
        rows.column(
                IDENTITY_REQUEST.STATUS,
                advance -> nameOf(advance.after().request().status()));
        rows.column(
                IDENTITY_REQUEST.MODIFIED, advance -> advance.after().request().modified());
        rows.column(
                IDENTITY_REQUEST.COMPLETED, advance -> advance.after().request().completed());
        Field<Integer> revision = rows.column(
                IDENTITY_REQUEST.REVISION, advance -> advance.after().request().revision());
        rows.listColumn(
                IDENTITY_REQUEST.WARNINGS,
                advance -> advance.after().request().remarks().warnings());
        Map<Field<?>, Field<?>> assignments = rows.assignments();
        Field<UUID> number = rows.column(
                IDENTITY_REQUEST.TRACKING_NUMBER,
                advance -> advance.trackingNumber().value());
        int updated = sql.update(IDENTITY_REQUEST)
                .set(assignments)
                .from(rows.table())
                .where(IDENTITY_REQUEST.TRACKING_NUMBER.eq(number))
                .and(IDENTITY_REQUEST.REVISION.eq(revision.minus(inline(1))))
                .execute();
        if (updated != advances.size()) {
            throw new IllegalStateException("%d of %d requests were no longer as they were under their lock"
                    .formatted(advances.size() - updated, advances.size()));
        }
    }

    private void changeItems(List<ChangedItem> items) {
        ArrayRows<ChangedItem> rows = ArrayRows.of("changed", items);
        rows.column(REQUESTED_ITEM.APPROVAL, changed -> nameOf(changed.item().approval()));
        rows.column(
                REQUESTED_ITEM.PROVISIONING, changed -> nameOf(changed.item().provisioning()));
        Map<Field<?>, Field<?>> assignments = rows.assignments();
        Field<UUID> number = rows.column(
                REQUESTED_ITEM.TRACKING_NUMBER, changed -> changed.request().value());
        Field<Integer> position = rows.column(REQUESTED_ITEM.POSITION, ChangedItem::position);
        sql.update(REQUESTED_ITEM)
                .set(assignments)
                .from(rows.table())
                .where(REQUESTED_ITEM.TRACKING_NUMBER.eq(number))
                .and(REQUESTED_ITEM.POSITION.eq(position))
                .execute();
    }

    private void sayMore(List<Advance> advances) {
        ArrayRows<Advance> rows = ArrayRows.of("said", advances);
        rows.column(
                IDENTITY_REQUEST_FACT.PARTICULARS,
                advance -> ParticularsJson.write(advance.after().particulars()));
        rows.listColumn(
                IDENTITY_REQUEST_FACT.ERRORS,
                advance -> advance.after().request().remarks().errors());
        Map<Field<?>, Field<?>> assignments = rows.assignments();
        Field<UUID> number = rows.column(
                IDENTITY_REQUEST_FACT.TRACKING_NUMBER,
                advance -> advance.trackingNumber().value());
        sql.update(IDENTITY_REQUEST_FACT)
                .set(assignments)
                .from(rows.table())
                .where(IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(number))
                .execute();
    }

    private record ChangedItem(TrackingNumber request, int position, RequestedItem item) {

        static Stream<ChangedItem> of(Advance advance) {
            return advance.changedItems().stream()
                    .map(position -> new ChangedItem(
                            advance.trackingNumber(),
                            position,
                            Objects.requireNonNull(advance.after().request().items())
                                    .items()
                                    .get(position)));
        }
    }

    private static @Nullable String nameOf(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
