package org.unstuck.domain.directory;

/**
 * What having a requestable object means on an account: this value among those of this attribute. Granting adds it,
 * revoking takes it away.
 */
public record AccountAttribute(String attribute, String value) {

    public AccountAttribute {
        Limits.requireName("attribute", attribute);
        if (value.isBlank() || value.length() > Limits.TEXT) {
            throw new IllegalArgumentException("value must have 1 to " + Limits.TEXT + " characters");
        }
    }
}
