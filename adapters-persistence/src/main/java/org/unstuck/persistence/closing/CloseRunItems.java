package org.unstuck.persistence.closing;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.unnest;
import static org.unstuck.persistence.jooq.tables.CloseRun.CLOSE_RUN;
import static org.unstuck.persistence.jooq.tables.CloseRunItem.CLOSE_RUN_ITEM;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.ResultQuery;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Page;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.CloseTargets;
import org.unstuck.domain.closing.ClosedItem;
import org.unstuck.domain.closing.ItemOutcome;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Refusal;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.BeforeImage;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;

/** The ids of close runs and what became of them. The first one's position is 1, as in the array of its run. */
final class CloseRunItems {

    private static final Outcome UNRECOGNIZED = Outcome.refused(new Refusal.NotATrackingNumber());

    private static final Field<UUID> SENT_NUMBER = field(name("sent", "tracking_number"), SQLDataType.UUID);
    private static final Field<Integer> SENT_POSITION = field(name("sent", "position"), SQLDataType.INTEGER);
    private static final Field<String> OUTCOME = coalesce(CLOSE_RUN_ITEM.OUTCOME, inline(Outcome.Kind.PENDING.name()));

    private final DSLContext sql;

    CloseRunItems(DSLContext sql) {
        this.sql = sql;
    }

    void addUnrecognized(CloseRunId run, CloseTargets targets) {
        if (targets.unrecognized().isEmpty()) {
            return;
        }
        ArrayRows<Numbered<String>> rows =
                ArrayRows.of("item", numbered(targets.trackingNumbers().size(), targets.unrecognized()));
        rows.same(CLOSE_RUN_ITEM.RUN_ID, run.value());
        rows.column(CLOSE_RUN_ITEM.POSITION, Numbered::position);
        rows.column(CLOSE_RUN_ITEM.UNRECOGNIZED, Numbered::value);
        rows.same(CLOSE_RUN_ITEM.OUTCOME, UNRECOGNIZED.kind().name());
        rows.same(CLOSE_RUN_ITEM.DETAIL, UNRECOGNIZED.detail());
        sql.insertInto(CLOSE_RUN_ITEM, rows.targets()).select(rows.select()).execute();
    }

    /**
     * Adds what became of a run's next tracking numbers, as a part of the statement that says so of the run.
     *
     * @param processed how many came before these
     */
    ResultQuery<Record1<Integer>> add(CloseRunId run, int processed, List<ItemOutcome> outcomes) {
        ArrayRows<Numbered<ItemOutcome>> rows = ArrayRows.of("item", numbered(processed, outcomes));
        rows.same(CLOSE_RUN_ITEM.RUN_ID, run.value());
        rows.column(CLOSE_RUN_ITEM.POSITION, Numbered::position);
        rows.column(
                CLOSE_RUN_ITEM.TRACKING_NUMBER,
                row -> row.value().trackingNumber().value());
        rows.column(CLOSE_RUN_ITEM.OUTCOME, row -> row.value().outcome().kind().name());
        rows.column(CLOSE_RUN_ITEM.DETAIL, row -> row.value().outcome().detail());
        rows.column(
                CLOSE_RUN_ITEM.CLOSED_BY, row -> valueOf(row.value().outcome().closedBy()));
        rows.column(
                CLOSE_RUN_ITEM.REVISION, ofClosure(closure -> closure.closed().revision()));
        rows.column(
                CLOSE_RUN_ITEM.BEFORE_STAGE, ofBefore(before -> before.stage().name()));
        rows.column(CLOSE_RUN_ITEM.BEFORE_STATUS, ofBefore(before -> nameOf(before.status())));
        rows.column(CLOSE_RUN_ITEM.BEFORE_MODIFIED, ofBefore(BeforeImage::modified));
        rows.column(CLOSE_RUN_ITEM.BEFORE_WARNINGS, ofBefore(BeforeImage::warnings));
        rows.listColumn(CLOSE_RUN_ITEM.CANCELLED_ITEMS, ofBefore(BeforeImage::cancelledItems));
        return sql.insertInto(CLOSE_RUN_ITEM, rows.targets())
                .select(rows.select())
                .returningResult(CLOSE_RUN_ITEM.POSITION);
    }

    List<ClosedItem> closed(CloseRunId run) {
        return sql.selectFrom(CLOSE_RUN_ITEM)
                .where(CLOSE_RUN_ITEM.RUN_ID.eq(run.value()))
                .and(CLOSE_RUN_ITEM.OUTCOME.eq(Outcome.Kind.CLOSED.name()))
                .orderBy(CLOSE_RUN_ITEM.POSITION)
                .fetch(CloseRunItems::toClosedItem);
    }

    void reopen(CloseRunId run, List<Reopening> reopenings) {
        ArrayRows<Reopening> rows = ArrayRows.of("reopening", reopenings);
        Field<UUID> number = rows.column(
                CLOSE_RUN_ITEM.TRACKING_NUMBER,
                reopening -> reopening.trackingNumber().value());
        Field<String> outcome = rows.column(
                CLOSE_RUN_ITEM.OUTCOME, reopening -> toOutcome(reopening).kind().name());
        Field<String> detail = rows.column(
                CLOSE_RUN_ITEM.DETAIL, reopening -> toOutcome(reopening).detail());
        int updated = sql.update(CLOSE_RUN_ITEM)
                .set(CLOSE_RUN_ITEM.OUTCOME, outcome)
                .set(CLOSE_RUN_ITEM.DETAIL, detail)
                .from(rows.table())
                .where(CLOSE_RUN_ITEM.RUN_ID.eq(run.value()))
                .and(CLOSE_RUN_ITEM.TRACKING_NUMBER.eq(number))
                .and(CLOSE_RUN_ITEM.OUTCOME.eq(Outcome.Kind.CLOSED.name()))
                .execute();
        if (updated != reopenings.size()) {
            throw new IllegalStateException("close run " + run + ": " + reopenings.size()
                    + " requests were to be taken back, but it had closed " + updated + " of them");
        }
    }

    List<String> idsWith(CloseRunId run, Set<Outcome.Kind> kinds) {
        return sql.select(CLOSE_RUN_ITEM.TRACKING_NUMBER, CLOSE_RUN_ITEM.UNRECOGNIZED)
                .from(CLOSE_RUN_ITEM)
                .where(CLOSE_RUN_ITEM.RUN_ID.eq(run.value()))
                .and(CLOSE_RUN_ITEM.OUTCOME.eq(any(ArrayParameter.of(
                        CLOSE_RUN_ITEM.OUTCOME,
                        kinds.stream().map(Outcome.Kind::name).toList()))))
                .orderBy(CLOSE_RUN_ITEM.POSITION)
                .fetch(row -> toId(row.value1(), row.value2()));
    }

    List<CloseRunItem> page(CloseRunId run, Outcome.@Nullable Kind kind, Page page) {
        return sql.select(
                        SENT_NUMBER,
                        CLOSE_RUN_ITEM.UNRECOGNIZED,
                        OUTCOME,
                        CLOSE_RUN_ITEM.DETAIL,
                        CLOSE_RUN_ITEM.CLOSED_BY)
                .from(itemsOf(run))
                .where(hasOutcome(kind))
                .orderBy(coalesce(SENT_POSITION, CLOSE_RUN_ITEM.POSITION))
                .limit(page.limit())
                .offset(page.offset())
                .fetch(CloseRunItems::toItem);
    }

    long count(CloseRunId run, Outcome.@Nullable Kind kind) {
        return sql.fetchCount(select(OUTCOME).from(itemsOf(run)).where(hasOutcome(kind)));
    }

    /** What was sent, beside what became of it; neither side has all: not the pending ones, not the unrecognized. */
    private static Table<?> itemsOf(CloseRunId run) {
        Table<?> numbers = unnest(CLOSE_RUN.TRACKING_NUMBERS)
                .withOrdinality()
                .as("number", SENT_NUMBER.getName(), SENT_POSITION.getName());
        Table<?> sent = select(numbers.asterisk())
                .from(CLOSE_RUN, numbers)
                .where(CLOSE_RUN.ID.eq(run.value()))
                .asTable("sent");
        Table<?> done = selectFrom(CLOSE_RUN_ITEM)
                .where(CLOSE_RUN_ITEM.RUN_ID.eq(run.value()))
                .asTable(CLOSE_RUN_ITEM);
        return sent.fullJoin(done).on(CLOSE_RUN_ITEM.POSITION.eq(SENT_POSITION));
    }

    private static Condition hasOutcome(Outcome.@Nullable Kind kind) {
        return kind == null ? noCondition() : OUTCOME.eq(kind.name());
    }

    private static CloseRunItem toItem(Record row) {
        UUID closedBy = row.get(CLOSE_RUN_ITEM.CLOSED_BY);
        return new CloseRunItem(
                toId(row.get(SENT_NUMBER), row.get(CLOSE_RUN_ITEM.UNRECOGNIZED)),
                new Outcome(
                        Outcome.Kind.valueOf(row.get(OUTCOME)),
                        row.get(CLOSE_RUN_ITEM.DETAIL),
                        closedBy == null ? null : new CloseRunId(closedBy)));
    }

    private static ClosedItem toClosedItem(Record row) {
        String status = row.get(CLOSE_RUN_ITEM.BEFORE_STATUS);
        return new ClosedItem(
                new TrackingNumber(row.get(CLOSE_RUN_ITEM.TRACKING_NUMBER)),
                row.get(CLOSE_RUN_ITEM.REVISION),
                new BeforeImage(
                        Stage.valueOf(row.get(CLOSE_RUN_ITEM.BEFORE_STAGE)),
                        status == null ? null : Status.valueOf(status),
                        row.get(CLOSE_RUN_ITEM.BEFORE_MODIFIED),
                        row.get(CLOSE_RUN_ITEM.BEFORE_WARNINGS),
                        List.of(row.get(CLOSE_RUN_ITEM.CANCELLED_ITEMS))));
    }

    private static Outcome toOutcome(Reopening reopening) {
        return switch (reopening) {
            case Reopening.Reopened reopened -> Outcome.REOPENED;
            case Reopening.Refused(var number, var reason) -> Outcome.reopenRefused(reason);
        };
    }

    private static String toId(@Nullable UUID number, String unrecognized) {
        return number == null ? unrecognized : new TrackingNumber(number).toString();
    }

    private static <V> Function<Numbered<ItemOutcome>, @Nullable V> ofClosure(Function<Closure, @Nullable V> value) {
        return row -> {
            Optional<Closure> closure = row.value().closing();
            return closure.isPresent() ? value.apply(closure.get()) : null;
        };
    }

    private static <V> Function<Numbered<ItemOutcome>, @Nullable V> ofBefore(Function<BeforeImage, @Nullable V> value) {
        return ofClosure(closure -> value.apply(closure.before()));
    }

    private static @Nullable UUID valueOf(@Nullable CloseRunId run) {
        return run == null ? null : run.value();
    }

    private static @Nullable String nameOf(@Nullable Status status) {
        return status == null ? null : status.name();
    }

    private static <V> List<Numbered<V>> numbered(int before, List<V> values) {
        return IntStream.range(0, values.size())
                .mapToObj(index -> new Numbered<>(before + index + 1, values.get(index)))
                .toList();
    }

    private record Numbered<V>(int position, V value) {}
}
