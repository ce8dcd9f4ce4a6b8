package org.unstuck.domain.token;

import java.util.Set;

/**
 * What a token lets its bearer do: what their user levels allow, as far as the scopes go.
 *
 * @param scopes may be none, unlike those of a personal access token
 */
public record Powers(Set<UserLevel> levels, Set<String> scopes) {

    public Powers {
        levels = Set.copyOf(levels);
        scopes = Set.copyOf(scopes);
    }

    /** Whether one of these levels is among them; every person is a USER. */
    public boolean hasLevel(Set<UserLevel> wanted) {
        return wanted.contains(UserLevel.USER) || levels.stream().anyMatch(wanted::contains);
    }

    /** Whether one of these scopes is among them. */
    public boolean hasScope(Set<String> wanted) {
        return scopes.contains(Scopes.ALL) || scopes.stream().anyMatch(wanted::contains);
    }

    /** Whether the others are nothing more than these: only then may their bearer hand them out. */
    public boolean cover(Powers others) {
        return coverLevels(others.levels) && others.scopes.stream().allMatch(this::coverScope);
    }

    private boolean coverLevels(Set<UserLevel> others) {
        return levels.contains(UserLevel.ORG_ADMIN)
                || others.stream().allMatch(level -> level == UserLevel.USER || levels.contains(level));
    }

    private boolean coverScope(String scope) {
        return scopes.contains(Scopes.ALL) || scope.equals(Scopes.DEFAULT) || scopes.contains(scope);
    }
}
