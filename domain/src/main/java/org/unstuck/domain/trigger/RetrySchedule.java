package org.unstuck.domain.trigger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an event that was not taken is sent again.
 *
 * @param pauses after each attempt but the last
 * @param jitter by which part of itself a pause may be longer or shorter, from 0 to less than 1, so that not all come
 *     back at the same moment
 * @param longest what a subscriber may ask for at most
 */
public record RetrySchedule(List<Duration> pauses, double jitter, Duration longest) {

    /** Eleven attempts over a little more than three days. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24)),
            0.1,
            Duration.ofHours(24));

    public RetrySchedule {
        pauses = List.copyOf(pauses);
        if (pauses.stream().anyMatch(pause -> !pause.isPositive())) {
            throw new IllegalArgumentException("pauses must be times, not " + pauses);
        }
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("jitter must be 0 to less than 1, not " + jitter);
        }
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("longest must be a time, not " + longest);
        }
    }

    /**
     * How long to wait after an attempt that was not taken.
     *
     * @param attempt from 1
     * @param askedFor how long the subscriber wants to be left alone; honoured when it is longer than the pause, up to
     *     the longest
     * @param chance from 0 to less than 1, at random
     * @return nothing when that was the last attempt
     */
    public Optional<Duration> pauseAfter(int attempt, @Nullable Duration askedFor, double chance) {
        if (attempt > pauses.size()) {
            return Optional.empty();
        }
        Duration pause = pauses.get(Math.max(attempt, 1) - 1);
        double factor = 1 + jitter * (2 * chance - 1);
        Duration jittered = Duration.ofMillis(Math.max(1, Math.round(pause.toMillis() * factor)));
        if (askedFor == null || askedFor.compareTo(jittered) <= 0) {
            return Optional.of(jittered);
        }
        return Optional.of(askedFor.compareTo(longest) < 0 ? askedFor : longest);
    }
}
