package org.unstuck.domain.diagnosis;

/** The kinds of {@link Finding}, by names that stay as they are: scripts filter by them. */
public enum Reason {
    /** A subscriber is asked first. */
    SUBSCRIBER_ASKED,
    /** A subscriber was asked first and did not answer in time, and nobody drew the consequence. */
    SUBSCRIBER_SILENT,
    /** Who is to decide has left. */
    APPROVER_LEFT,
    /** The group that is to decide has nobody who could. */
    GROUP_CANNOT_DECIDE,
    /** The directory does not know who is to decide. */
    APPROVER_UNKNOWN,
    /** Who is to decide is away for a while. */
    APPROVER_AWAY,
    /** Who is to decide does not, and nobody is going to remind them. */
    NOBODY_CHASES,
    /** Who is to decide still has time to. */
    AWAITS_DECISION,
    /** Who is to decide will be reminded. */
    REMINDER_SCHEDULED,
    /** Somebody else will be to decide. */
    ESCALATION_SCHEDULED,
    /** Nobody is left to ask; the approval will expire. */
    EXPIRY_SCHEDULED,
    /** A decision is waited for that cannot be made here: the request was imported. */
    NO_APPROVAL_HERE,
    /** The access is to begin later. */
    STARTS_LATER,
    /** The source will be asked again. */
    RETRY_SCHEDULED,
    /** The source is about to be asked. */
    HAND_OVER_SCHEDULED,
    /** The source was to be asked, and was not. */
    HAND_OVER_OVERDUE,
    /** The source was asked and still has time to answer. */
    AWAITS_SOURCE,
    /** The source was asked and has said nothing for too long. */
    SOURCE_SILENT,
    /** The source is to do something that is not arranged here: the request was imported. */
    NO_WORK_HERE,
    /** The source failed as often as it may. */
    RETRIES_EXHAUSTED,
    /** The source failed for good. */
    PROVISIONING_FAILED,
    /** What the source did is yet to be verified. */
    AWAITS_VERIFICATION,
    /** What the source did should have been verified by now. */
    VERIFICATION_OVERDUE,
    /** Every item has ended, and yet the request is open. */
    NOTHING_LEFT_TO_WAIT,
    /** The item has ended. */
    ITEM_ENDED,
    /** The request was closed. */
    REQUEST_CLOSED,
    /** The request has ended by itself. */
    REQUEST_ENDED
}
