package org.unstuck.application.port;

/** Whose identity requests somebody may see. */
public sealed interface Visibility {

    /** All of them, for administrators. */
    record Everything() implements Visibility {}

    /**
     * Only those the person asked for or receives.
     *
     * @param identityId id of the person
     */
    record OwnOf(String identityId) implements Visibility {}
}
