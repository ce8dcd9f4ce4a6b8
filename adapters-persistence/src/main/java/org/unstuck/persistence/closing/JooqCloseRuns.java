package org.unstuck.persistence.closing;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;
import static org.unstuck.persistence.jooq.tables.CloseRun.CLOSE_RUN;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.UpdateSetFirstStep;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.application.port.Page;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.CloseTargets;
import org.unstuck.domain.closing.ClosedItem;
import org.unstuck.domain.closing.ItemOutcome;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Directive;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.jooq.tables.records.CloseRunRecord;
import org.unstuck.persistence.transaction.OpenTransaction;
import org.unstuck.persistence.trigger.JooqOutgoingEvents;

/** Close runs as a table of runs and one of outcomes. */
public final class JooqCloseRuns implements CloseRuns {

    /** All but the tracking numbers, which only {@link #lockNextChunk} and the list of items need. */
    private static final List<Field<?>> RUN = List.of(
            CLOSE_RUN.ID,
            CLOSE_RUN.ACTOR_ID,
            CLOSE_RUN.ACTOR_NAME,
            CLOSE_RUN.STAGE,
            CLOSE_RUN.STATUS,
            CLOSE_RUN.MESSAGE,
            CLOSE_RUN.STATE,
            CLOSE_RUN.CLOSED,
            CLOSE_RUN.IN_ERROR,
            CLOSE_RUN.PENDING,
            CLOSE_RUN.REOPENED,
            CLOSE_RUN.PROCESSED,
            CLOSE_RUN.CREATED,
            CLOSE_RUN.STARTED,
            CLOSE_RUN.ENDED,
            CLOSE_RUN.CANCELLED_BY_ID,
            CLOSE_RUN.CANCELLED_BY_NAME);

    private final DSLContext sql;
    private final CloseRunItems items;

    public JooqCloseRuns(DSLContext sql) {
        this.sql = sql;
        this.items = new CloseRunItems(sql);
    }

    @Override
    public void add(CloseRun run, CloseTargets targets) {
        OpenTransaction.require();
        sql.insertInto(CLOSE_RUN)
                .set(CLOSE_RUN.ID, run.id().value())
                .set(CLOSE_RUN.ACTOR_ID, run.actor().id())
                .set(CLOSE_RUN.ACTOR_NAME, run.actor().name())
                .set(CLOSE_RUN.STAGE, run.directive().stage().name())
                .set(CLOSE_RUN.STATUS, run.directive().status().name())
                .set(CLOSE_RUN.MESSAGE, run.directive().message())
                .set(CLOSE_RUN.STATE, run.state().name())
                .set(CLOSE_RUN.CLOSED, run.tally().closed())
                .set(CLOSE_RUN.IN_ERROR, run.tally().inError())
                .set(CLOSE_RUN.PENDING, run.tally().pending())
                .set(CLOSE_RUN.REOPENED, run.tally().reopened())
                .set(CLOSE_RUN.PROCESSED, run.processed())
                .set(CLOSE_RUN.CREATED, run.created())
                .set(CLOSE_RUN.STARTED, run.started())
                .set(CLOSE_RUN.ENDED, run.ended())
                .set(CLOSE_RUN.CANCELLED_BY_ID, idOf(run.cancelledBy()))
                .set(CLOSE_RUN.CANCELLED_BY_NAME, nameOf(run.cancelledBy()))
                .set(
                        CLOSE_RUN.TRACKING_NUMBERS,
                        ArrayParameter.of(
                                CLOSE_RUN.ID,
                                targets.trackingNumbers().stream()
                                        .map(TrackingNumber::value)
                                        .toList()))
                .execute();
        items.addUnrecognized(run.id(), targets);
    }

    @Override
    public Optional<CloseRun> lock(CloseRunId id) {
        OpenTransaction.require();
        return sql.select(RUN)
                .from(CLOSE_RUN)
                .where(CLOSE_RUN.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(JooqCloseRuns::toRun);
    }

    @Override
    public Optional<NextChunk> lockNextChunk(CloseRunId id, int size) {
        OpenTransaction.require();
        Field<UUID[]> next = field(
                "{0}[{1} + 1 : {1} + {2}]", UUID[].class, CLOSE_RUN.TRACKING_NUMBERS, CLOSE_RUN.PROCESSED, val(size));
        return sql.select(RUN)
                .select(next)
                .from(CLOSE_RUN)
                .where(CLOSE_RUN.ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(row -> new NextChunk(
                        toRun(row),
                        Arrays.stream(row.get(next)).map(TrackingNumber::new).toList()));
    }

    @Override
    public void save(CloseRun run) {
        OpenTransaction.require();
        write(sql.update(CLOSE_RUN), run);
    }

    /** One statement, because every close comes by here. */
    @Override
    public void conclude(CloseRun run, OutgoingEvent told) {
        OpenTransaction.require();
        write(sql.with(JooqOutgoingEvents.release(sql, run.id().value(), told)).update(CLOSE_RUN), run);
    }

    private static Map<Field<?>, @Nullable Object> changing(CloseRun run) {
        Map<Field<?>, @Nullable Object> values = new LinkedHashMap<>();
        values.put(CLOSE_RUN.STATE, run.state().name());
        values.put(CLOSE_RUN.CLOSED, run.tally().closed());
        values.put(CLOSE_RUN.IN_ERROR, run.tally().inError());
        values.put(CLOSE_RUN.PENDING, run.tally().pending());
        values.put(CLOSE_RUN.REOPENED, run.tally().reopened());
        values.put(CLOSE_RUN.PROCESSED, run.processed());
        values.put(CLOSE_RUN.STARTED, run.started());
        values.put(CLOSE_RUN.ENDED, run.ended());
        values.put(CLOSE_RUN.CANCELLED_BY_ID, idOf(run.cancelledBy()));
        values.put(CLOSE_RUN.CANCELLED_BY_NAME, nameOf(run.cancelledBy()));
        return values;
    }

    private static void write(UpdateSetFirstStep<CloseRunRecord> update, CloseRun run) {
        int updated = update.set(changing(run))
                .where(CLOSE_RUN.ID.eq(run.id().value()))
                .execute();
        if (updated != 1) {
            throw new IllegalStateException("there is no close run " + run.id());
        }
    }

    /** One statement, because every chunk comes by here. */
    @Override
    public void recordOutcomes(CloseRun after, List<ItemOutcome> outcomes) {
        OpenTransaction.require();
        write(
                sql.with(name("recorded").as(items.add(after.id(), after.processed() - outcomes.size(), outcomes)))
                        .update(CLOSE_RUN),
                after);
    }

    @Override
    public List<ClosedItem> closedItems(CloseRunId id) {
        return items.closed(id);
    }

    @Override
    public void recordReopenings(CloseRun after, List<Reopening> reopenings) {
        OpenTransaction.require();
        items.reopen(after.id(), reopenings);
        save(after);
    }

    @Override
    public List<String> idsWith(CloseRunId id, Set<Outcome.Kind> kinds) {
        return items.idsWith(id, kinds);
    }

    @Override
    public Optional<CloseRun> find(CloseRunId id) {
        return sql.select(RUN)
                .from(CLOSE_RUN)
                .where(CLOSE_RUN.ID.eq(id.value()))
                .fetchOptional(JooqCloseRuns::toRun);
    }

    /** Goes by id, which rises with time and has its index already. */
    @Override
    public List<CloseRun> page(Page page) {
        return sql.select(RUN)
                .from(CLOSE_RUN)
                .orderBy(CLOSE_RUN.ID.desc())
                .limit(page.limit())
                .offset(page.offset())
                .fetch(JooqCloseRuns::toRun);
    }

    @Override
    public long count() {
        return sql.fetchCount(CLOSE_RUN);
    }

    @Override
    public List<CloseRunItem> items(CloseRunId id, Outcome.@Nullable Kind kind, Page page) {
        return items.page(id, kind, page);
    }

    @Override
    public long countItems(CloseRunId id, Outcome.@Nullable Kind kind) {
        return items.count(id, kind);
    }

    private static CloseRun toRun(Record row) {
        return new CloseRun(
                new CloseRunId(row.get(CLOSE_RUN.ID)),
                new Actor(row.get(CLOSE_RUN.ACTOR_ID), row.get(CLOSE_RUN.ACTOR_NAME)),
                new Directive(
                        Stage.valueOf(row.get(CLOSE_RUN.STAGE)),
                        Status.valueOf(row.get(CLOSE_RUN.STATUS)),
                        row.get(CLOSE_RUN.MESSAGE)),
                CloseRun.State.valueOf(row.get(CLOSE_RUN.STATE)),
                new Tally(
                        row.get(CLOSE_RUN.CLOSED),
                        row.get(CLOSE_RUN.IN_ERROR),
                        row.get(CLOSE_RUN.PENDING),
                        row.get(CLOSE_RUN.REOPENED)),
                row.get(CLOSE_RUN.PROCESSED),
                row.get(CLOSE_RUN.CREATED),
                row.get(CLOSE_RUN.STARTED),
                row.get(CLOSE_RUN.ENDED),
                toActor(row.get(CLOSE_RUN.CANCELLED_BY_ID), row.get(CLOSE_RUN.CANCELLED_BY_NAME)));
    }

    private static @Nullable Actor toActor(@Nullable String id, @Nullable String name) {
        return id == null || name == null ? null : new Actor(id, name);
    }

    private static @Nullable String idOf(@Nullable Actor actor) {
        return actor == null ? null : actor.id();
    }

    private static @Nullable String nameOf(@Nullable Actor actor) {
        return actor == null ? null : actor.name();
    }
}
