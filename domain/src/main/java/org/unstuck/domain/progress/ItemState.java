package org.unstuck.domain.progress;

import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;

/**
 * How one requested item stands, in one word: {@code state} on the wire (contract 4.4).
 *
 * <p>A close has the last word on all items of its request. Otherwise an item stands as its own approval and
 * provisioning say, and where these were left unfinished, as the end of its request says. Lists are filtered by the same
 * rules in SQL; the contract of their port compares both for everything that there can be.
 */
public enum ItemState {
    /** Somebody is to decide, or a source is to act. */
    EXECUTING,
    /** Done, or declared done. */
    REQUEST_COMPLETED,
    /** Withdrawn. */
    CANCELLED,
    /** Ended before it could be done. */
    TERMINATED,
    /** Applied; the next look at the source is to verify it. */
    PROVISIONING_VERIFICATION_PENDING,
    /** Refused, sent back, or decided by nobody in time. */
    REJECTED,
    /** The source did not do it, or it is declared so. */
    PROVISIONING_FAILED,
    /** Its request was declared to be done in part. */
    NOT_ALL_ITEMS_PROVISIONED,
    /** Its request broke off over an error, or ended and nobody says how. */
    ERROR;

    public static ItemState of(RecordedRequest recorded, RequestedItem item) {
        return switch (recorded.request()) {
            case OpenRequest open -> whileOpen(open.stage(), item);
            case ClosedRequest closed
            when closed.closedBy() != null ->
                closed.stage() == Stage.TERMINATED ? TERMINATED : declared(closed.status());
            case ClosedRequest closed ->
                ended(item, leftUndone(closed, recorded.particulars().cancelComment() != null));
        };
    }

    private static ItemState whileOpen(Stage stage, RequestedItem item) {
        return switch (item.approval()) {
            case PENDING -> EXECUTING;
            case REJECTED, RETURNED, EXPIRED -> REJECTED;
            case CANCELED -> CANCELLED;
            case FINISHED -> granted(stage, item.provisioning());
            case null -> granted(stage, item.provisioning());
        };
    }

    private static ItemState granted(Stage stage, @Nullable ProvisioningState provisioning) {
        return switch (provisioning) {
            case FINISHED, UNVERIFIABLE -> REQUEST_COMPLETED;
            case FAILED -> PROVISIONING_FAILED;
            case COMMITTED -> PROVISIONING_VERIFICATION_PENDING;
            case RETRY -> EXECUTING;
            case PENDING -> notYetDone(stage);
            case null -> notYetDone(stage);
        };
    }

    /** While a request is verified everything of it was sent to the sources, whatever is known of the item. */
    private static ItemState notYetDone(Stage stage) {
        return stage == Stage.VERIFYING ? PROVISIONING_VERIFICATION_PENDING : EXECUTING;
    }

    private static ItemState ended(RequestedItem item, ItemState leftUndone) {
        return switch (item.approval()) {
            case PENDING -> leftUndone;
            case REJECTED, RETURNED, EXPIRED -> REJECTED;
            case CANCELED -> CANCELLED;
            case FINISHED -> grantedThen(item.provisioning(), leftUndone);
            case null -> grantedThen(item.provisioning(), leftUndone);
        };
    }

    private static ItemState grantedThen(@Nullable ProvisioningState provisioning, ItemState leftUndone) {
        return switch (provisioning) {
            case FINISHED, UNVERIFIABLE -> REQUEST_COMPLETED;
            case FAILED -> PROVISIONING_FAILED;
            case COMMITTED, PENDING, RETRY -> leftUndone;
            case null -> leftUndone;
        };
    }

    /** What an item comes to that was not finished when its request ended by itself. */
    private static ItemState leftUndone(ClosedRequest ended, boolean wasCancelled) {
        if (ended.stage() != Stage.TERMINATED) {
            return declared(ended.status());
        }
        if (wasCancelled) {
            return CANCELLED;
        }
        return ended.remarks().errors() == null || ended.remarks().errors().isEmpty() ? TERMINATED : ERROR;
    }

    private static ItemState declared(@Nullable Status status) {
        return switch (status) {
            case SUCCESS -> REQUEST_COMPLETED;
            case INCOMPLETE -> NOT_ALL_ITEMS_PROVISIONED;
            case FAILURE -> PROVISIONING_FAILED;
            // No request ends PENDING.
            case PENDING -> ERROR;
            case null -> ERROR;
        };
    }
}
