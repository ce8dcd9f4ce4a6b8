package org.unstuck.rest.token;

import org.unstuck.domain.token.TokenOwner;

/** The owner of a personal access token; always an identity. */
record PatOwner(String type, String id, String name) {

    static PatOwner of(TokenOwner owner) {
        return new PatOwner("IDENTITY", owner.id(), owner.name());
    }
}
