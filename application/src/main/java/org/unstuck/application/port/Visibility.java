package org.unstuck.application.port;

/** Whose identity requests, or personal access tokens, somebody may see. */
public sealed interface Visibility {

    /** Everybody's, for administrators. */
    record Everything() implements Visibility {}

    /**
     * Only those the person asked for, receives or owns.
     *
     * @param identityId id of the person
     */
    record OwnOf(String identityId) implements Visibility {}
}
