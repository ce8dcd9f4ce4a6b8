package org.unstuck.domain.submission;

/**
 * Settings that clients of the public API know and that have no meaning here: nobody signs in again to ask, group
 * members are named to nobody who asks, machine identities are not available, what approves outside does so over the
 * same API as everybody, and each entitlement says for itself whether it can be requested.
 */
public record KeptSettings(
        boolean approvalsMustBeExternal,
        boolean reauthorization,
        boolean machinesByAnyone,
        boolean machinesByOwner,
        boolean groupMembersShown,
        boolean machineRequests,
        boolean entitlementRequests) {

    /** As they are where nobody ever changed them (contract 4.7). */
    public static final KeptSettings DEFAULT = new KeptSettings(false, false, true, false, false, true, true);
}
