package org.unstuck.application.port;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.CloseTargets;
import org.unstuck.domain.closing.ClosedItem;
import org.unstuck.domain.closing.ItemOutcome;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Refusal;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;

/** Close runs kept in memory. */
public final class InMemoryCloseRuns implements CloseRuns {

    private static final Comparator<CloseRun> NEWEST_FIRST = Comparator.comparing(CloseRun::created)
            .reversed()
            .thenComparing(run -> run.id().toString(), Comparator.reverseOrder());

    private final InMemoryTransactions transactions;
    private Map<CloseRunId, Kept> runs = new HashMap<>();
    private Map<CloseRunId, OutgoingEvent> ends = new HashMap<>();

    public InMemoryCloseRuns(InMemoryTransactions transactions) {
        this.transactions = transactions;
        transactions.enlist(() -> {
            Map<CloseRunId, Kept> before = new HashMap<>(runs);
            Map<CloseRunId, OutgoingEvent> endsBefore = new HashMap<>(ends);
            return () -> {
                runs = before;
                ends = endsBefore;
            };
        });
    }

    /** A run and all that belongs to it; a tracking number without an outcome is pending. */
    private record Kept(
            CloseRun run,
            CloseTargets targets,
            Map<TrackingNumber, Outcome> outcomes,
            Map<TrackingNumber, ClosedItem> closed) {

        Kept {
            outcomes = Map.copyOf(outcomes);
            closed = Map.copyOf(closed);
        }

        Stream<CloseRunItem> items() {
            return Stream.concat(
                    targets.trackingNumbers().stream()
                            .map(number -> new CloseRunItem(
                                    number.toString(), outcomes.getOrDefault(number, Outcome.PENDING))),
                    targets.unrecognized().stream()
                            .map(id -> new CloseRunItem(id, Outcome.refused(new Refusal.NotATrackingNumber()))));
        }
    }

    @Override
    public void add(CloseRun run, CloseTargets targets) {
        transactions.requireOpen();
        if (runs.putIfAbsent(run.id(), new Kept(run, targets, Map.of(), Map.of())) != null) {
            throw new IllegalStateException("close run " + run.id() + " is here already");
        }
    }

    @Override
    public Optional<CloseRun> lock(CloseRunId id) {
        transactions.requireOpen();
        return find(id);
    }

    @Override
    public Optional<NextChunk> lockNextChunk(CloseRunId id, int size) {
        return lock(id).map(run -> new NextChunk(
                run,
                kept(id).targets().trackingNumbers().stream()
                        .skip(run.processed())
                        .limit(size)
                        .toList()));
    }

    @Override
    public void save(CloseRun run) {
        transactions.requireOpen();
        Kept kept = kept(run.id());
        runs.put(run.id(), new Kept(run, kept.targets(), kept.outcomes(), kept.closed()));
    }

    @Override
    public void conclude(CloseRun run, OutgoingEvent told) {
        save(run);
        if (ends.putIfAbsent(run.id(), told) != null) {
            throw new IllegalStateException("close run " + run.id() + " has concluded already");
        }
    }

    /** What was told when a run concluded. */
    Optional<OutgoingEvent> end(CloseRunId id) {
        return transactions.read(() -> Optional.ofNullable(ends.get(id)));
    }

    /** The runs that concluded, in no order. */
    Set<CloseRunId> concluded() {
        return transactions.read(() -> Set.copyOf(ends.keySet()));
    }

    @Override
    public void recordOutcomes(CloseRun after, List<ItemOutcome> outcomes) {
        transactions.requireOpen();
        Kept kept = kept(after.id());
        Map<TrackingNumber, Outcome> all = new HashMap<>(kept.outcomes());
        Map<TrackingNumber, ClosedItem> closed = new HashMap<>(kept.closed());
        for (ItemOutcome outcome : outcomes) {
            all.put(outcome.trackingNumber(), outcome.outcome());
            outcome.closing()
                    .ifPresent(closure -> closed.put(
                            closure.trackingNumber(),
                            new ClosedItem(
                                    closure.trackingNumber(), closure.closed().revision(), closure.before())));
        }
        runs.put(after.id(), new Kept(after, kept.targets(), all, closed));
    }

    @Override
    public List<ClosedItem> closedItems(CloseRunId id) {
        return transactions.read(() -> {
            Kept kept = kept(id);
            return kept.targets().trackingNumbers().stream()
                    .filter(number -> Outcome.CLOSED.equals(kept.outcomes().get(number)))
                    .map(number -> Objects.requireNonNull(kept.closed().get(number)))
                    .toList();
        });
    }

    @Override
    public void recordReopenings(CloseRun after, List<Reopening> reopenings) {
        transactions.requireOpen();
        Kept kept = kept(after.id());
        Map<TrackingNumber, Outcome> all = new HashMap<>(kept.outcomes());
        for (Reopening reopening : reopenings) {
            all.put(
                    reopening.trackingNumber(),
                    switch (reopening) {
                        case Reopening.Reopened reopened -> Outcome.REOPENED;
                        case Reopening.Refused refused -> Outcome.reopenRefused(refused.reason());
                    });
        }
        runs.put(after.id(), new Kept(after, kept.targets(), all, kept.closed()));
    }

    @Override
    public List<String> idsWith(CloseRunId id, Set<Outcome.Kind> kinds) {
        return transactions.read(() -> kept(id).items()
                .filter(item -> kinds.contains(item.outcome().kind()))
                .map(CloseRunItem::id)
                .toList());
    }

    @Override
    public Optional<CloseRun> find(CloseRunId id) {
        return transactions.read(() -> Optional.ofNullable(runs.get(id)).map(Kept::run));
    }

    @Override
    public List<CloseRun> page(Page page) {
        return transactions.read(() -> runs.values().stream()
                .map(Kept::run)
                .sorted(NEWEST_FIRST)
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long count() {
        return transactions.read(() -> (long) runs.size());
    }

    @Override
    public List<CloseRunItem> items(CloseRunId id, Outcome.@Nullable Kind kind, Page page) {
        return transactions.read(
                () -> items(id, kind).skip(page.offset()).limit(page.limit()).toList());
    }

    @Override
    public long countItems(CloseRunId id, Outcome.@Nullable Kind kind) {
        return transactions.read(() -> items(id, kind).count());
    }

    private Stream<CloseRunItem> items(CloseRunId id, Outcome.@Nullable Kind kind) {
        return runs.containsKey(id)
                ? kept(id).items().filter(item -> kind == null || item.outcome().kind() == kind)
                : Stream.empty();
    }

    private Kept kept(CloseRunId id) {
        Kept kept = runs.get(id);
        if (kept == null) {
            throw new IllegalStateException("there is no close run " + id);
        }
        return kept;
    }
}
