package org.unstuck.application.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.CloseTargets;
import org.unstuck.domain.closing.ClosedItem;
import org.unstuck.domain.closing.ItemOutcome;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Outgoing port for close runs, their targets and outcomes.
 *
 * <p>Methods that lock or write need an open transaction and cost a constant number of statements.
 */
public interface CloseRuns {

    /** Writes a run that was just accepted, with its targets; unrecognized ones get their outcome. */
    void add(CloseRun run, CloseTargets targets);

    /** Locks a run until the transaction ends: whoever changes a run does it under this lock. */
    Optional<CloseRun> lock(CloseRunId id);

    /**
     * Locks a run like {@link #lock} and gives the tracking numbers it comes to next.
     *
     * @param size how many at most
     */
    Optional<NextChunk> lockNextChunk(CloseRunId id, int size);

    /** Writes the state, tally, progress and times of a locked run. */
    void save(CloseRun run);

    /**
     * Writes a locked run that has just concluded, and what is told of that; the run's events are released with it.
     */
    void conclude(CloseRun run, OutgoingEvents.OutgoingEvent told);

    /**
     * Writes what became of the chunk that a locked run had come to, and the run after it.
     *
     * @param outcomes one for each tracking number of the chunk, in the chunk's order
     * @param after the run, gone on by as many as there are outcomes
     */
    void recordOutcomes(CloseRun after, List<ItemOutcome> outcomes);

    /** What a run has closed and nobody took back yet. */
    List<ClosedItem> closedItems(CloseRunId id);

    /** Writes what taking back came to, and the locked run after it. */
    void recordReopenings(CloseRun after, List<Reopening> reopenings);

    /**
     * The ids of a run with one of these outcomes in the order they were sent, unrecognized ones last; never asked for
     * PENDING.
     */
    List<String> idsWith(CloseRunId id, Set<Outcome.Kind> kinds);

    Optional<CloseRun> find(CloseRunId id);

    /** The newest first. */
    List<CloseRun> page(Page page);

    long count();

    /**
     * The ids of a run in the order they were sent, unrecognized ones last.
     *
     * @param kind only those with this outcome; all when absent
     */
    List<CloseRunItem> items(CloseRunId id, Outcome.@Nullable Kind kind, Page page);

    long countItems(CloseRunId id, Outcome.@Nullable Kind kind);

    /** A locked run and the tracking numbers it comes to next; none when it came to all. */
    record NextChunk(CloseRun run, List<TrackingNumber> trackingNumbers) {}
}
