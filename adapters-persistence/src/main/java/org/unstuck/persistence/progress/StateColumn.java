package org.unstuck.persistence.progress;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.IdentityRequestFact.IDENTITY_REQUEST_FACT;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.unstuck.domain.progress.ItemState;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;

/**
 * The state of a requested item as {@link ItemState} decides it, for filters: it is kept nowhere, because a close would
 * have to write it. What was said around a request is read of those alone that broke off by themselves.
 */
final class StateColumn {

    static final Condition IS_OPEN = IDENTITY_REQUEST.STAGE.in(Arrays.stream(Stage.values())
            .filter(Stage::isOpen)
            .map(StateColumn::word)
            .toList());

    static final Field<String> STATE = state();

    private StateColumn() {}

    private static Field<String> state() {
        Condition isClosedHere = IDENTITY_REQUEST.CLOSED_BY.isNotNull();
        Condition isGranted = REQUESTED_ITEM.APPROVAL.isNull().or(approvalIs(ApprovalState.FINISHED));
        return when(isClosedHere.and(stageIs(Stage.TERMINATED)), word(ItemState.TERMINATED))
                .when(isClosedHere, declared())
                .when(
                        approvalIs(ApprovalState.REJECTED, ApprovalState.RETURNED, ApprovalState.EXPIRED),
                        word(ItemState.REJECTED))
                .when(approvalIs(ApprovalState.CANCELED), word(ItemState.CANCELLED))
                .when(IS_OPEN.and(approvalIs(ApprovalState.PENDING)), word(ItemState.EXECUTING))
                .when(
                        isGranted.and(provisioningIs(ProvisioningState.FINISHED, ProvisioningState.UNVERIFIABLE)),
                        word(ItemState.REQUEST_COMPLETED))
                .when(isGranted.and(provisioningIs(ProvisioningState.FAILED)), word(ItemState.PROVISIONING_FAILED))
                .when(
                        IS_OPEN.and(provisioningIs(ProvisioningState.COMMITTED)),
                        word(ItemState.PROVISIONING_VERIFICATION_PENDING))
                .when(
                        stageIs(Stage.VERIFYING)
                                .and(REQUESTED_ITEM
                                        .PROVISIONING
                                        .isNull()
                                        .or(provisioningIs(ProvisioningState.PENDING))),
                        word(ItemState.PROVISIONING_VERIFICATION_PENDING))
                .when(IS_OPEN, word(ItemState.EXECUTING))
                .when(stageIs(Stage.COMPLETED), declared())
                .when(
                        isSaid(IDENTITY_REQUEST_FACT.PARTICULARS, "{0} -> 'cancelComment' is not null"),
                        word(ItemState.CANCELLED))
                .when(isSaid(IDENTITY_REQUEST_FACT.ERRORS, "cardinality({0}) > 0"), word(ItemState.ERROR))
                .otherwise(word(ItemState.TERMINATED));
    }

    private static Field<String> declared() {
        return when(statusIs(Status.SUCCESS), word(ItemState.REQUEST_COMPLETED))
                .when(statusIs(Status.INCOMPLETE), word(ItemState.NOT_ALL_ITEMS_PROVISIONED))
                .when(statusIs(Status.FAILURE), word(ItemState.PROVISIONING_FAILED))
                .otherwise(word(ItemState.ERROR));
    }

    private static Condition isSaid(Field<?> column, String condition) {
        return exists(selectOne()
                .from(IDENTITY_REQUEST_FACT)
                .where(IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))
                .and(condition, column));
    }

    private static Condition stageIs(Stage stage) {
        return IDENTITY_REQUEST.STAGE.eq(inline(stage.name()));
    }

    private static Condition statusIs(Status status) {
        return IDENTITY_REQUEST.STATUS.eq(inline(status.name()));
    }

    private static Condition approvalIs(ApprovalState... states) {
        return REQUESTED_ITEM.APPROVAL.in(words(states));
    }

    private static Condition provisioningIs(ProvisioningState... states) {
        return REQUESTED_ITEM.PROVISIONING.in(words(states));
    }

    private static List<Field<String>> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(StateColumn::word).toList();
    }

    private static Field<String> word(Enum<?> constant) {
        return inline(constant.name());
    }
}
