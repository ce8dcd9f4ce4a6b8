package org.unstuck.rest.json;

import org.unstuck.rest.error.Message;

/**
 * A rule that is broken.
 *
 * @param message names the field, as a path ({@code items[3].operation}), and the rule
 */
public record Violation(Message message, Kind kind) {

    /** Which of the public API's detail codes it belongs to (contract 2.2). */
    public enum Kind {
        /** Not there, or empty. */
        MISSING,
        /** There, but wrong. */
        ILLEGAL,
        /** There, but it refers to what does not exist. */
        UNKNOWN,
        /** There and right, but not for this caller, or not in this installation. */
        FORBIDDEN
    }
}
