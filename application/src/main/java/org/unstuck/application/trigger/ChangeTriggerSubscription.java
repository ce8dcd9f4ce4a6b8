package org.unstuck.application.trigger;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionDraft;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.SubscriptionRefusal;

/** Use case: change a subscription. What it is to be like is made of how it is under the lock. */
public final class ChangeTriggerSubscription {

    private static final Logger log = LoggerFactory.getLogger(ChangeTriggerSubscription.class);

    private final TriggerSubscriptions subscriptions;
    private final EventFilters filters;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeTriggerSubscription(
            TriggerSubscriptions subscriptions, EventFilters filters, Transactions transactions, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.filters = filters;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Result {

        /** It is as wanted. */
        record Changed(Subscription subscription) implements Result {}

        /** It is as it was. */
        record Refused(SubscriptionRefusal refusal) implements Result {}

        /** There is none. */
        record NotFound() implements Result {}
    }

    /**
     * Changes it.
     *
     * @param wanted may throw; then it stays as it was
     */
    public Result change(SubscriptionId id, Function<Subscription, SubscriptionDraft> wanted) {
        return transactions.inTransaction(() -> subscriptions
                .lock(id)
                .<Result>map(before -> change(before, wanted.apply(before)))
                .orElseGet(Result.NotFound::new));
    }

    private Result change(Subscription before, SubscriptionDraft draft) {
        if (draft.filter() != null && !filters.isValid(draft.filter())) {
            return new Result.Refused(new SubscriptionRefusal.NotAFilter());
        }
        Optional<Subscription> changed = draft.changed(before, clock.instant());
        if (changed.isEmpty()) {
            return new Result.Refused(new SubscriptionRefusal.SecretMissing());
        }
        subscriptions.save(changed.get());
        log.info("subscription {} changed", before.id());
        return new Result.Changed(changed.get());
    }
}
