package org.unstuck.domain.trigger;

/** Something that happened here, as it is told to whoever subscribed to its trigger. */
public sealed interface Event
        permits AccessRequestDecided,
                AccessRequestSubmitted,
                CloseRunCancelled,
                CloseRunConcluded,
                IdentityRequestsReopened,
                ProvisioningCompleted {

    Trigger trigger();
}
