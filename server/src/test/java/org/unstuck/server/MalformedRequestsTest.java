package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.unstuck.rest.token.SigningKey;
import org.unstuck.server.malformed.Caller;
import org.unstuck.server.malformed.Conversation;
import org.unstuck.server.malformed.Exchange;
import org.unstuck.server.malformed.Judgement;
import org.unstuck.server.malformed.MalformedRequests;
import org.unstuck.server.malformed.Surroundings;

/**
 * Sends what nobody should ever send: {@code -Dmalformed.requests=100000} for how many, {@code -Dmalformed.seed=7} for
 * other ones, {@code -Dmalformed.only=4711} for a single one, shown with its answers.
 */
class MalformedRequestsTest extends ServerTest {

    private static final int REQUESTS = Integer.getInteger("malformed.requests", 5_000);
    private static final long SEED = Long.getLong("malformed.seed", 1);
    private static final int ONLY = Integer.getInteger("malformed.only", -1);

    private static final int CALLERS = 8;
    private static final int MOST_TOLD = 20;

    /** What one request would have to leave behind to be found is this divided by their number. */
    private static final long HEAP_TOLERANCE = 24_000_000;

    private static final int THREADS_TOLERANCE = 10;
    /** The one connection by which this node is woken for events is in use for good. */
    private static final int LISTENING = 1;

    private static final int FILE_DESCRIPTORS_TOLERANCE = 20;

    private static final Map<String, JsonNode> DIRECTORY = Map.of(
            "/identities/import",
            json("""
                    {"id": "mr-1", "name": "Ida Ek", "alias": "ida.ek", "firstname": "Ida", "lastname": "Ek-mr",
                     "email": "ida@example.org", "status": "Active", "identityState": "ACTIVE",
                     "manager": {"type": "IDENTITY", "id": "mr-2", "name": "Ada Ek"}}
                    """),
            "/governance-groups/import",
            json("""
                    {"id": "mr-g", "name": "Board", "members": [{"id": "mr-1"}, {"id": "mr-2"}]}
                    """),
            "/sources/import",
            json("""
                    {"id": "mr-s", "name": "Payroll", "owner": {"id": "mr-2"}}
                    """),
            "/requestable-objects/import",
            json("""
                    {"id": "mr-ap", "type": "ACCESS_PROFILE", "name": "Payroll", "description": "Sees salaries",
                     "owner": {"id": "mr-1"}, "source": {"id": "mr-s"}, "requestable": true, "privilegeLevel": "High",
                     "account": {"attribute": "groups", "value": "payroll"},
                     "accessRequestConfig": {"requestCommentRequired": true, "approvalSchemes": [
                       {"approverType": "MANAGER"}, {"approverType": "GOVERNANCE_GROUP", "approverId": "mr-g"}]},
                     "revocationRequestConfig": {"approvalSchemes": [{"approverType": "SOURCE_OWNER"}]},
                     "entitlements": [{"id": "mr-e1"}, {"id": "mr-e2"}]}
                    """));

    @Autowired
    ServletWebServerApplicationContext server;

    @Autowired
    SigningKey signingKey;

    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1);
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, LongAdder> histogram = new ConcurrentHashMap<>();

    private Surroundings surroundings;

    @BeforeEach
    void closeSomethingAndRest() {
        watch.setRemoveOnCancelPolicy(true);
        Api api = api();
        List<Activity> stuck = many(3, Activity::waitingForApproval);
        List<String> ids = imported(api, stuck);
        DIRECTORY.forEach(api::postJson);
        String run = api.close(ids).run();
        awaitState(api, run, "CONCLUDED");
        surroundings = new Surroundings(
                Tokens.of(signingKey, credentials.clientId(), List.of("ORG_ADMIN")),
                Tokens.of(signingKey, "somebody", List.of()),
                credentials.clientId(),
                credentials.clientSecret(),
                run,
                stuck.stream().<JsonNode>map(Activity::document).toList(),
                DIRECTORY);
        await(
                "nothing is left to do",
                () -> managementService.createJobQuery().active().count() == 0);
        await(
                "what was changed is noted for lists",
                () -> database.sql("select not exists (select from modification where not noted)")
                        .query(Boolean.class)
                        .single());
        jobExecutor.shutdown();
    }

    @AfterEach
    void goOn() {
        jobExecutor.start();
        watch.shutdownNow();
    }

    @Test
    void neitherBreakTheServerNorChangeAnything() throws Exception {
        MalformedRequests requests = new MalformedRequests(SEED, surroundings);
        if (ONLY >= 0) {
            show(requests.at(ONLY));
            return;
        }
        String before = DatabaseContents.hashes(database);
        Footprint atFirst;
        Footprint atLast;
        long heapAtFirst;
        long heapAtLast;
        Duration took;
        try (LogRecorder log = new LogRecorder()) {
            MalformedRequests others = new MalformedRequests(SEED + 1, surroundings);
            send("seed " + others.seed(), others::at, MalformedRequests.round());
            List<Exchange> truncations = requests.truncations();
            send("those that are cut off", truncations::get, truncations.size());
            histogram.clear();
            atFirst = atRest(null);
            heapAtFirst = Footprint.heapInUse();

            Instant start = Instant.now();
            send("seed " + SEED, requests::at, REQUESTS);
            took = Duration.between(start, Instant.now());
            atLast = atRest(atFirst);
            heapAtLast = Footprint.heapInUse();
            wrong.addAll(log.faults());
        }
        System.out.printf(
                "%d malformed requests of seed %d in %.1f s: %s%n  before: %.1f MB heap, %s%n  after:  %.1f MB heap, %s%n",
                REQUESTS,
                SEED,
                took.toMillis() / 1e3,
                new TreeMap<>(histogram),
                heapAtFirst / 1e6,
                atFirst,
                heapAtLast / 1e6,
                atLast);

        assertThat(wrong).as("what went wrong (seed %d)", SEED).isEmpty();
        assertThat(DatabaseContents.hashes(database))
                .as("what is in the database (seed %d)", SEED)
                .isEqualTo(before);
        assertThat(heapAtLast).isLessThan(heapAtFirst + HEAP_TOLERANCE);
        assertThat(atLast.threads()).isLessThanOrEqualTo(atFirst.threads() + THREADS_TOLERANCE);
        assertThat(atLast.fileDescriptors())
                .isLessThanOrEqualTo(atFirst.fileDescriptors() + FILE_DESCRIPTORS_TOLERANCE);
    }

    private void send(String which, IntFunction<Exchange> exchanges, int count) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                sent.add(callers.submit(() -> {
                    try (Caller caller = new Caller(port, watch)) {
                        for (int index = next.getAndIncrement();
                                index < count && wrong.size() < MOST_TOLD;
                                index = next.getAndIncrement()) {
                            judge("request " + index + " of " + which, caller.hold(exchanges.apply(index)));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } finally {
            callers.shutdown();
            callers.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void judge(String which, Conversation conversation) {
        conversation.answers().forEach(answer -> count(String.valueOf(answer.status())));
        if (conversation.answers().isEmpty()) {
            count(conversation.end().toString());
        }
        List<String> findings = Judgement.of(conversation);
        if (!findings.isEmpty() && wrong.size() < MOST_TOLD) {
            wrong.add(which + ", " + conversation.exchange().kind() + ": " + findings);
        }
    }

    private void count(String what) {
        histogram.computeIfAbsent(what, absent -> new LongAdder()).increment();
    }

    /** When all callers are gone and what they had is given back. */
    private Footprint atRest(Footprint before) {
        await("the server is at rest again", () -> {
            Footprint now = Footprint.of(server);
            // Other programs have files there, too, that come and go; ours would stay.
            return now.databaseConnectionsInUse() <= LISTENING
                    && (before == null
                            || (now.callers() <= before.callers()
                                    && now.fileDescriptors() <= before.fileDescriptors() + FILE_DESCRIPTORS_TOLERANCE));
        });
        Footprint now = Footprint.of(server);
        if (before != null) {
            await(
                    "no spooled body is left of " + now.spooled(),
                    () -> now.spooled().stream()
                            .noneMatch(file -> !before.spooled().contains(file)
                                    && file.toFile().exists()));
        }
        return now;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Exchange exchange) throws IOException {
        try (Caller caller = new Caller(port, watch)) {
            Conversation conversation = caller.hold(exchange);
            System.out.println(exchange.kind() + "\n"
                    + exchange.parts().stream().map(String::valueOf).collect(Collectors.joining("\n")) + "\n"
                    + conversation.end() + " " + conversation.detail() + "\n" + conversation.answers());
            assertThat(Judgement.of(conversation)).isEmpty();
        }
    }
}
