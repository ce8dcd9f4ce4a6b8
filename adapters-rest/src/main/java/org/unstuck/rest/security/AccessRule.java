package org.unstuck.rest.security;

import java.util.Set;
import org.unstuck.domain.token.UserLevel;

/**
 * Who may call an operation: a person, or a client acting for one; a client of its own accord only where that is said
 * (contract 1).
 *
 * @param levels one of which the person must have
 * @param scopes what the token must have besides
 * @param clientsToo whether a client of its own accord may call, whose token must have one of the scopes by its name: it
 *     has no level, and {@code sp:scopes:all} reaches as far as a level does
 */
public record AccessRule(Set<UserLevel> levels, NeededScopes scopes, boolean clientsToo) {

    public AccessRule {
        levels = Set.copyOf(levels);
    }

    boolean permits(Caller caller) {
        return caller.hasUserContext()
                ? caller.powers().hasLevel(levels) && scopes.areIn(caller.powers())
                : clientsToo && scopes.areNamedIn(caller.powers());
    }
}
