package org.unstuck.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.application.filter.Selection;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.Delivery.State;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.SubscriptionId;

/** Deliveries kept in memory. */
public final class InMemoryDeliveries implements Deliveries {

    private static final InMemoryRows<Delivery> ROWS = new InMemoryRows<>(Map.of(
            DeliveryFields.TRIGGER_ID, delivery -> delivery.trigger().id(),
            DeliveryFields.SUBSCRIPTION_ID, delivery -> delivery.subscription().toString(),
            DeliveryFields.SUBSCRIPTION_NAME, Delivery::subscriptionName,
            DeliveryFields.CREATED, Delivery::created,
            DeliveryFields.COMPLETED, Delivery::completed));

    private static final Comparator<Delivery> BY_ID =
            Comparator.comparing(delivery -> delivery.id().toString());

    private final InMemoryTransactions transactions;
    private final InMemoryOutgoingEvents events;
    private Map<DeliveryId, Delivery> deliveries = new HashMap<>();

    public InMemoryDeliveries(InMemoryTransactions transactions, InMemoryOutgoingEvents events) {
        this.transactions = transactions;
        this.events = events;
        transactions.enlist(() -> {
            Map<DeliveryId, Delivery> before = new HashMap<>(deliveries);
            return () -> deliveries = before;
        });
    }

    @Override
    public void add(List<Delivery> more) {
        transactions.requireOpen();
        more.forEach(delivery -> deliveries.put(delivery.id(), delivery));
    }

    @Override
    public Optional<Delivery> find(DeliveryId id) {
        return transactions.read(() -> Optional.ofNullable(deliveries.get(id)));
    }

    @Override
    public List<Delivery> findAll(Collection<DeliveryId> ids) {
        return transactions.read(() -> deliveries.values().stream()
                .filter(delivery -> ids.contains(delivery.id()))
                .toList());
    }

    @Override
    public List<Lane> lanes() {
        return transactions.read(() -> deliveries.values().stream()
                .filter(delivery -> delivery.due() != null)
                .collect(Collectors.toMap(
                        delivery -> delivery.subscription().toString(),
                        delivery -> new Lane(delivery.subscription(), Objects.requireNonNull(delivery.due())),
                        (left, right) -> left.due().isBefore(right.due()) ? left : right,
                        TreeMap::new))
                .values()
                .stream()
                .toList());
    }

    @Override
    public List<WithEvent> claim(
            SubscriptionId subscription, Set<Delivery.Kind> kinds, Instant now, Instant until, int limit) {
        transactions.requireOpen();
        return change(
                        pendingOf(subscription)
                                .and(delivery -> kinds.contains(delivery.kind()))
                                .and(delivery ->
                                        !Objects.requireNonNull(delivery.due()).isAfter(now)),
                        limit,
                        delivery ->
                                copy(delivery, State.PENDING, delivery.attempts() + 1, until, null, delivery.problem()))
                .stream()
                .sorted(BY_ID)
                .map(this::withEvent)
                .toList();
    }

    @Override
    public int settle(List<Delivery> attempted) {
        transactions.requireOpen();
        int settled = 0;
        for (Delivery attempt : attempted) {
            Delivery now = deliveries.get(attempt.id());
            if (now != null && isNews(attempt, now)) {
                deliveries.put(
                        now.id(),
                        copy(
                                now,
                                attempt.state(),
                                now.attempts(),
                                attempt.due(),
                                attempt.completed(),
                                attempt.problem()));
                settled++;
            }
        }
        return settled;
    }

    private static boolean isNews(Delivery attempt, Delivery now) {
        return attempt.state() == State.DELIVERED
                ? now.state() != State.DELIVERED
                : now.state() == State.PENDING && now.attempts() == attempt.attempts();
    }

    @Override
    public int giveBack(List<Delivery> claimed, Instant due) {
        transactions.requireOpen();
        int givenBack = 0;
        for (Delivery one : claimed) {
            Delivery now = deliveries.get(one.id());
            if (now != null && now.state() == State.PENDING && now.attempts() == one.attempts()) {
                deliveries.put(now.id(), copy(now, State.PENDING, now.attempts() - 1, due, null, now.problem()));
                givenBack++;
            }
        }
        return givenBack;
    }

    @Override
    public int park(SubscriptionId subscription, Delivery.Kind kind, String why, Instant now, int limit) {
        transactions.requireOpen();
        return change(
                        pendingOf(subscription).and(delivery -> delivery.kind() == kind),
                        limit,
                        delivery -> copy(delivery, State.PARKED, delivery.attempts(), null, now, why))
                .size();
    }

    @Override
    public int replay(Parked which, Instant now, int limit) {
        transactions.requireOpen();
        return change(
                        delivery -> delivery.state() == State.PARKED
                                && !Objects.requireNonNull(delivery.completed()).isAfter(now)
                                && isMeant(which, delivery),
                        limit,
                        delivery -> copy(delivery, State.PENDING, 0, now, null, delivery.problem()))
                .size();
    }

    private boolean isMeant(Parked which, Delivery delivery) {
        return (which.subscription() == null || delivery.subscription().equals(which.subscription()))
                && (which.run() == null || events.isOf(which.run(), delivery.batch()))
                && (which.from() == null || !delivery.created().isBefore(which.from()))
                && (which.to() == null || delivery.created().isBefore(which.to()));
    }

    @Override
    public int drop(SubscriptionId subscription, int limit) {
        transactions.requireOpen();
        return remove(delivery -> delivery.subscription().equals(subscription), limit);
    }

    @Override
    public int forget(Instant deliveredBefore, Instant parkedBefore, int limit) {
        transactions.requireOpen();
        return remove(
                delivery -> switch (delivery.state()) {
                    case PENDING -> false;
                    case DELIVERED ->
                        Objects.requireNonNull(delivery.completed()).isBefore(deliveredBefore);
                    case PARKED -> Objects.requireNonNull(delivery.completed()).isBefore(parkedBefore);
                },
                limit);
    }

    @Override
    public List<WithEvent> page(Selection selection, Instant now, Page page) {
        return transactions.read(() -> listed(selection, now)
                .sorted(ROWS.order(selection.sort(), BY_ID.reversed()))
                .skip(page.offset())
                .limit(page.limit())
                .map(this::withEvent)
                .toList());
    }

    @Override
    public long count(Selection selection, Instant now) {
        return transactions.read(() -> listed(selection, now).count());
    }

    private Stream<Delivery> listed(Selection selection, Instant now) {
        return deliveries.values().stream()
                .filter(delivery -> isShown(delivery, now))
                .filter(ROWS.matching(selection))
                .sorted(BY_ID.reversed())
                .limit(MAX_LISTED);
    }

    private static boolean isShown(Delivery delivery, Instant now) {
        return switch (delivery.state()) {
            case PENDING -> true;
            case DELIVERED -> !isOlder(delivery, now.minus(Delivery.SUCCESS_IS_SHOWN));
            case PARKED -> !isOlder(delivery, now.minus(Delivery.FAILURE_IS_SHOWN));
        };
    }

    private static boolean isOlder(Delivery delivery, Instant than) {
        return Objects.requireNonNull(delivery.completed()).isBefore(than);
    }

    @Override
    public List<Backlog> backlog() {
        return transactions.read(() -> deliveries.values().stream()
                .filter(delivery -> delivery.due() != null)
                .collect(Collectors.groupingBy(Delivery::subscription))
                .values()
                .stream()
                .map(pending -> new Backlog(
                        pending.getFirst().subscription(),
                        pending.getFirst().subscriptionName(),
                        pending.size(),
                        pending.stream()
                                .map(Delivery::created)
                                .min(Comparator.naturalOrder())
                                .orElseThrow()))
                .toList());
    }

    @Override
    public List<Delivery> parked(Parked which, Page page) {
        return transactions.read(() -> parked(which)
                .sorted(BY_ID.reversed())
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long countParked(Parked which) {
        return transactions.read(() -> parked(which).count());
    }

    @Override
    public List<Waiting> waiting() {
        return transactions.read(() -> parked(Parked.ALL)
                .sorted(Comparator.comparing(delivery -> Objects.requireNonNull(delivery.completed())))
                .collect(Collectors.groupingBy(Delivery::subscription))
                .values()
                .stream()
                .map(parked -> new Waiting(
                        parked.getLast().subscription(), parked.getLast().subscriptionName(), parked.size()))
                .toList());
    }

    private Stream<Delivery> parked(Parked which) {
        return deliveries.values().stream()
                .filter(delivery -> delivery.state() == State.PARKED && isMeant(which, delivery));
    }

    private static Predicate<Delivery> pendingOf(SubscriptionId subscription) {
        return delivery -> delivery.due() != null && delivery.subscription().equals(subscription);
    }

    private List<Delivery> change(Predicate<Delivery> which, int limit, UnaryOperator<Delivery> change) {
        List<Delivery> changed = deliveries.values().stream()
                .filter(which)
                .sorted(Comparator.comparing(Delivery::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(BY_ID))
                .limit(limit)
                .map(change)
                .toList();
        changed.forEach(delivery -> deliveries.put(delivery.id(), delivery));
        return changed;
    }

    private int remove(Predicate<Delivery> which, int limit) {
        List<DeliveryId> gone = deliveries.values().stream()
                .filter(which)
                .limit(limit)
                .map(Delivery::id)
                .toList();
        gone.forEach(deliveries::remove);
        return gone.size();
    }

    private WithEvent withEvent(Delivery delivery) {
        return new WithEvent(delivery, events.find(delivery.batch(), delivery.event()));
    }

    private static Delivery copy(
            Delivery of,
            State state,
            int attempts,
            @Nullable Instant due,
            @Nullable Instant completed,
            @Nullable String problem) {
        return new Delivery(
                of.id(),
                of.batch(),
                of.event(),
                of.trigger(),
                of.subscription(),
                of.subscriptionName(),
                of.kind(),
                state,
                attempts,
                due,
                of.created(),
                completed,
                problem);
    }
}
