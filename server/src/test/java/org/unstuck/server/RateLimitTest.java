package org.unstuck.server;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.unstuck.application.port.SettableClock;
import org.unstuck.persistence.limit.Bucket4jRequestBudgets;
import org.unstuck.rest.limit.Admission;
import org.unstuck.rest.limit.RateLimitSettings;
import org.unstuck.rest.limit.RateLimits;
import org.unstuck.rest.path.ApiVersion;
import org.unstuck.rest.token.SigningKey;

class RateLimitTest extends ServerTest {

    private static final String PATH = "/v2025/account-activities?limit=1";

    @Autowired
    SigningKey signingKey;

    @Autowired
    DataSource dataSource;

    @Test
    void keepsAWellBehavedClientFromNoticingTheFloodOfAnother() {
        Api flooding = apiOf("flooding");
        Api wellBehaved = apiOf("well-behaved");
        Instant start = Instant.now();
        List<CompletableFuture<List<Integer>>> flood = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> statuses(flooding, 500)))
                .toList();

        List<Integer> undisturbed = statuses(wellBehaved, 95);

        Map<Integer, Long> flooded = flood.stream()
                .map(CompletableFuture::join)
                .flatMap(List::stream)
                .collect(groupingBy(status -> status, counting()));
        long windows = Duration.between(start, Instant.now()).toSeconds() / 10 + 2;
        assertThat(undisturbed).containsOnly(200);
        assertThat(flooded).containsOnlyKeys(200, 429);
        assertThat(flooded.get(200)).isBetween(100L, 100 * windows);
    }

    @Test
    void letsCallsThroughWhenTheDatabaseCannotCountThem() {
        Api api = apiOf("uncounted");
        database.sql("alter table request_budget rename to elsewhere").update();
        try {
            for (int i = 0; i < 3; i++) {
                Api.Answer answer = api.get(PATH);
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"default\";q=100;w=10");
                assertThat(answer.header("RateLimit")).isEmpty();
            }
        } finally {
            database.sql("alter table elsewhere rename to request_budget").update();
        }
        await("calls are counted again", () -> api.get(PATH).header("RateLimit").startsWith("\"default\";r="));
    }

    @Test
    void limitsNobodyWhenItIsOff() {
        assertThat(api().get(PATH).header("RateLimit-Policy")).isEmpty();
    }

    @Test
    void grantsOneBudgetOnTwoNodesAndAsksTheDatabaseForNoCallThatItRefuses() {
        CountingDataSource counted = new CountingDataSource(dataSource);
        SettableClock clock = new SettableClock(Instant.now());
        RateLimits[] nodes = {node(counted, clock), node(counted, clock)};

        assertThat(granted(nodes, 2_000)).isEqualTo(100);
        int statements = counted.statements.get();
        assertThat(granted(nodes, 2_000)).isZero();
        assertThat(counted.statements).hasValue(statements);
    }

    @Test
    void asksTheDatabaseForAPartOfTheCalls() {
        CountingDataSource counted = new CountingDataSource(dataSource);
        SettableClock clock = new SettableClock(Instant.now());
        RateLimits[] nodes = {node(counted, clock)};
        granted(nodes, 1);
        clock.pass(Duration.ofSeconds(10));
        counted.statements.set(0);

        assertThat(granted(nodes, 100)).isEqualTo(100);

        assertThat(counted.statements).hasValueLessThan(90);
    }

    private static RateLimits node(DataSource database, InstantSource clock) {
        return new RateLimits(
                new RateLimitSettings("100", Map.of()), new Bucket4jRequestBudgets(database, clock), clock);
    }

    private static long granted(RateLimits[] nodes, int calls) {
        String client = "client of " + System.identityHashCode(nodes);
        return IntStream.range(0, calls)
                .mapToObj(i -> nodes[i % nodes.length].admit(client, ApiVersion.V2025))
                .filter(Admission.Granted.class::isInstance)
                .count();
    }

    private static List<Integer> statuses(Api api, int calls) {
        return Stream.generate(() -> api.get(PATH).status()).limit(calls).toList();
    }

    private Api apiOf(String client) {
        return new Api(port, Tokens.of(signingKey, client, List.of("ORG_ADMIN")));
    }

    /** Counts the statements that go through it. */
    private static final class CountingDataSource extends DelegatingDataSource {

        private final AtomicInteger statements = new AtomicInteger();

        private CountingDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            statements.incrementAndGet();
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
