package org.unstuck.application.port;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.application.filter.Selection;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Trigger;

/** Subscriptions kept in memory. */
public final class InMemoryTriggerSubscriptions implements TriggerSubscriptions {

    private static final Comparator<Subscription> OLDEST_FIRST = Comparator.comparing(Subscription::created)
            .thenComparing(subscription -> subscription.id().toString());

    private static final InMemoryRows<Subscription> ROWS = new InMemoryRows<>(Map.of(
            SubscriptionFields.ID, subscription -> subscription.id().toString(),
            SubscriptionFields.TRIGGER_ID,
                    subscription -> subscription.trigger().id(),
            SubscriptionFields.TYPE,
                    subscription -> subscription.target().type().name(),
            SubscriptionFields.TRIGGER_NAME,
                    subscription -> subscription.trigger().title()));

    private final InMemoryTransactions transactions;
    private Map<SubscriptionId, Subscription> subscriptions = new HashMap<>();

    public InMemoryTriggerSubscriptions(InMemoryTransactions transactions) {
        this.transactions = transactions;
        transactions.enlist(() -> {
            Map<SubscriptionId, Subscription> before = new HashMap<>(subscriptions);
            return () -> subscriptions = before;
        });
    }

    /** An open transaction has everything to itself anyway. */
    @Override
    public void holdTrigger(Trigger trigger) {
        transactions.requireOpen();
    }

    @Override
    public void add(Subscription subscription) {
        transactions.requireOpen();
        subscriptions.put(subscription.id(), subscription);
    }

    @Override
    public Optional<Subscription> lock(SubscriptionId id) {
        transactions.requireOpen();
        return Optional.ofNullable(subscriptions.get(id));
    }

    @Override
    public void save(Subscription subscription) {
        transactions.requireOpen();
        subscriptions.replace(subscription.id(), subscription);
    }

    @Override
    public boolean remove(SubscriptionId id) {
        transactions.requireOpen();
        return subscriptions.remove(id) != null;
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return transactions.read(() -> Optional.ofNullable(subscriptions.get(id)));
    }

    @Override
    public Set<SubscriptionId> known(Collection<SubscriptionId> ids) {
        return transactions.read(
                () -> ids.stream().filter(subscriptions::containsKey).collect(Collectors.toSet()));
    }

    @Override
    public List<Subscription> enabled(Collection<Trigger> triggers) {
        return transactions.read(() -> subscriptions.values().stream()
                .filter(Subscription::enabled)
                .filter(subscription -> triggers.contains(subscription.trigger()))
                .sorted(OLDEST_FIRST)
                .toList());
    }

    @Override
    public long countOf(Trigger trigger) {
        return transactions.read(() -> subscriptions.values().stream()
                .filter(subscription -> subscription.trigger() == trigger)
                .count());
    }

    @Override
    public List<Subscription> page(Selection selection, Page page) {
        return transactions.read(() -> subscriptions.values().stream()
                .filter(ROWS.matching(selection))
                .sorted(ROWS.order(selection.sort(), OLDEST_FIRST))
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long count(Selection selection) {
        return transactions.read(() ->
                subscriptions.values().stream().filter(ROWS.matching(selection)).count());
    }
}
