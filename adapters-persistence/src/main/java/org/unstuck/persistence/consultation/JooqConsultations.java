package org.unstuck.persistence.consultation;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.unstuck.persistence.jooq.tables.Consultation.CONSULTATION;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Consultations;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.persistence.ArrayParameter;
import org.unstuck.persistence.ArrayRows;
import org.unstuck.persistence.OpenRequests;
import org.unstuck.persistence.jooq.tables.records.ConsultationRecord;
import org.unstuck.persistence.transaction.OpenTransaction;

/** Consultations as a table that a close never touches; whether one still counts is looked up with its request. */
public final class JooqConsultations implements Consultations {

    private final DSLContext sql;

    public JooqConsultations(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public void save(List<Consultation> consultations) {
        OpenTransaction.require();
        ArrayRows<Consultation> rows = ArrayRows.of("saved", consultations);
        rows.column(CONSULTATION.TRACKING_NUMBER, one -> one.request().value());
        rows.column(CONSULTATION.TRIGGER_ID, one -> one.trigger().id());
        rows.column(CONSULTATION.INVOCATION_ID, one -> one.invocation().value());
        rows.column(CONSULTATION.ASKED, Consultation::asked);
        rows.column(CONSULTATION.DUE, Consultation::due);
        rows.column(CONSULTATION.ANSWER, one -> Written.of(one).answer());
        rows.column(CONSULTATION.COMMENT, one -> Written.of(one).comment());
        rows.column(CONSULTATION.APPROVER_TYPE, one -> Written.of(one).approverType());
        rows.column(CONSULTATION.APPROVER_ID, one -> Written.of(one).approverId());
        rows.column(CONSULTATION.APPROVER_NAME, one -> Written.of(one).approverName());
        rows.column(CONSULTATION.ANSWERED, Consultation::answered);
        sql.insertInto(CONSULTATION, rows.targets())
                .select(rows.select())
                .onConflict(CONSULTATION.TRACKING_NUMBER, CONSULTATION.TRIGGER_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    @Override
    public List<Consultation> of(Collection<TrackingNumber> trackingNumbers) {
        return sql.selectFrom(CONSULTATION)
                .where(CONSULTATION.TRACKING_NUMBER.eq(any(ArrayParameter.of(
                        CONSULTATION.TRACKING_NUMBER,
                        trackingNumbers.stream().map(TrackingNumber::value).toList()))))
                .orderBy(CONSULTATION.TRACKING_NUMBER, CONSULTATION.ASKED, CONSULTATION.TRIGGER_ID)
                .fetch(JooqConsultations::toConsultation);
    }

    @Override
    public List<Consultation> by(Collection<DeliveryId> invocations) {
        return sql.selectFrom(CONSULTATION)
                .where(CONSULTATION.INVOCATION_ID.eq(any(ArrayParameter.of(
                        CONSULTATION.INVOCATION_ID,
                        invocations.stream().map(DeliveryId::value).toList()))))
                .fetch(JooqConsultations::toConsultation);
    }

    @Override
    public List<TrackingNumber> lockDue(Instant now, int limit) {
        OpenTransaction.require();
        return sql.select(IDENTITY_REQUEST.TRACKING_NUMBER)
                .from(IDENTITY_REQUEST)
                .join(CONSULTATION)
                .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(CONSULTATION.TRACKING_NUMBER))
                .where(CONSULTATION.DUE.le(now))
                .and(OpenRequests.IS_OPEN)
                .orderBy(CONSULTATION.DUE, IDENTITY_REQUEST.TRACKING_NUMBER)
                .limit(limit)
                .forNoKeyUpdate()
                .of(IDENTITY_REQUEST)
                .skipLocked()
                .fetch(row -> new TrackingNumber(row.value1()));
    }

    @Override
    public int putOffEnded(Instant now, Instant until, int limit) {
        OpenTransaction.require();
        return sql.update(CONSULTATION)
                .set(CONSULTATION.DUE, until)
                .where(row(CONSULTATION.TRACKING_NUMBER, CONSULTATION.TRIGGER_ID)
                        .in(select(CONSULTATION.TRACKING_NUMBER, CONSULTATION.TRIGGER_ID)
                                .from(CONSULTATION)
                                .join(IDENTITY_REQUEST)
                                .on(IDENTITY_REQUEST.TRACKING_NUMBER.eq(CONSULTATION.TRACKING_NUMBER))
                                .where(CONSULTATION.DUE.le(now))
                                .and(OpenRequests.IS_OPEN.not())
                                .limit(limit)
                                .forNoKeyUpdate()
                                .of(CONSULTATION)
                                .skipLocked()))
                .execute();
    }

    /** An answer as columns. */
    private record Written(
            @Nullable String answer,
            @Nullable String comment,
            @Nullable String approverType,
            @Nullable String approverId,
            @Nullable String approverName) {

        static Written of(Consultation consultation) {
            return switch (consultation.answer()) {
                case Answer.PreApproval(var approved, var comment, var approver) ->
                    new Written(approved ? "APPROVED" : "DENIED", comment, null, null, approver);
                case Answer.DynamicApprover(var approver)
                when approver != null ->
                    new Written("APPROVER", null, approver.type().name(), approver.id(), approver.name());
                case Answer.DynamicApprover nobody -> new Written("NO_APPROVER", null, null, null, null);
                case Answer.None(var reason) -> new Written("NONE", reason, null, null, null);
                case null -> new Written(null, null, null, null, null);
            };
        }
    }

    private static Consultation toConsultation(ConsultationRecord row) {
        return new Consultation(
                new TrackingNumber(row.getTrackingNumber()),
                Trigger.of(row.getTriggerId()).orElseThrow(),
                new DeliveryId(row.getInvocationId()),
                row.getAsked(),
                row.getDue(),
                row.getAnswer() == null ? null : toAnswer(row),
                row.getAnswered());
    }

    private static Answer toAnswer(ConsultationRecord row) {
        return switch (row.getAnswer()) {
            case "APPROVED" -> new Answer.PreApproval(true, row.getComment(), row.getApproverName());
            case "DENIED" -> new Answer.PreApproval(false, row.getComment(), row.getApproverName());
            case "APPROVER" ->
                new Answer.DynamicApprover(new Owner(
                        Owner.Type.valueOf(row.getApproverType()), row.getApproverId(), row.getApproverName()));
            case "NO_APPROVER" -> new Answer.DynamicApprover(null);
            case "NONE" -> new Answer.None(Objects.requireNonNull(row.getComment()));
            default -> throw new IllegalStateException("no answer is called " + row.getAnswer());
        };
    }
}
