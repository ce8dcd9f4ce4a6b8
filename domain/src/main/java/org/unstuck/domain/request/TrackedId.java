package org.unstuck.domain.request;

import java.util.UUID;

/** What the audit trail follows: {@code trackingNumber} of an event on the wire names a request or a run. */
public sealed interface TrackedId permits TrackingNumber, CloseRunId {

    UUID value();
}
