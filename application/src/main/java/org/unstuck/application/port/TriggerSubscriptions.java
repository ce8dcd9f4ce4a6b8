package org.unstuck.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unstuck.application.filter.Selection;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Trigger;

/**
 * Outgoing port for subscriptions. Secrets are given and taken in clear and kept encrypted.
 *
 * <p>Methods that lock or write need an open transaction.
 */
public interface TriggerSubscriptions {

    /** Makes all others who are about to add subscriptions to this trigger wait until the transaction ends. */
    void holdTrigger(Trigger trigger);

    void add(Subscription subscription);

    /** Locks one until the transaction ends. */
    Optional<Subscription> lock(SubscriptionId id);

    /** Takes the place of what was written before. */
    void save(Subscription subscription);

    /** Forgets it; deliveries to it are forgotten afterwards. */
    boolean remove(SubscriptionId id);

    Optional<Subscription> find(SubscriptionId id);

    /** Those of these that are here. */
    Set<SubscriptionId> known(Collection<SubscriptionId> ids);

    /** Those that are enabled, of any of these triggers. */
    List<Subscription> enabled(Collection<Trigger> triggers);

    long countOf(Trigger trigger);

    /**
     * Those that are wanted, the oldest first.
     *
     * @param selection over {@link SubscriptionFields}
     */
    List<Subscription> page(Selection selection, Page page);

    long count(Selection selection);
}
