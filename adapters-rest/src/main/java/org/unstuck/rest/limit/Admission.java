package org.unstuck.rest.limit;

import java.time.Duration;

/** What becomes of a call, as far as its client's rate limit is concerned. */
public sealed interface Admission {

    /** This client is not limited. */
    record Unlimited() implements Admission {}

    /** Nobody can say now how often this client has called, and that is not its fault. */
    record Unchecked(long limit) implements Admission {}

    /**
     * The call is within the limit.
     *
     * @param left how many more are
     * @param renewal until the limit begins anew
     */
    record Granted(long limit, long left, Duration renewal) implements Admission {}

    /**
     * The limit is used up.
     *
     * @param renewal until it begins anew
     */
    record Refused(long limit, Duration renewal) implements Admission {}
}
