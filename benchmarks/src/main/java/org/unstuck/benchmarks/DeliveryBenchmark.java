package org.unstuck.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.unstuck.benchmarks.Receiver.Receipt;

/**
 * Measures how subscribers are told of closes: how many events a second one of them is posted beside the
 * {@link BareLoop}, how long after the commit, and whether one that hangs delays others. An event that does not come, or
 * comes twice, leaves no result.
 */
public final class DeliveryBenchmark {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As many messages as the server has under way to one subscriber. */
    private static final int CALLS = 16;

    private static final int ROUNDS = Integer.getInteger("unstuck.rounds", 5);
    private static final int WARM_UP_ROUNDS = 12;
    private static final int QUEUED_RUNS = 8;
    private static final int RUN_SIZE = 500;
    private static final int BACKLOG = QUEUED_RUNS * RUN_SIZE;

    /** Less than the 10 s after which the server gives an attempt up, so that none is made twice. */
    private static final Duration LONGEST_QUEUEING = Duration.ofSeconds(9);

    private static final int SINGLE_CLOSES = 400;
    private static final int WARM_UP_CLOSES = 100;
    private static final int LONGEST_PAUSE_MILLIS = 20;

    private static final int HEALTHY = 10;
    private static final int HANGING_ROUNDS = 4;
    private static final int CLOSES_A_ROUND = 80;

    private final Database database;
    private final Server server;

    private DeliveryBenchmark(Database database, Server server) {
        this.database = database;
        this.server = server;
    }

    /** Runs it; the system property {@code unstuck.jar} names the packaged server. */
    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(System.getProperty("unstuck.jar"));
        // That the database knows when each transaction was committed is what the times are taken from.
        try (Database database = Database.start(Map.of("track_commit_timestamp", "on"));
                Server server = Server.start(archive, database.jdbcUrl(), "--unstuck.webhooks.allow=127.0.0.1")) {
            DeliveryBenchmark benchmark = new DeliveryBenchmark(database, server);
            benchmark.measureSpeed();
            benchmark.measureLatency();
            benchmark.measureHanging();
        }
    }

    private void measureSpeed() throws Exception {
        OUT.printf("%n%,d events queued for one receiver, beside a bare loop posting the same bodies to it%n", BACKLOG);
        OUT.println(
                "  measured: from when the receiver begins to answer, with all events due for it and one message held");
        OUT.println("  there, to the receipt of the last; in it the relay takes, posts and settles (but the last few)");
        OUT.printf("  bare loop: Apache HttpClient 5, %d calls at once, in a process of its own%n", CALLS);
        double[] ours = new double[ROUNDS];
        double[] bare = new double[ROUNDS];
        double[] ratios = new double[ROUNDS];
        try (Receiver receiver = new Receiver();
                BareLoop loop = BareLoop.start(CALLS)) {
            String subscription = subscribe(receiver.url());
            List<String> bodies = List.of();
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                // In turn first and second, so that neither always finds the machine as the other left it.
                boolean isBareFirst = round % 2 != 0 && !bodies.isEmpty();
                double bareRate = isBareFirst ? bareEventsPerSecond(loop, receiver, bodies) : 0;
                List<String> posted = new ArrayList<>();
                double rate = eventsPerSecond(receiver, posted);
                bodies = posted;
                if (!isBareFirst) {
                    bareRate = bareEventsPerSecond(loop, receiver, bodies);
                }
                if (round >= 0) {
                    ours[round] = rate;
                    bare[round] = bareRate;
                    ratios[round] = rate / bareRate;
                    OUT.printf(
                            "  round %d: %,8.0f events/s, bare loop %,8.0f events/s, ratio %.2f%n",
                            round + 1, rate, bareRate, ratios[round]);
                }
            }
            OUT.printf(
                    "  median:  %,8.0f events/s, bare loop %,8.0f events/s, ratio %.2f (wanted: 0.6 or more), %,d bytes an event%n",
                    median(ours),
                    median(bare),
                    median(ratios),
                    bodies.stream().mapToInt(String::length).sum() / bodies.size());
            server.delete("/trigger-subscriptions/" + subscription);
        }
    }

    /** Of the server; the bodies are added to those given. */
    private double eventsPerSecond(Receiver receiver, List<String> bodies) throws Exception {
        for (int attempt = 0; attempt < 3; attempt++) {
            List<List<UUID>> runs = slices(database.seed(BACKLOG), RUN_SIZE);
            receiver.shut();
            receiver.expect(BACKLOG);
            long queueing = System.nanoTime();
            server.close(runs);
            while (database.number("select count(*) from delivery where due is not null") < BACKLOG) {
                Thread.sleep(10);
            }
            boolean wasQuick = System.nanoTime() - queueing < LONGEST_QUEUEING.toNanos();
            long started = System.nanoTime();
            receiver.open();
            List<Receipt> receipts = receiver.awaitExpected();
            double rate = BACKLOG / seconds(started, receipts);
            awaitSettled();
            if (wasQuick) {
                requireOnce(receipts, BACKLOG);
                receipts.forEach(receipt -> bodies.add(receipt.body()));
                return rate;
            }
            OUT.println("  (queueing took too long, done again)");
        }
        throw new IllegalStateException("void: no backlog was queued within " + LONGEST_QUEUEING);
    }

    private static double bareEventsPerSecond(BareLoop loop, Receiver receiver, List<String> bodies) throws Exception {
        loop.prepare(bodies, receiver.url());
        receiver.expect(bodies.size());
        long started = System.nanoTime();
        loop.post();
        return bodies.size() / seconds(started, receiver.awaitExpected());
    }

    private static double seconds(long started, List<Receipt> receipts) {
        return (receipts.stream().mapToLong(Receipt::nanos).max().orElseThrow() - started) / 1e9;
    }

    private void measureLatency() throws Exception {
        OUT.printf(
                "%nfrom commit to receipt, %d closes of 1 id, one after the other, nothing else to do%n",
                SINGLE_CLOSES);
        describeLatency();
        try (Receiver receiver = new Receiver()) {
            String subscription = subscribe(receiver.url());
            latencies(List.of(receiver), WARM_UP_CLOSES);
            double[] millis = latencies(List.of(receiver), SINGLE_CLOSES);
            OUT.printf(
                    "  p50 %.1f ms, p99 %.1f ms (wanted: 100 ms or less), longest %.1f ms%n",
                    percentile(millis, 50), percentile(millis, 99), percentile(millis, 100));
            server.delete("/trigger-subscriptions/" + subscription);
        }
    }

    private static void describeLatency() {
        OUT.println(
                "  measured: from the time the database noted for the commit that concluded the run, which is before");
        OUT.println(
                "  that commit is on disk, to when the receiver has read the headers, shortly after the first byte");
    }

    private void measureHanging() throws Exception {
        OUT.printf(
                "%n%d healthy subscribers, without and with one that hangs 15 s, %d closes of 1 id a round%n",
                HEALTHY, CLOSES_A_ROUND);
        describeLatency();
        List<Receiver> healthy = new ArrayList<>();
        try (HangingReceiver hanging = new HangingReceiver()) {
            for (int i = 0; i < HEALTHY; i++) {
                Receiver receiver = new Receiver();
                healthy.add(receiver);
                var unused = subscribe(receiver.url());
            }
            latencies(healthy, WARM_UP_CLOSES);
            double[][] without = new double[HANGING_ROUNDS][];
            double[][] with = new double[HANGING_ROUNDS][];
            for (int round = 0; round < HANGING_ROUNDS; round++) {
                if (round % 2 == 0) {
                    without[round] = latencies(healthy, CLOSES_A_ROUND);
                    with[round] = latenciesBeside(hanging, healthy);
                } else {
                    with[round] = latenciesBeside(hanging, healthy);
                    without[round] = latencies(healthy, CLOSES_A_ROUND);
                }
                OUT.printf(
                        "  round %d: p99 without %.1f ms, with %.1f ms%n",
                        round + 1, percentile(without[round], 99), percentile(with[round], 99));
            }
            double[] allWithout = together(without);
            double[] allWith = together(with);
            OUT.printf(
                    "  all rounds, %,d receipts each: p50 without %.1f ms, with %.1f ms; p99 without %.1f ms, with %.1f ms, "
                            + "ratio of p99 %.2f (wanted: 1.2 or less)%n",
                    allWith.length,
                    percentile(allWithout, 50),
                    percentile(allWith, 50),
                    percentile(allWithout, 99),
                    percentile(allWith, 99),
                    percentile(allWith, 99) / percentile(allWithout, 99));
        } finally {
            healthy.forEach(Receiver::close);
        }
    }

    private double[] latenciesBeside(HangingReceiver hanging, List<Receiver> healthy) throws Exception {
        int before = hanging.calls();
        String subscription = subscribe(hanging.url());
        // The first has it hang before the others are measured.
        latencies(healthy, 1);
        while (hanging.calls() == before) {
            Thread.sleep(10);
        }
        double[] millis = latencies(healthy, CLOSES_A_ROUND);
        server.delete("/trigger-subscriptions/" + subscription);
        return millis;
    }

    /** Closes one request after the other, each when all had heard of the one before, and gives how long each took. */
    private double[] latencies(List<Receiver> receivers, int closes) throws Exception {
        List<UUID> numbers = database.seed(closes);
        Map<UUID, List<Instant>> receivedAt = new HashMap<>();
        for (UUID number : numbers) {
            // Not in step with anything that the server does at regular times.
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
            receivers.forEach(receiver -> receiver.expect(1));
            server.close(List.of(List.of(number)));
            List<Instant> times = new ArrayList<>();
            for (Receiver receiver : receivers) {
                List<Receipt> receipts = receiver.awaitExpected();
                requireOnce(receipts, 1);
                requireAbout(number, receipts.getFirst());
                times.add(receipts.getFirst().at());
            }
            receivedAt.put(number, times);
        }
        Map<UUID, Instant> committedAt = database.concludedAt(numbers);
        return receivedAt.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(at -> Duration.between(committedAt.get(one.getKey()), at)))
                .mapToDouble(time -> time.toNanos() / 1e6)
                .toArray();
    }

    private static void requireAbout(UUID number, Receipt receipt) throws IOException {
        String told = JSON.readTree(receipt.body()).path("trackingNumber").asText();
        if (!told.equals(number.toString().replace("-", ""))) {
            throw new IllegalStateException("void: told of " + told + ", not of " + number);
        }
    }

    private static void requireOnce(List<Receipt> receipts, int events) {
        Set<String> ids = new HashSet<>();
        receipts.forEach(receipt -> ids.add(receipt.id()));
        if (receipts.size() != events || ids.size() != events) {
            throw new IllegalStateException(
                    "void: " + receipts.size() + " receipts of " + ids.size() + " events, expected " + events);
        }
    }

    private void awaitSettled() throws Exception {
        while (database.number("select count(*) from delivery where due is not null") > 0) {
            Thread.sleep(10);
        }
    }

    private String subscribe(URI url) throws Exception {
        String body = """
                {"name": "Benchmark", "triggerId": "idn:post-provisioning", "type": "HTTP",
                 "httpConfig": {"url": "%s", "httpDispatchMode": "SYNC"}}""".formatted(url);
        return JSON.readTree(server.post("/trigger-subscriptions", body))
                .path("id")
                .asText();
    }

    private static double median(double[] values) {
        return percentile(values, 50);
    }

    /** The smallest value that so many of a hundred do not exceed. */
    private static double percentile(double[] values, int percent) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
    }

    private static double[] together(double[][] rounds) {
        return Stream.of(rounds).flatMapToDouble(Arrays::stream).toArray();
    }

    private static List<List<UUID>> slices(List<UUID> numbers, int size) {
        List<List<UUID>> slices = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += size) {
            slices.add(List.copyOf(numbers.subList(from, Math.min(from + size, numbers.size()))));
        }
        return slices;
    }
}
