package org.unstuck.domain.token;

/**
 * The person a personal access token acts for.
 *
 * @param id of their identity
 */
public record TokenOwner(String id, String name) {

    public TokenOwner {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id must not be blank");
        }
    }
}
