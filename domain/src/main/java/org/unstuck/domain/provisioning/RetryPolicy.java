package org.unstuck.domain.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a source is asked for the same: each pause is twice the one before.
 *
 * @param maxAttempts including the first, 1 to {@value #MAX_ATTEMPTS}
 * @param firstPause after the first failure
 * @param longestPause what no pause is longer than
 */
public record RetryPolicy(int maxAttempts, Duration firstPause, Duration longestPause) {

    public static final int MAX_ATTEMPTS = 50;

    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMinutes(1), Duration.ofHours(1));

    public RetryPolicy {
        if (maxAttempts < 1 || maxAttempts > MAX_ATTEMPTS) {
            throw new IllegalArgumentException("maxAttempts must be 1 to " + MAX_ATTEMPTS + ", not " + maxAttempts);
        }
        if (!firstPause.isPositive()) {
            throw new IllegalArgumentException("firstPause must be a time, not " + firstPause);
        }
        if (longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("longestPause must not be shorter than firstPause");
        }
    }

    /** When to ask again after this attempt failed; never when it was the last. */
    public Optional<Instant> nextAfter(int attempt, Instant failedAt) {
        if (attempt >= maxAttempts) {
            return Optional.empty();
        }
        Duration pause = firstPause;
        for (int doubled = 1; doubled < attempt && pause.compareTo(longestPause) < 0; doubled++) {
            pause = pause.multipliedBy(2);
        }
        return Optional.of(failedAt.plus(pause.compareTo(longestPause) < 0 ? pause : longestPause));
    }
}
