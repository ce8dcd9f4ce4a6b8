package org.unstuck.domain.request;

/** How an identity request stands: {@code completionStatus} on the wire (contract 3), "Status" in Search. */
public enum Status {
    /** Still open; the only status an open request may have. */
    PENDING,
    /** Ended, and everything that was asked for was done. */
    SUCCESS,
    /** Ended, and some of what was asked for was done. */
    INCOMPLETE,
    /** Ended, and nothing of what was asked for was done. */
    FAILURE
}
