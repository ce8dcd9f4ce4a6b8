package org.unstuck.rest.security;

import java.util.Set;
import org.unstuck.domain.token.UserLevel;

/**
 * Who may call an operation: a person, or a client acting for one, but never a client of its own accord (contract 1).
 *
 * @param levels one of which the person must have
 * @param scopes what the token must have besides
 */
public record AccessRule(Set<UserLevel> levels, NeededScopes scopes) {

    public AccessRule {
        levels = Set.copyOf(levels);
    }

    boolean permits(Caller caller) {
        return caller.hasUserContext() && caller.powers().hasLevel(levels) && scopes.areIn(caller.powers());
    }
}
