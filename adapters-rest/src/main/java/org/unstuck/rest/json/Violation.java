package org.unstuck.rest.json;

/**
 * A field and the rule it breaks, worded so that both together make a sentence.
 *
 * @param field as a path: {@code items[3].operation}
 */
public record Violation(String field, String rule, Kind kind) {

    /** Which of the public API's detail codes it belongs to (contract 2.2). */
    public enum Kind {
        /** Not there, or empty. */
        MISSING,
        /** There, but wrong. */
        ILLEGAL
    }

    @Override
    public String toString() {
        return field + " " + rule;
    }
}
