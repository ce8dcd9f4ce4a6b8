package org.unstuck.domain.submission;

import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.IdentitySummary;

/**
 * Who asks.
 *
 * @param administrator whether with the rights of an administrator (ORG_ADMIN)
 */
public record Submitter(Actor actor, boolean administrator) {

    boolean is(Person person) {
        return person.id().equals(actor.id());
    }

    boolean manages(Person person) {
        Owner manager = person.manager();
        return manager != null && manager.isPerson(actor.id());
    }

    public IdentitySummary summary() {
        return new IdentitySummary(actor.id(), actor.name(), actor.id(), true);
    }
}
