package org.unstuck.domain.diagnosis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.SubscriptionId;

/** On whom or what a request or an item waits. */
public sealed interface WaitingOn {

    /** One person's decision. */
    record APerson(String id, String name) implements WaitingOn {}

    /** The decision of any member of a group. */
    record AGroup(String id, String name) implements WaitingOn {}

    /**
     * What a system does that holds accounts.
     *
     * @param id absent when it is not said which; roles may be about many
     */
    record ASource(@Nullable String id) implements WaitingOn {}

    /** The answer of whoever subscribed. */
    record ASubscription(SubscriptionId id, String name) implements WaitingOn {}

    /** A time that was arranged. */
    record ATime(Instant until) implements WaitingOn {}

    /** Nobody that is known here. */
    record Nobody() implements WaitingOn {}

    static WaitingOn of(Delivery question) {
        return new ASubscription(question.subscription(), question.subscriptionName());
    }

    static WaitingOn of(Owner owner) {
        return switch (owner.type()) {
            case IDENTITY -> new APerson(owner.id(), owner.name());
            case GOVERNANCE_GROUP -> new AGroup(owner.id(), owner.name());
        };
    }
}
