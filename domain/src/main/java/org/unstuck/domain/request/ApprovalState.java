package org.unstuck.domain.request;

/** How the approval of one requested item stands: {@code items[].approvalStatus} on the wire (contract 3). */
public enum ApprovalState {
    /** Waiting for somebody's decision; a close cancels it. */
    PENDING,
    /** Approved. */
    FINISHED,
    /** Refused by an approver. */
    REJECTED,
    /** Sent back to the requester. */
    RETURNED,
    /** Nobody decided in time. */
    EXPIRED,
    /** Withdrawn by the requester, an administrator or a close. */
    CANCELED
}
