package org.unstuck.domain.trigger;

/** How we sign in at a subscriber's (contract 6.2). */
public sealed interface Authentication {

    /** Not at all. */
    record None() implements Authentication {}

    /** By name and password. */
    record Basic(String userName, Secret password) implements Authentication {}

    /** By a token. */
    record Bearer(Secret token) implements Authentication {}
}
