package org.unstuck.application.trigger;

import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionDraft;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.SubscriptionRefusal;
import org.unstuck.domain.trigger.Trigger;

/**
 * Use case: subscribe to a trigger. How many subscriptions it has is counted under a lock, so no two calls both get the
 * last one.
 */
public final class CreateTriggerSubscription {

    private static final Logger log = LoggerFactory.getLogger(CreateTriggerSubscription.class);

    private final TriggerSubscriptions subscriptions;
    private final EventFilters filters;
    private final Transactions transactions;
    private final NewIds newIds;
    private final InstantSource clock;

    public CreateTriggerSubscription(
            TriggerSubscriptions subscriptions,
            EventFilters filters,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.filters = filters;
        this.transactions = transactions;
        this.newIds = newIds;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Result {

        /** It is there. */
        record Created(Subscription subscription) implements Result {}

        /** It is not. */
        record Refused(SubscriptionRefusal refusal) implements Result {}
    }

    public Result create(Trigger trigger, SubscriptionDraft draft) {
        if (draft.filter() != null && !filters.isValid(draft.filter())) {
            return new Result.Refused(new SubscriptionRefusal.NotAFilter());
        }
        Optional<Subscription> subscription = draft.begun(new SubscriptionId(newIds.next()), trigger, clock.instant());
        if (subscription.isEmpty()) {
            return new Result.Refused(new SubscriptionRefusal.SecretMissing());
        }
        return transactions.inTransaction(() -> add(subscription.get()));
    }

    private Result add(Subscription subscription) {
        Trigger trigger = subscription.trigger();
        subscriptions.holdTrigger(trigger);
        int limit = Subscription.limitOf(trigger);
        if (subscriptions.countOf(trigger) >= limit) {
            return new Result.Refused(new SubscriptionRefusal.LimitReached(limit));
        }
        subscriptions.add(subscription);
        log.info("subscription {} to {} made", subscription.id(), trigger.id());
        return new Result.Created(subscription);
    }
}
