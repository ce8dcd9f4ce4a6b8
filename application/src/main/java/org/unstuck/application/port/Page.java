package org.unstuck.application.port;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many, 0 to {@value #MAX_LIMIT}
 * @param offset how many to pass over first
 */
public record Page(int limit, int offset) {

    /** The most a list gives at once, and what it gives when nothing is said (contract 2.4). */
    public static final int MAX_LIMIT = 250;

    public static final Page FIRST = new Page(MAX_LIMIT, 0);

    public Page {
        if (limit < 0 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 0 to " + MAX_LIMIT + ", not " + limit);
        }
        if (offset < 0) {
            throw new IllegalArgumentException("offset must not be negative, not " + offset);
        }
    }
}
