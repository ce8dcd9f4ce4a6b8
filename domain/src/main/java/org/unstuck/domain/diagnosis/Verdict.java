package org.unstuck.domain.diagnosis;

/** How a request, or one item of it, is getting on. */
public enum Verdict {
    /** Nothing that is arranged here will move it, and nobody who could has done so for too long. */
    STUCK,
    /** Something is arranged that will move it, or somebody still has time to. */
    WAITING,
    /** Like WAITING, and something happened to it only lately. Only requests are said to be so. */
    MOVING,
    /** Nothing more will happen to it. */
    ENDED
}
