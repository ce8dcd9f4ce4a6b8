package org.unstuck.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.InMemoryRequestBudgets;
import org.unstuck.application.port.RequestBudgets;
import org.unstuck.application.port.SettableClock;
import org.unstuck.rest.path.ApiVersion;

class RateLimitsTest {

    private static final RateLimitSettings SETTINGS =
            new RateLimitSettings("100", Map.of("generous", "500", "free", "off"));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final InMemoryRequestBudgets budgets = new InMemoryRequestBudgets(clock);
    private final RateLimits limits = node(budgets);

    @Test
    void grantsAsManyCallsAsTheLimitSaysAndCountsThemDown() {
        for (int left = 99; left >= 0; left--) {
            assertThat(call()).isEqualTo(new Admission.Granted(100, left, Duration.ofSeconds(10)));
        }

        clock.pass(Duration.ofMillis(4_100));
        assertThat(call()).isEqualTo(new Admission.Refused(100, Duration.ofMillis(5_900)));
    }

    @Test
    void beginsAnewAfterTenSeconds() {
        calls(150);

        clock.pass(Duration.ofSeconds(10));

        assertThat(calls(150)).isEqualTo(100);
    }

    @Test
    void countsEveryVersionOfTheApiApart() {
        calls(100);

        for (ApiVersion version : ApiVersion.values()) {
            assertThat(limits.admit("somebody", version))
                    .isInstanceOf(version == ApiVersion.V2025 ? Admission.Refused.class : Admission.Granted.class);
        }
    }

    @Test
    void countsEveryClientApart() {
        calls(2_000);

        assertThat(limits.admit("somebody else", ApiVersion.V2025))
                .isEqualTo(new Admission.Granted(100, 99, Duration.ofSeconds(10)));
    }

    @Test
    void takesTheLimitOfAClientThatHasOne() {
        assertThat(limits.admit("generous", ApiVersion.V2025))
                .isEqualTo(new Admission.Granted(500, 499, Duration.ofSeconds(10)));
        assertThat(limits.admit("free", ApiVersion.V2025)).isEqualTo(new Admission.Unlimited());
    }

    @Test
    void visitsTheSharedBudgetForAPartOfTheCallsAndForNoneThatIsRefused() {
        calls(100);
        int visits = budgets.visits();

        assertThat(calls(2_000)).isZero();

        assertThat(visits).isLessThan(45);
        assertThat(budgets.visits()).isEqualTo(visits);
    }

    @Test
    void grantsNoMoreOnManyNodesThanOnOne() {
        RateLimits[] nodes = {limits, node(budgets), node(budgets)};

        long granted = IntStream.range(0, 300)
                .mapToObj(i -> nodes[i % nodes.length].admit("somebody", ApiVersion.V2025))
                .filter(Admission.Granted.class::isInstance)
                .count();

        assertThat(granted).isEqualTo(100);
    }

    @Test
    void keepsLittleOnANodeThatIsNotUsedAnyMore() {
        calls(50);
        RateLimits other = node(budgets);

        long granted = IntStream.range(0, 100)
                .mapToObj(i -> other.admit("somebody", ApiVersion.V2025))
                .filter(Admission.Granted.class::isInstance)
                .count();

        assertThat(granted).isBetween(43L, 50L);
    }

    @Test
    void grantsNoMoreHoweverManyCallsComeAtOnce() {
        Stream<CompletableFuture<Integer>> callers =
                IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(() -> calls(50)));

        assertThat(callers.toList().stream().mapToInt(CompletableFuture::join).sum())
                .isEqualTo(100);
    }

    @Test
    void letsEveryCallThroughWhenNobodyCanCountThemAndComplainsOnceAMinute() {
        RateLimits blind = node(new Unreachable());
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(RateLimits.class);
        lines.start();
        logger.addAppender(lines);
        try {
            for (int second = 0; second < 60; second++) {
                for (int i = 0; i < 10; i++) {
                    assertThat(blind.admit("somebody", ApiVersion.V2025)).isEqualTo(new Admission.Unchecked(100));
                }
                clock.pass(Duration.ofSeconds(1));
            }
            assertThat(lines.list).hasSize(1);
            assertThat(lines.list.getFirst().getFormattedMessage()).contains("not limited", "no connection");

            blind.admit("somebody", ApiVersion.V2025);
            assertThat(lines.list).hasSize(2);
        } finally {
            logger.detachAppender(lines);
        }
    }

    @Test
    void asksABudgetThatCannotBeReachedOnceASecond() {
        Unreachable unreachable = new Unreachable();
        RateLimits blind = node(unreachable);

        for (int client = 0; client < 100; client++) {
            blind.admit("client " + client, ApiVersion.V2025);
        }
        assertThat(unreachable.attempts).isEqualTo(1);

        clock.pass(Duration.ofSeconds(1));
        blind.admit("somebody", ApiVersion.V2025);
        assertThat(unreachable.attempts).isEqualTo(2);
    }

    @Test
    void letsNobodyWaitForLongBehindACallThatWaitsForTheDatabase() throws Exception {
        CountDownLatch visited = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        RateLimits slow = node((budget, wanted) -> {
            visited.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return budgets.take(budget, wanted);
        });
        CompletableFuture<Admission> first =
                CompletableFuture.supplyAsync(() -> slow.admit("somebody", ApiVersion.V2025));
        visited.await();

        assertThat(slow.admit("somebody", ApiVersion.V2025)).isEqualTo(new Admission.Unchecked(100));

        answered.countDown();
        assertThat(first.get()).isInstanceOf(Admission.Granted.class);
    }

    private RateLimits node(RequestBudgets shared) {
        return new RateLimits(SETTINGS, shared, clock);
    }

    private Admission call() {
        return limits.admit("somebody", ApiVersion.V2025);
    }

    /** How many of them were granted. */
    private int calls(int count) {
        return (int) Stream.generate(this::call)
                .limit(count)
                .filter(Admission.Granted.class::isInstance)
                .count();
    }

    private static final class Unreachable implements RequestBudgets {

        private int attempts;

        @Override
        public Share take(Budget budget, long wanted) {
            attempts++;
            throw new IllegalStateException("no connection");
        }
    }
}
