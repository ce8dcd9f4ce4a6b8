package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.rest.token.SigningKey;

/**
 * One client far over its limit, and another that calls steadily within its own. What that one notices is measured
 * against itself without the flood, a minute earlier at most, because machines differ and are busy with other things.
 */
class FairnessTest extends ServerTest {

    private static final int LIMIT = 100;
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final int TIMES_OVER_THE_LIMIT = 20;
    private static final int FLOODERS = 4;

    private static final int STEADY_CALLS = 80;
    private static final Duration BETWEEN_STEADY_CALLS = Duration.ofMillis(40);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    SigningKey signingKey;

    @Test
    void aSteadyClientHardlyNoticesTheFloodOfAnother() {
        Api steady = new Api(port, Tokens.of(signingKey, "steady", List.of("ORG_ADMIN")));
        Api flooding = new Api(port, Tokens.of(signingKey, "torrential", List.of("ORG_ADMIN")));
        calls(steady, "beta"); // to warm up
        // Another version each time, for a budget of its own.
        List<Duration> inCalm = calls(steady, "v2024");

        AtomicBoolean enough = new AtomicBoolean();
        LongAdder granted = new LongAdder();
        LongAdder refused = new LongAdder();
        Instant start = Instant.now();
        List<CompletableFuture<Void>> flood = IntStream.range(0, FLOODERS)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    while (!enough.get()) {
                        int status = flooding.get("/v2025/account-activities?limit=1")
                                .status();
                        assertThat(status).isIn(200, 429);
                        (status == 200 ? granted : refused).increment();
                    }
                }))
                .toList();
        List<Duration> inFlood;
        long windows;
        try {
            await("the flood has begun", () -> refused.sum() > 0);
            inFlood = calls(steady, "v2025");
            // Whatever the machine is: until it is as many as it is meant to be.
            do {
                windows = Duration.between(start, Instant.now()).dividedBy(WINDOW) + 1;
                assertThat(Duration.between(start, Instant.now()))
                        .as("time to flood in")
                        .isLessThan(PATIENCE);
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            } while (granted.sum() + refused.sum() < TIMES_OVER_THE_LIMIT * LIMIT * windows);
        } finally {
            enough.set(true);
        }
        flood.forEach(CompletableFuture::join);

        assertThat(granted.sum()).isBetween((long) LIMIT, LIMIT * (windows + 2));
        assertThat(percentile(inFlood, 50))
                .as("median; in calm it was %s", percentile(inCalm, 50))
                .isLessThan(most(percentile(inCalm, 50).multipliedBy(10), Duration.ofMillis(100)));
        assertThat(percentile(inFlood, 95))
                .as("of 95 in 100; in calm it was %s", percentile(inCalm, 95))
                .isLessThan(most(percentile(inCalm, 95).multipliedBy(10), Duration.ofMillis(400)));
    }

    /** How long each took, none of them refused. */
    private static List<Duration> calls(Api api, String version) {
        List<Duration> took = new ArrayList<>();
        for (int i = 0; i < STEADY_CALLS; i++) {
            Instant start = Instant.now();
            Api.Answer answer = api.get("/" + version + "/account-activities?limit=1");
            Duration duration = Duration.between(start, Instant.now());
            assertThat(answer.status()).as("call " + i + " under " + version).isEqualTo(200);
            assertThat(answer.header("RateLimit")).as("it is counted").isNotEmpty();
            took.add(duration);
            LockSupport.parkNanos(BETWEEN_STEADY_CALLS.minus(duration).toNanos());
        }
        return took;
    }

    private static Duration percentile(List<Duration> durations, int percent) {
        return durations.stream().sorted().toList().get((durations.size() - 1) * percent / 100);
    }

    private static Duration most(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
