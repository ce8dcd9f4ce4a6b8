package org.unstuck.workflows.engine;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The people who watch and steer the engine: who may, and who is doing so now. */
public final class Operators {

    /** The authority that lets somebody into Cockpit. */
    public static final String AUTHORITY = "ROLE_OPERATOR";

    /** The engine's group for them; the engine's authorizations name this group only. */
    public static final String GROUP = "operators";

    private Operators() {}

    /** The operator on whose behalf this thread works, if it works for one. */
    public static Optional<String> current() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(Authentication::isAuthenticated)
                .filter(authentication -> authentication.getAuthorities().stream()
                        .anyMatch(authority -> AUTHORITY.equals(authority.getAuthority())))
                .map(Authentication::getName);
    }
}
