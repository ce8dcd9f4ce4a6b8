package org.unstuck.application.port;

/** What a person has to do with an identity request. Ids of persons are compared as they are, upper and lower case. */
public sealed interface Involvement {

    /** The person receives what was asked for. */
    record RequestedFor(String identityId) implements Involvement {}

    /** The person asked. */
    record RequestedBy(String identityId) implements Involvement {}

    /** One or the other. */
    record Regarding(String identityId) implements Involvement {}
}
