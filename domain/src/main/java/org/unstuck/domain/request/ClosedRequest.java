package org.unstuck.domain.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An identity request whose stage is TERMINATED or COMPLETED.
 *
 * @param closedBy the run that closed it; absent when it ended by itself
 */
public record ClosedRequest(
        Submission submission,
        Stage stage,
        @Nullable Status status,
        @Nullable Instant modified,
        @Nullable Instant completed,
        Remarks remarks,
        @Nullable RequestedItems items,
        int revision,
        @Nullable CloseRunId closedBy)
        implements IdentityRequest {

    public ClosedRequest {
        if (stage.isOpen()) {
            throw new IllegalArgumentException(
                    "stage of a closed request must be TERMINATED or COMPLETED, not " + stage);
        }
        if (status == Status.PENDING) {
            throw new IllegalArgumentException("status of a closed request must not be PENDING");
        }
    }

    /** It has ended and stays as it is; that news came too late becomes a warning. */
    public ClosedRequest noting(String warning, Instant at) {
        return new ClosedRequest(
                submission, stage, status, at, completed, remarks.withWarning(warning), items, revision + 1, closedBy);
    }

    /** The request as it was before its close; the caller has checked that nothing happened to it since. */
    public OpenRequest reopen(BeforeImage before) {
        return new OpenRequest(
                submission,
                before.stage(),
                before.status(),
                before.modified(),
                remarks.withFirstWarnings(before.warnings()),
                items == null ? null : items.withApprovals(before.cancelledItems(), ApprovalState.PENDING),
                revision + 1);
    }
}
