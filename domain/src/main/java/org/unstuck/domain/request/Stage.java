package org.unstuck.domain.request;

/** Where an identity request is: {@code executionStatus} on the wire (contract 3), "Stage" in Search. */
public enum Stage {
    /** Approvals or provisioning are still going on. */
    EXECUTING(true),
    /** Everything was sent to the sources; the next aggregation is to confirm it. */
    VERIFYING(true),
    /** Ended before its work was done. */
    TERMINATED(false),
    /** Ended with its work done and verified, or declared so by a close. */
    COMPLETED(false);

    private final boolean open;

    Stage(boolean open) {
        this.open = open;
    }

    public boolean isOpen() {
        return open;
    }
}
