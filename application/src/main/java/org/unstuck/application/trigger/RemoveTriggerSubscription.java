package org.unstuck.application.trigger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.SubscriptionId;

/** Use case: end a subscription. */
public final class RemoveTriggerSubscription {

    private static final Logger log = LoggerFactory.getLogger(RemoveTriggerSubscription.class);

    private final TriggerSubscriptions subscriptions;
    private final Transactions transactions;

    public RemoveTriggerSubscription(TriggerSubscriptions subscriptions, Transactions transactions) {
        this.subscriptions = subscriptions;
        this.transactions = transactions;
    }

    /** What became of it. */
    public enum Result {
        /** It is gone. */
        REMOVED,
        /** There is none. */
        NOT_FOUND
    }

    public Result remove(SubscriptionId id) {
        boolean removed = transactions.inTransaction(() -> subscriptions.remove(id));
        if (removed) {
            log.info("subscription {} removed", id);
        }
        return removed ? Result.REMOVED : Result.NOT_FOUND;
    }
}
