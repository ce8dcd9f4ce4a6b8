package org.unstuck.domain.life;

import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;

/** What the items of a request, taken together, make of it (contract 4.10). */
sealed interface Settlement {

    /** There is something left to do, or to verify. */
    record Ongoing(Stage stage) implements Settlement {}

    /** Nothing is left. */
    record Settled(Status status) implements Settlement {}

    static Settlement of(RequestedItems items) {
        int granted = 0;
        int done = 0;
        boolean verifying = false;
        for (RequestedItem item : items.items()) {
            if (item.awaitsApproval()) {
                return new Ongoing(Stage.EXECUTING);
            }
            if (!item.isGranted()) {
                continue;
            }
            granted++;
            switch (standing(item.provisioning())) {
                case WORKING -> {
                    return new Ongoing(Stage.EXECUTING);
                }
                case VERIFYING -> verifying = true;
                case DONE -> done++;
                case FAILED -> {}
            }
        }
        if (verifying) {
            return new Ongoing(Stage.VERIFYING);
        }
        return new Settled(status(granted, done));
    }

    private static Status status(int granted, int done) {
        if (done == 0) {
            return Status.FAILURE;
        }
        return done == granted ? Status.SUCCESS : Status.INCOMPLETE;
    }

    /** How far a granted item is. */
    enum Standing {
        WORKING,
        VERIFYING,
        DONE,
        FAILED
    }

    private static Standing standing(@Nullable ProvisioningState state) {
        return switch (state) {
            case PENDING, RETRY -> Standing.WORKING;
            case COMMITTED -> Standing.VERIFYING;
            // Applied, and nobody can ever say more.
            case UNVERIFIABLE, FINISHED -> Standing.DONE;
            case FAILED -> Standing.FAILED;
            case null -> Standing.WORKING;
        };
    }
}
