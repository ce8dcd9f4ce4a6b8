package org.unstuck.domain.token;

import java.time.Instant;

/** Why a personal access token is not made, or not changed. */
public sealed interface TokenRefusal {

    /** The owner has as many as anybody may have. */
    record LimitReached(int limit) implements TokenRefusal {}

    /** Another token of the owner has this name. */
    record NameTaken(String name) implements TokenRefusal {}

    /** The token would be able to do more than whoever asks for it. */
    record BeyondItsMaker() implements TokenRefusal {}

    /** It would be over before it begins. */
    record AlreadyOver(Instant at) implements TokenRefusal {}

    /** It would have no end without anybody saying that they know. */
    record UnknowinglyForEver() implements TokenRefusal {}
}
