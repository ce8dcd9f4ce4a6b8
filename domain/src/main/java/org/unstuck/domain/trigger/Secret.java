package org.unstuck.domain.trigger;

/** What a subscriber and we know, and nobody else; kept encrypted and never shown again. */
public record Secret(String value) {

    public Secret {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a secret must not be empty");
        }
    }

    /** Stays out of logs. */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
