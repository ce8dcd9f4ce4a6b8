package org.unstuck.rest.security;

import java.util.Set;
import org.unstuck.domain.token.Powers;

/** Which scopes a call needs its token to have. */
public sealed interface NeededScopes {

    boolean areIn(Powers powers);

    /** Whether one of them is there by its name, not as part of all. */
    boolean areNamedIn(Powers powers);

    /** None at all: this is what {@code sp:scopes:default} is good for, and every other scope too. */
    record None() implements NeededScopes {

        @Override
        public boolean areIn(Powers powers) {
            return true;
        }

        @Override
        public boolean areNamedIn(Powers powers) {
            return false;
        }
    }

    /** Any one of these, or {@code sp:scopes:all}. */
    record OneOf(Set<String> names) implements NeededScopes {

        public OneOf {
            names = Set.copyOf(names);
        }

        @Override
        public boolean areIn(Powers powers) {
            return powers.hasScope(names);
        }

        @Override
        public boolean areNamedIn(Powers powers) {
            return powers.scopes().stream().anyMatch(names::contains);
        }
    }
}
