package org.unstuck.application.port;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Filter;
import org.unstuck.domain.diagnosis.Patience;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Outgoing port for open access requests that a diagnosis might call stuck. Every one that it would is among them; of
 * the others, as few as can be told apart without looking at each.
 */
public interface Suspects {

    /**
     * Finds them, by one statement.
     *
     * @param limit how many at most
     * @return the oldest first, or the newest, and of one age in the order of tracking numbers
     */
    List<TrackingNumber> find(Which which, int limit);

    /**
     * Which of them.
     *
     * @param patience how long nothing may happen before it means something
     * @param created over {@link StuckFields#CREATED} alone; absent when all are wanted
     */
    record Which(Instant now, Patience patience, @Nullable Filter created, boolean newestFirst) {}
}
