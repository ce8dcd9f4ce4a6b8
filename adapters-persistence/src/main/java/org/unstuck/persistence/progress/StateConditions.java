package org.unstuck.persistence.progress;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.unstuck.persistence.jooq.tables.IdentityRequest.IDENTITY_REQUEST;
import static org.unstuck.persistence.jooq.tables.IdentityRequestFact.IDENTITY_REQUEST_FACT;
import static org.unstuck.persistence.jooq.tables.RequestedItem.REQUESTED_ITEM;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.unstuck.domain.progress.ItemState;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.persistence.OpenRequests;

/**
 * When a requested item is in which state, as {@link ItemState} decides it, for filters: the state is kept nowhere,
 * because a close would have to write it. Conditions on each column, not one expression for the state: of these the
 * database knows how many rows meet them.
 */
final class StateConditions {

    private static final Condition IS_CLOSED_HERE = IDENTITY_REQUEST.CLOSED_BY.isNotNull();
    private static final Condition IS_NOT_CLOSED_HERE = IDENTITY_REQUEST.CLOSED_BY.isNull();
    private static final Condition IS_AWAITED = approvalIs(ApprovalState.PENDING);
    private static final Condition IS_GRANTED = REQUESTED_ITEM.APPROVAL.isNull().or(approvalIs(ApprovalState.FINISHED));

    private static final Condition IS_NOT_BEGUN =
            REQUESTED_ITEM.PROVISIONING.isNull().or(provisioningIs(ProvisioningState.PENDING));

    /** Of a request that has ended: the item's own approval and provisioning came to nothing. */
    private static final Condition IS_LEFT_UNDONE = IS_AWAITED.or(
            IS_GRANTED.and(IS_NOT_BEGUN.or(provisioningIs(ProvisioningState.COMMITTED, ProvisioningState.RETRY))));

    /** Of one that was COMPLETED: its status is what the item comes to. */
    private static final Condition IS_DECLARED = stageIs(Stage.COMPLETED).and(IS_CLOSED_HERE.or(IS_LEFT_UNDONE));

    /** Of one that was TERMINATED, but not by a close. */
    private static final Condition BROKE_OFF =
            stageIs(Stage.TERMINATED).and(IS_NOT_CLOSED_HERE).and(IS_LEFT_UNDONE);

    private static final Condition WAS_WITHDRAWN =
            isSaid(IDENTITY_REQUEST_FACT.PARTICULARS, "{0} -> 'cancelComment' is not null");

    private static final Condition HAS_ERRORS =
            isSaid(IDENTITY_REQUEST_FACT.ERRORS, "coalesce(cardinality({0}), 0) > 0");

    /** By the name of each state. */
    static final Map<String, Condition> BY_NAME = Arrays.stream(ItemState.values())
            .collect(Collectors.toUnmodifiableMap(ItemState::name, StateConditions::of));

    private StateConditions() {}

    private static Condition of(ItemState state) {
        return switch (state) {
            case EXECUTING ->
                OpenRequests.IS_OPEN.and(IS_AWAITED.or(IS_GRANTED.and(
                        provisioningIs(ProvisioningState.RETRY).or(IS_NOT_BEGUN.and(stageIs(Stage.EXECUTING))))));
            case PROVISIONING_VERIFICATION_PENDING ->
                OpenRequests.IS_OPEN
                        .and(IS_GRANTED)
                        .and(provisioningIs(ProvisioningState.COMMITTED)
                                .or(IS_NOT_BEGUN.and(stageIs(Stage.VERIFYING))));
            case REJECTED ->
                IS_NOT_CLOSED_HERE.and(
                        approvalIs(ApprovalState.REJECTED, ApprovalState.RETURNED, ApprovalState.EXPIRED));
            case CANCELLED ->
                IS_NOT_CLOSED_HERE.and(approvalIs(ApprovalState.CANCELED)).or(BROKE_OFF.and(WAS_WITHDRAWN));
            case REQUEST_COMPLETED ->
                itselfCameTo(ProvisioningState.FINISHED, ProvisioningState.UNVERIFIABLE)
                        .or(IS_DECLARED.and(statusIs(Status.SUCCESS)));
            case PROVISIONING_FAILED ->
                itselfCameTo(ProvisioningState.FAILED).or(IS_DECLARED.and(statusIs(Status.FAILURE)));
            case NOT_ALL_ITEMS_PROVISIONED -> IS_DECLARED.and(statusIs(Status.INCOMPLETE));
            case ERROR ->
                IS_DECLARED
                        .and(IDENTITY_REQUEST.STATUS.isNull())
                        .or(BROKE_OFF.and(WAS_WITHDRAWN.not()).and(HAS_ERRORS));
            case TERMINATED ->
                stageIs(Stage.TERMINATED)
                        .and(IS_CLOSED_HERE)
                        .or(BROKE_OFF.and(WAS_WITHDRAWN.not()).and(HAS_ERRORS.not()));
        };
    }

    private static Condition itselfCameTo(ProvisioningState... states) {
        return IS_NOT_CLOSED_HERE.and(IS_GRANTED).and(provisioningIs(states));
    }

    /** Looked up for one row after the other, of those alone for which nothing else decides. */
    private static Condition isSaid(Field<?> column, String condition) {
        return condition(field(select(field(condition, SQLDataType.BOOLEAN, column))
                .from(IDENTITY_REQUEST_FACT)
                .where(IDENTITY_REQUEST_FACT.TRACKING_NUMBER.eq(IDENTITY_REQUEST.TRACKING_NUMBER))));
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
        return Arrays.stream(constants)
                .<Field<String>>map(constant -> inline(constant.name()))
                .toList();
    }
}
