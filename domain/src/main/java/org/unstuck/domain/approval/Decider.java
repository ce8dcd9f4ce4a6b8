package org.unstuck.domain.approval;

import java.util.Set;
import org.unstuck.domain.closing.Actor;

/**
 * Somebody who wants to decide, and by what right.
 *
 * @param actor id and name of the person
 * @param administrator whether the person may decide everything (ORG_ADMIN)
 * @param groups ids of the governance groups the person is a member of
 */
public record Decider(Actor actor, boolean administrator, Set<String> groups) {

    public Decider {
        groups = Set.copyOf(groups);
    }

    public boolean mayDecideFor(Owner owner) {
        return administrator
                || switch (owner.type()) {
                    case IDENTITY -> owner.id().equals(actor.id());
                    case GOVERNANCE_GROUP -> groups.contains(owner.id());
                };
    }
}
