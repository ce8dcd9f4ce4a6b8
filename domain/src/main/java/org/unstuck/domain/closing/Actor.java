package org.unstuck.domain.closing;

/** Who did something: a person or an API client. */
public record Actor(String id, String name) {

    /** What nobody in particular did. */
    public static final Actor SYSTEM = new Actor("system", "System");
}
