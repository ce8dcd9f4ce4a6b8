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

    /** What kind of subscription it makes (contract 6.2). */
    default Type type() {
        return switch (this) {
            case Http http -> Type.HTTP;
            case InProcess inProcess -> Type.INLINE;
        };
    }

    /** The kinds that there are here, as the public API names them. */
    enum Type {
        /** An address on the network. */
        HTTP,
        /** Another part of the same program. */
        INLINE
    }

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
