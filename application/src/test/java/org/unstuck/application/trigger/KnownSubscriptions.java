package org.unstuck.application.trigger;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Trigger;

/** A few subscriptions that stay what they are whatever becomes of a transaction, for tests of what reads them. */
public final class KnownSubscriptions implements TriggerSubscriptions {

    private final Map<SubscriptionId, Subscription> subscriptions = new LinkedHashMap<>();

    public KnownSubscriptions(Subscription... known) {
        for (Subscription subscription : known) {
            add(subscription);
        }
    }

    @Override
    public void holdTrigger(Trigger trigger) {
        // Nobody else is here.
    }

    @Override
    public void add(Subscription subscription) {
        subscriptions.put(subscription.id(), subscription);
    }

    @Override
    public Optional<Subscription> lock(SubscriptionId id) {
        return find(id);
    }

    @Override
    public void save(Subscription subscription) {
        add(subscription);
    }

    @Override
    public boolean remove(SubscriptionId id) {
        return subscriptions.remove(id) != null;
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return Optional.ofNullable(subscriptions.get(id));
    }

    @Override
    public List<Subscription> enabled(Collection<Trigger> triggers) {
        return subscriptions.values().stream()
                .filter(Subscription::enabled)
                .filter(subscription -> triggers.contains(subscription.trigger()))
                .toList();
    }

    @Override
    public long countOf(Trigger trigger) {
        return subscriptions.values().stream()
                .filter(subscription -> subscription.trigger() == trigger)
                .count();
    }

    @Override
    public List<Subscription> page(Selection selection, Page page) {
        return List.copyOf(subscriptions.values());
    }

    @Override
    public long count(Selection selection) {
        return subscriptions.size();
    }
}
