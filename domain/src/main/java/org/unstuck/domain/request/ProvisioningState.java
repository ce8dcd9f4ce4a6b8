package org.unstuck.domain.request;

/** How the provisioning of one requested item stands: {@code items[].provisioningStatus} on the wire (contract 3). */
public enum ProvisioningState {
    /** Nothing was sent to the source yet. */
    PENDING,
    /** Applied and verified. */
    FINISHED,
    /** Applied, and the source cannot tell whether it holds. */
    UNVERIFIABLE,
    /** Applied, not verified yet; the wire spells it COMMITED. */
    COMMITTED,
    /** The source refused. */
    FAILED,
    /** An attempt failed and another one is due. */
    RETRY;

    /** Whether the source was asked at least once. */
    public boolean wasAttempted() {
        return this != PENDING;
    }
}
