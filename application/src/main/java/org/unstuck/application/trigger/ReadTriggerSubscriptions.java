package org.unstuck.application.trigger;

import java.util.List;
import java.util.Optional;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;

/** Use case: look at subscriptions. Flat on purpose, there is nothing to decide. */
public final class ReadTriggerSubscriptions {

    private final TriggerSubscriptions subscriptions;

    public ReadTriggerSubscriptions(TriggerSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    public Optional<Subscription> find(SubscriptionId id) {
        return subscriptions.find(id);
    }

    /** The oldest first unless the selection says otherwise. */
    public List<Subscription> page(Selection selection, Page page) {
        return subscriptions.page(selection, page);
    }

    public long count(Selection selection) {
        return subscriptions.count(selection);
    }
}
