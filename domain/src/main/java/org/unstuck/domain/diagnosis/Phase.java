package org.unstuck.domain.diagnosis;

/** What an item, and its request with it, is waiting to have behind it. */
public enum Phase {
    /** Somebody is to agree. */
    APPROVAL,
    /** It is granted, and its first day has not come. */
    START_DATE,
    /** Its source is to do it. */
    PROVISIONING,
    /** Its source has done it, and is to be seen to have. */
    VERIFICATION,
    /** Nothing. */
    NOTHING
}
