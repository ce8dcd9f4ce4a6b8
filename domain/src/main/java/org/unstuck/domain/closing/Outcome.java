package org.unstuck.domain.closing;

import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.CloseRunId;

/**
 * What became of one tracking number in a run; every one gets exactly one.
 *
 * @param detail why, for a person; absent where the kind says it all
 * @param closedBy the other run that had closed it before
 */
public record Outcome(
        Kind kind, @Nullable String detail, @Nullable CloseRunId closedBy) {

    /** The kinds of outcome, as they appear in {@code GET /close-runs/{id}/items}. */
    public enum Kind {
        /** The run has not come to it yet, or was cancelled before it did. */
        PENDING,
        /** This run closed it. */
        CLOSED,
        /** It had ended before, by itself or by another run. */
        ALREADY_CLOSED,
        /** No request has this tracking number. */
        NOT_FOUND,
        /** The activity is something else than an access request. */
        NOT_AN_ACCESS_REQUEST,
        /** It is no longer what the caller was shown; only a run bound to what a caller was shown can end so. */
        CHANGED,
        /** The database refused to write it; everything else in the run was done. */
        FAILED,
        /** This run closed it, and it was taken back. */
        REOPENED,
        /** This run closed it, and it could not be taken back. */
        REOPEN_REFUSED;

        /** Whether it counts as an error in the run's tally and is named in the Completed audit event. */
        public boolean isError() {
            return switch (this) {
                case ALREADY_CLOSED, NOT_FOUND, NOT_AN_ACCESS_REQUEST, CHANGED, FAILED, REOPEN_REFUSED -> true;
                case PENDING, CLOSED, REOPENED -> false;
            };
        }
    }

    public static final Outcome PENDING = new Outcome(Kind.PENDING, null, null);
    public static final Outcome CLOSED = new Outcome(Kind.CLOSED, null, null);
    public static final Outcome REOPENED = new Outcome(Kind.REOPENED, null, null);

    public static Outcome refused(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound() -> new Outcome(Kind.NOT_FOUND, refusal.reason(), null);
            case Refusal.NotATrackingNumber() -> new Outcome(Kind.NOT_FOUND, refusal.reason(), null);
            case Refusal.NotAnAccessRequest(var type) ->
                new Outcome(Kind.NOT_AN_ACCESS_REQUEST, refusal.reason(), null);
            case Refusal.AlreadyClosed(var stage, var by) -> new Outcome(Kind.ALREADY_CLOSED, refusal.reason(), by);
        };
    }

    public static Outcome failed(String reason) {
        return new Outcome(Kind.FAILED, reason, null);
    }

    public static Outcome reopenRefused(String reason) {
        return new Outcome(Kind.REOPEN_REFUSED, reason, null);
    }
}
