package org.unstuck.persistence.provisioning;

import static org.jooq.impl.DSL.any;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.LateProvisioningResult.LATE_PROVISIONING_RESULT;
import static org.unstuck.persistence.jooq.tables.ProvisioningWork.PROVISIONING_WORK;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.domain.provisioning.LateResult;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.provisioning.ProvisioningResult.Failed;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.OpenRequests;
import org.unstuck.persistence.jooq.tables.records.LateProvisioningResultRecord;
import org.unstuck.persistence.jooq.tables.records.ProvisioningWorkRecord;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Work as a table that a close never touches; whether it is to be done is looked up with its request. */
public final class JooqProvisioningWork implements ProvisioningWork {

    private final DSLContext sql;

    public JooqProvisioningWork(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void save(List<Work> work) {
        OpenTransaction.require();
        ArrayRows<Work> rows = rows(work);
        rows.column(PROVISIONING_WORK.DUE, Work::due);
        sql.insertInto(PROVISIONING_WORK, rows.targets())
                .select(rows.select())
                .onConflict(PROVISIONING_WORK.TRACKING_NUMBER, PROVISIONING_WORK.POSITION)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    @Override
    public List<Work> of(Collection<TrackingNumber> trackingNumbers) {
        return sql.selectFrom(PROVISIONING_WORK)
                .where(PROVISIONING_WORK.TRACKING_NUMBER.eq(any(ArrayParameter.of(
                        PROVISIONING_WORK.TRACKING_NUMBER,
                        trackingNumbers.stream().map(TrackingNumber::value).toList()))))
                .orderBy(PROVISIONING_WORK.TRACKING_NUMBER, PROVISIONING_WORK.POSITION)
                .fetch(JooqProvisioningWork::toWork);
    }

    @Override
    public List<Work> claim(Instant now, Instant until, int limit) {
        OpenTransaction.require();
        List<Work> claimed = sql.select(PROVISIONING_WORK.fields())
                .from(PROVISIONING_WORK)
                .join(IDENTITY_REQUEST)
                .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(PROVISIONING_WORK.TRACKING_NUMBER))
                .join(REQUESTED_ITEM)
                .on(REQUESTED_ITEM.TRACKING_NUMBER.eq(PROVISIONING_WORK.TRACKING_NUMBER))
                .and(REQUESTED_ITEM.POSITION.eq(PROVISIONING_WORK.POSITION))
                .where(PROVISIONING_WORK.DUE.le(now))
                .and(OpenRequests.IS_OPEN)
                .and(REQUESTED_ITEM.APPROVAL.isNull().or(REQUESTED_ITEM.APPROVAL.eq(ApprovalState.FINISHED.name())))
                .orderBy(PROVISIONING_WORK.DUE, PROVISIONING_WORK.TRACKING_NUMBER, PROVISIONING_WORK.POSITION)
                .limit(limit)
                .forNoKeyUpdate()
                .of(PROVISIONING_WORK)
                .skipLocked()
                .fetch(row -> toWork(row.into(PROVISIONING_WORK)));
        ArrayRows<Work> rows = ArrayRows.of("claimed", claimed);
        Field<UUID> number = rows.column(
                PROVISIONING_WORK.TRACKING_NUMBER, one -> one.request().value());
        Field<Integer> position = rows.column(PROVISIONING_WORK.POSITION, Work::position);
        sql.update(PROVISIONING_WORK)
                .set(PROVISIONING_WORK.DUE, until)
                .from(rows.table())
                .where(PROVISIONING_WORK.TRACKING_NUMBER.eq(number))
                .and(PROVISIONING_WORK.POSITION.eq(position))
                .execute();
        return claimed;
    }

    @Override
    public Set<LateResult> keep(List<LateResult> results) {
        OpenTransaction.require();
        ArrayRows<LateResult> rows = ArrayRows.of("late", results);
        rows.column(
                LATE_PROVISIONING_RESULT.TRACKING_NUMBER, late -> late.request().value());
        rows.column(LATE_PROVISIONING_RESULT.POSITION, LateResult::position);
        rows.column(LATE_PROVISIONING_RESULT.RESULT, late -> late.result().word());
        rows.column(
                LATE_PROVISIONING_RESULT.ERROR, late -> late.result().detail().orElse(null));
        rows.column(LATE_PROVISIONING_RESULT.RETRYABLE, ofFailure(Failed::retryable));
        rows.column(LATE_PROVISIONING_RESULT.ATTEMPT, ofFailure(Failed::attempt));
        rows.column(LATE_PROVISIONING_RESULT.RECORDED, LateResult::at);
        return sql
                .insertInto(LATE_PROVISIONING_RESULT, rows.targets())
                .select(rows.select())
                .onConflictDoNothing()
                .returning()
                .fetch(JooqProvisioningWork::toLate)
                .stream()
                .collect(Collectors.toSet());
    }

    @Override
    public List<LateResult> lateResults(TrackingNumber trackingNumber) {
        return sql.selectFrom(LATE_PROVISIONING_RESULT)
                .where(LATE_PROVISIONING_RESULT.TRACKING_NUMBER.eq(trackingNumber.value()))
                .orderBy(LATE_PROVISIONING_RESULT.RECORDED, LATE_PROVISIONING_RESULT.POSITION)
                .fetch(JooqProvisioningWork::toLate);
    }

    private static ArrayRows<Work> rows(List<Work> work) {
        ArrayRows<Work> rows = ArrayRows.of("work", work);
        rows.column(PROVISIONING_WORK.TRACKING_NUMBER, one -> one.request().value());
        rows.column(PROVISIONING_WORK.POSITION, Work::position);
        rows.column(PROVISIONING_WORK.ATTEMPT, Work::attempt);
        return rows;
    }

    private static Work toWork(ProvisioningWorkRecord row) {
        return new Work(new TrackingNumber(row.getTrackingNumber()), row.getPosition(), row.getAttempt(), row.getDue());
    }

    private static LateResult toLate(LateProvisioningResultRecord row) {
        return new LateResult(
                new TrackingNumber(row.getTrackingNumber()), row.getPosition(), toResult(row), row.getRecorded());
    }

    private static ProvisioningResult toResult(LateProvisioningResultRecord row) {
        return switch (row.getResult()) {
            case "COMMITTED" -> new ProvisioningResult.Committed();
            case "FINISHED" -> new ProvisioningResult.Finished();
            case "UNVERIFIABLE" -> new ProvisioningResult.Unverifiable();
            case "FAILED" ->
                new Failed(
                        Objects.requireNonNull(row.getError()),
                        Boolean.TRUE.equals(row.getRetryable()),
                        row.getAttempt());
            case "VERIFICATION_FAILED" ->
                new ProvisioningResult.VerificationFailed(Objects.requireNonNull(row.getError()));
            default -> throw new IllegalStateException("no provisioning result is called " + row.getResult());
        };
    }

    private static <V> Function<LateResult, @Nullable V> ofFailure(Function<Failed, @Nullable V> value) {
        return late -> late.result() instanceof Failed failed ? value.apply(failed) : null;
    }
}
