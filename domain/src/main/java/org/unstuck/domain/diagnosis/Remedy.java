package org.unstuck.domain.diagnosis;

/** What helps a request that does not get on. */
public enum Remedy {
    /** Ask whoever is to decide. */
    REMIND,
    /** Have somebody else decide. */
    FORWARD,
    /** Have its source asked again. */
    RETRY,
    /** Close it, which is possible with every access request that is open. */
    CLOSE,
    /** Nothing need be done. */
    WAIT
}
