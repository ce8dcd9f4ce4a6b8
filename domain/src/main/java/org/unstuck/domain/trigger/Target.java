package org.unstuck.domain.trigger;

/** Where the events of a subscription go. */
public sealed interface Target {

    /**
     * An address on the network.
     *
     * @param url http or https
     */
    record Http(String url, DispatchMode mode, Authentication authentication) implements Target {}

    /**
     * Another part of the same program.
     *
     * @param receiver under which name it waits for events
     */
    record InProcess(String receiver) implements Target {}

    /** How a subscriber answers a trigger that waits for an answer (contract 6.3). */
    enum DispatchMode {
        /** At once, in the answer to the call. */
        SYNC,
        /** Later, by calling back. */
        ASYNC,
        /** As it likes: 202 says later. */
        DYNAMIC
    }
}
