package org.unstuck.rest.limit;

import java.time.Duration;
import java.util.Optional;
import org.unstuck.application.port.RequestBudgets.Budget;

/**
 * How many calls a client may make in {@link #WINDOW} under one version of the API.
 *
 * @param calls 0 when there is no limit
 */
public record RateLimit(int calls) {

    public static final Duration WINDOW = Duration.ofSeconds(10);

    private static final int MOST = 1_000_000;

    /** Reads a number, or {@code off}. */
    public static RateLimit parse(String text) {
        // YAML takes a bare "off" for a truth value.
        if (text.equalsIgnoreCase("off") || text.equalsIgnoreCase("false")) {
            return new RateLimit(0);
        }
        int calls = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
        if (calls < 1 || calls > MOST) {
            throw new IllegalArgumentException("a rate limit must be 1 to " + MOST + " or off, not " + text);
        }
        return new RateLimit(calls);
    }

    Optional<Budget> budget(String name) {
        return calls == 0 ? Optional.empty() : Optional.of(new Budget(name, calls, WINDOW));
    }
}
