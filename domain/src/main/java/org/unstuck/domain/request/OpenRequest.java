package org.unstuck.domain.request;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An identity request whose stage is EXECUTING or VERIFYING. */
public record OpenRequest(
        Submission submission,
        Stage stage,
        @Nullable Status status,
        @Nullable Instant modified,
        Remarks remarks,
        @Nullable RequestedItems items,
        int revision)
        implements IdentityRequest {

    public OpenRequest {
        if (!stage.isOpen()) {
            throw new IllegalArgumentException("stage of an open request must be EXECUTING or VERIFYING, not " + stage);
        }
        if (status != null && status != Status.PENDING) {
            throw new IllegalArgumentException("status of an open request must be PENDING, not " + status);
        }
    }

    @Override
    public @Nullable Instant completed() {
        return null;
    }

    /** The same one revision later, its items and remarks as they are by then. */
    public OpenRequest goOn(Stage next, @Nullable RequestedItems itemsThen, Remarks remarksThen, Instant at) {
        return new OpenRequest(submission, next, Status.PENDING, at, remarksThen, itemsThen, revision + 1);
    }

    /** Its end by itself, its items and remarks as they are by then. */
    public ClosedRequest end(
            Stage last, Status result, @Nullable RequestedItems itemsThen, Remarks remarksThen, Instant at) {
        return new ClosedRequest(submission, last, result, at, at, remarksThen, itemsThen, revision + 1, null);
    }

    /**
     * Closes it as the directive says: stage, status and completion are set, the message becomes a warning, pending
     * approvals are cancelled. What was provisioned stays as it is; that no more is done follows from being closed.
     */
    public Closure close(Directive directive, CloseRunId run, Instant at) {
        List<Integer> cancelled = items == null ? List.of() : items.positionsAwaitingApproval();
        BeforeImage before = new BeforeImage(
                stage,
                status,
                modified,
                remarks.warnings() == null ? null : remarks.warnings().size(),
                cancelled);
        ClosedRequest closed = new ClosedRequest(
                submission,
                directive.stage(),
                directive.status(),
                at,
                at,
                remarks.withWarning(directive.message()),
                items == null ? null : items.withApprovals(cancelled, ApprovalState.CANCELED),
                revision + 1,
                run);
        return new Closure(closed, before);
    }
}
