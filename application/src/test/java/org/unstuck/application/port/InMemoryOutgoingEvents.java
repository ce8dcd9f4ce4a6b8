package org.unstuck.application.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.AccessRequestDecided;
import org.unstuck.domain.trigger.AccessRequestSubmitted;
import org.unstuck.domain.trigger.CloseRunCancelled;
import org.unstuck.domain.trigger.CloseRunConcluded;
import org.unstuck.domain.trigger.Event;
import org.unstuck.domain.trigger.IdentityRequestsReopened;
import org.unstuck.domain.trigger.ProvisioningCompleted;
import org.unstuck.domain.trigger.Trigger;

/**
 * Outgoing events kept in memory; those of a run are released when the runs beside it say that it has concluded. What an
 * event looks like when it is sent is the business of whoever keeps it; here it is its text in quotation marks.
 */
public final class InMemoryOutgoingEvents implements OutgoingEvents {

    private final InMemoryTransactions transactions;
    private final InMemoryCloseRuns closeRuns;
    private Map<UUID, List<OutgoingEvent>> events = new HashMap<>();
    private Map<UUID, StoredEvent> kept = new HashMap<>();
    private Map<UUID, Instant> told = new HashMap<>();

    public InMemoryOutgoingEvents(InMemoryTransactions transactions, InMemoryCloseRuns closeRuns) {
        this.transactions = transactions;
        this.closeRuns = closeRuns;
        transactions.enlist(() -> {
            Map<UUID, List<OutgoingEvent>> eventsBefore = new HashMap<>(events);
            Map<UUID, StoredEvent> keptBefore = new HashMap<>(kept);
            Map<UUID, Instant> toldBefore = new HashMap<>(told);
            return () -> {
                events = eventsBefore;
                kept = keptBefore;
                told = toldBefore;
            };
        });
    }

    /** The events of a run that are here, sent or not. */
    public List<OutgoingEvent> held(CloseRunId run) {
        return transactions.read(() -> events.getOrDefault(run.value(), List.of()));
    }

    /** What was told beside runs, and about them, the oldest first. */
    public List<Event> told() {
        return transactions.read(() -> Stream.concat(
                        events.entrySet().stream()
                                .filter(batch -> isNoRun(batch.getKey()))
                                .flatMap(batch -> batch.getValue().stream()),
                        closeRuns.concluded().stream().flatMap(run -> closeRuns.end(run).stream()))
                .sorted(Comparator.comparing(OutgoingEvent::created).thenComparing(OutgoingEvent::id))
                .map(OutgoingEvent::event)
                .toList());
    }

    @Override
    public void hold(CloseRunId run, List<OutgoingEvent> more) {
        transactions.requireOpen();
        add(run.value(), more);
    }

    @Override
    public void drop(CloseRunId run) {
        transactions.requireOpen();
        events.remove(run.value());
    }

    @Override
    public void tell(List<OutgoingEvent> more) {
        transactions.requireOpen();
        if (!more.isEmpty()) {
            add(more.getFirst().id(), more);
        }
    }

    @Override
    public void keep(StoredEvent event) {
        transactions.requireOpen();
        kept.put(event.batch(), event);
        told.put(event.batch(), event.created());
    }

    @Override
    public List<TrackingNumber> released(CloseRunId run) {
        return transactions.read(() -> closeRuns.end(run).isPresent()
                ? held(run).stream()
                        .map(event -> ((ProvisioningCompleted) event.event()).trackingNumber())
                        .toList()
                : List.of());
    }

    @Override
    public List<UUID> lockReleased(int limit) {
        transactions.requireOpen();
        return Stream.concat(
                        events.keySet().stream().filter(this::isNoRun),
                        closeRuns.concluded().stream().map(CloseRunId::value))
                .filter(batch -> !told.containsKey(batch))
                .distinct()
                .sorted()
                .limit(limit)
                .toList();
    }

    @Override
    public List<StoredEvent> of(Collection<UUID> batches, Set<Trigger> triggers) {
        return transactions.read(() -> batches.stream()
                .sorted()
                .flatMap(this::eventsOf)
                .filter(event -> triggers.contains(event.trigger()))
                .toList());
    }

    @Override
    public void markTold(Collection<UUID> batches, Instant at) {
        transactions.requireOpen();
        batches.forEach(batch -> told.put(batch, at));
    }

    /** Never does: nothing here knows of deliveries. */
    @Override
    public int forget(Instant toldBefore, int limit) {
        transactions.requireOpen();
        return 0;
    }

    /** Whether a batch has what waited for this run, or tells of it. */
    boolean isOf(CloseRunId run, UUID batch) {
        return batch.equals(run.value())
                || events.getOrDefault(batch, List.of()).stream().anyMatch(one -> switch (one.event()) {
                    case CloseRunCancelled cancelled -> cancelled.run().id().equals(run);
                    case IdentityRequestsReopened reopened ->
                        reopened.run().id().equals(run);
                    case CloseRunConcluded concluded -> concluded.run().id().equals(run);
                    case ProvisioningCompleted request -> false;
                    case AccessRequestSubmitted request -> false;
                    case AccessRequestDecided request -> false;
                });
    }

    /** One event as it is sent. */
    StoredEvent find(UUID batch, UUID id) {
        return eventsOf(batch)
                .filter(event -> event.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Stream<StoredEvent> eventsOf(UUID batch) {
        Stream<StoredEvent> told = Stream.concat(
                        events.getOrDefault(batch, List.of()).stream(), closeRuns.end(new CloseRunId(batch)).stream())
                .map(event -> toStored(batch, event));
        return Stream.concat(told, Stream.ofNullable(kept.get(batch))).sorted(Comparator.comparing(StoredEvent::id));
    }

    private static StoredEvent toStored(UUID batch, OutgoingEvent event) {
        return new StoredEvent(
                batch, event.id(), event.event().trigger(), event.created(), "\"" + event.event() + "\"", null);
    }

    private boolean isNoRun(UUID batch) {
        return closeRuns.find(new CloseRunId(batch)).isEmpty();
    }

    private void add(UUID batch, List<OutgoingEvent> more) {
        List<OutgoingEvent> all = new ArrayList<>(events.getOrDefault(batch, List.of()));
        all.addAll(more);
        events.put(batch, List.copyOf(all));
    }
}
