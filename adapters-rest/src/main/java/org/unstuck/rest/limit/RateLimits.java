package org.unstuck.rest.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.RequestBudgets;
import org.unstuck.application.port.RequestBudgets.Budget;
import org.unstuck.application.port.RequestBudgets.Share;
import org.unstuck.rest.error.PrintableText;
import org.unstuck.rest.path.ApiVersion;

/**
 * Keeps each client within its limit, for each version of the API apart (contract 2.3). When the shared budgets cannot
 * be reached every call is let through: a limit is worth less than the calls it would keep out.
 */
public final class RateLimits {

    private static final Logger log = LoggerFactory.getLogger(RateLimits.class);

    private static final int MOST_PORTIONS = 10_000;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    private final RateLimitSettings settings;
    private final RequestBudgets budgets;
    private final InstantSource clock;
    private final Cache<Budget, Portion> portions = Caffeine.newBuilder()
            .maximumSize(MOST_PORTIONS)
            .expireAfterAccess(RateLimit.WINDOW)
            .build();
    private final AtomicReference<Instant> nextAttempt = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Instant> nextComplaint = new AtomicReference<>(Instant.MIN);

    public RateLimits(RateLimitSettings settings, RequestBudgets budgets, InstantSource clock) {
        this.settings = settings;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** Counts a call, and says what is to become of it. */
    public Admission admit(String client, ApiVersion version) {
        return settings.of(client)
                .budget(version.name() + " " + client)
                .map(this::admit)
                .orElseGet(Admission.Unlimited::new);
    }

    private Admission admit(Budget budget) {
        return portions.get(budget, wanted -> new Portion(wanted, clock)).spend(calls -> take(budget, calls));
    }

    private Optional<Share> take(Budget budget, long calls) {
        // Whoever waits for a database that does not answer does not have to find out for himself.
        if (clock.instant().isBefore(nextAttempt.get())) {
            return Optional.empty();
        }
        try {
            return Optional.of(budgets.take(budget, calls));
        } catch (RuntimeException e) {
            Instant now = clock.instant();
            nextAttempt.set(now.plus(BETWEEN_ATTEMPTS));
            complain(now, e);
            return Optional.empty();
        }
    }

    private void complain(Instant now, RuntimeException e) {
        Instant due = nextComplaint.get();
        if (!now.isBefore(due) && nextComplaint.compareAndSet(due, now.plus(BETWEEN_COMPLAINTS))) {
            log.warn("calls are not limited now, because nobody can count them: {}", PrintableText.of(e.toString()));
        }
    }
}
