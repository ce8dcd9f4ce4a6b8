package org.unstuck.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Measures closes end to end, from the first 202 to the last run concluded, beside the {@link Floor}. Both work in turn
 * on the same PostgreSQL; figures are ratios of one run on one machine. When both did not leave the same rows, or a
 * tally does not balance, there is no result.
 */
public final class CloseBenchmark {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /** As many as the server's job executor has threads. */
    private static final int CONCURRENCY = 4;

    private static final int ROUNDS = Integer.getInteger("unstuck.rounds", 5);
    private static final int QUEUED_RUNS = 64;
    private static final int RUN_SIZE = 500;
    private static final int SMALL_RUNS = 200;
    private static final int WARM_UP_RUNS = 3_000;
    private static final int WARM_UP_RUN_SIZE = 40;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int SAMPLES = 7;

    /** In seconds. */
    private static final int LONGEST_COMPILATION = 180;

    private static final Pattern COMPILED =
            Pattern.compile("Current compiles:\\s+C1 compile queue:\\s+Empty\\s+C2 compile queue:\\s+Empty");

    private final Database database;
    private final Server server;
    private final Floor floor;

    private CloseBenchmark(Database database, Server server, Floor floor) {
        this.database = database;
        this.server = server;
        this.floor = floor;
    }

    /** Runs it; the system property {@code unstuck.jar} names the packaged server. */
    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(System.getProperty("unstuck.jar"));
        try (Database database = Database.start();
                Server server = Server.start(archive, database)) {
            OUT.printf(
                    "machine: %s, %d processors, Java %s%n",
                    cpu(), Runtime.getRuntime().availableProcessors(), Runtime.version());
            OUT.printf(
                    "PostgreSQL: %s, fsync %s, synchronous_commit %s%n",
                    database.text("show server_version"),
                    database.text("show fsync"),
                    database.text("show synchronous_commit"));
            OUT.printf(
                    "start to ready, empty database: %.1f s%n", server.startup().toMillis() / 1000.0);
            firstRun(database, server);
            String payload =
                    database.text("select payload from outgoing_event where tracking_number is not null limit 1");
            try (Floor floor = new Floor(database, CONCURRENCY, payload)) {
                new CloseBenchmark(database, server, floor).run();
            }
        }
    }

    /** The first run's events tell what a payload looks like. */
    private static void firstRun(Database database, Server server) throws Exception {
        server.close(slices(database.seed(100), 100));
        awaitConcluded(database);
    }

    /** What runs for months is measured as it is after a minute, when its code is compiled. */
    private void warmUp() throws Exception {
        List<List<UUID>> runs = slices(database.seed(WARM_UP_RUNS * WARM_UP_RUN_SIZE), WARM_UP_RUN_SIZE);
        for (int from = 0; from < runs.size(); from += QUEUED_RUNS) {
            closeByServer(runs.subList(from, Math.min(from + QUEUED_RUNS, runs.size())));
        }
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            floor.close(slices(database.seed(QUEUED_RUNS * RUN_SIZE), RUN_SIZE));
            closeByServer(slices(database.seed(QUEUED_RUNS * RUN_SIZE), RUN_SIZE));
        }
        awaitCompiled();
        OUT.printf(
                "warmed up by %d runs of %d and %d of %d%n",
                WARM_UP_RUNS, WARM_UP_RUN_SIZE, WARM_UP_ROUNDS * QUEUED_RUNS, RUN_SIZE);
    }

    /** On two processors the compiler comes after what it compiles for, by minutes. */
    private void awaitCompiled() throws Exception {
        String pid = String.valueOf(server.pid());
        for (int second = 0; second < LONGEST_COMPILATION; second++) {
            if (COMPILED.matcher(jcmd(pid, "Compiler.queue")).find()) {
                return;
            }
            Thread.sleep(1_000);
        }
        OUT.println("not everything is compiled yet");
    }

    private void run() throws Exception {
        warmUp();
        measureSpeed("500 ids a run, 64 runs queued", ROUNDS, QUEUED_RUNS, RUN_SIZE);
        measureSpeed("1 id a run, 200 runs queued", ROUNDS, SMALL_RUNS, 1);
        measureCost(RUN_SIZE);
        measureCost(1);
        measureMemory();
        checkRows();
    }

    private void measureSpeed(String title, int rounds, int runs, int runSize) throws Exception {
        OUT.printf("%n%s%n", title);
        double[] ratios = new double[rounds];
        double[] ours = new double[rounds];
        double[] floors = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            List<List<UUID>> forFloor = slices(database.seed(runs * runSize), runSize);
            List<List<UUID>> forServer = slices(database.seed(runs * runSize), runSize);
            // In turn first and second, so that neither always finds the machine as the other left it.
            if (round % 2 == 0) {
                floors[round] = closesPerSecond(runs * runSize, () -> floor.close(forFloor));
                ours[round] = closesPerSecond(runs * runSize, () -> closeByServer(forServer));
            } else {
                ours[round] = closesPerSecond(runs * runSize, () -> closeByServer(forServer));
                floors[round] = closesPerSecond(runs * runSize, () -> floor.close(forFloor));
            }
            ratios[round] = ours[round] / floors[round];
            OUT.printf(
                    "  round %d: %,8.0f closes/s, floor %,8.0f closes/s, ratio %.2f%n",
                    round + 1, ours[round], floors[round], ratios[round]);
        }
        OUT.printf(
                "  median:  %,8.0f closes/s, floor %,8.0f closes/s, ratio %.2f%n",
                median(ours), median(floors), median(ratios));
    }

    private void closeByServer(List<List<UUID>> runs) throws Exception {
        server.close(runs);
        awaitConcluded(database);
    }

    private void measureCost(int runSize) throws Exception {
        long[] serverStatements = new long[SAMPLES];
        double[] serverWal = new double[SAMPLES];
        long[] floorStatements = new long[SAMPLES];
        double[] floorWal = new double[SAMPLES];
        List<String> texts = List.of();
        for (int sample = 0; sample < SAMPLES; sample++) {
            List<List<UUID>> forServer = slices(database.seed(runSize), runSize);
            List<List<UUID>> forFloor = slices(database.seed(runSize), runSize);
            database.forgetStatements();
            long before = database.walBytes();
            closeByServer(forServer);
            long between = database.walBytes();
            serverStatements[sample] = database.statementsOf(Database.SERVER_ROLE);
            texts = database.statementTextsOf(Database.SERVER_ROLE);
            long beforeFloor = database.walBytes();
            floor.close(forFloor);
            floorWal[sample] = (double) (database.walBytes() - beforeFloor) / runSize;
            serverWal[sample] = (double) (between - before) / runSize;
            floorStatements[sample] = database.statementsOf(Database.FLOOR_ROLE);
        }
        OUT.printf("%ncost of one run of %d%n", runSize);
        OUT.printf(
                "  statements, transaction control among them: %d (fewest of %d, the others have more idle polls: %s), "
                        + "floor %d%n",
                Arrays.stream(serverStatements).min().orElseThrow(),
                SAMPLES,
                Arrays.toString(serverStatements),
                Arrays.stream(floorStatements).min().orElseThrow());
        OUT.printf("  WAL bytes per close: %,.0f, floor %,.0f%n", median(serverWal), median(floorWal));
        if (Boolean.getBoolean("unstuck.statements")) {
            texts.forEach(text -> OUT.println("    " + text));
        }
    }

    private void measureMemory() throws Exception {
        long runs = database.number("select count(*) from close_run where actor_id <> 'benchmark'");
        int missing = (int) Math.max(0, 1000 - runs);
        if (missing > 0) {
            closeByServer(slices(database.seed(missing), 1));
        }
        runs = database.number("select count(*) from close_run where actor_id <> 'benchmark'");
        String pid = String.valueOf(server.pid());
        jcmd(pid, "GC.run");
        OUT.printf("%nmemory after %d runs: %s resident;%n%s", runs, resident(pid), jcmd(pid, "GC.heap_info"));
    }

    private static String resident(String pid) throws IOException {
        Path status = Path.of("/proc", pid, "status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS"))
                        .map(line -> line.substring(6).trim())
                        .findFirst()
                        .orElse("unknown")
                : "unknown";
    }

    private static String jcmd(String pid, String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), pid, command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** Void unless every tally balances and both sides left the same rows per closed request. */
    private void checkRows() throws Exception {
        long unbalanced = database.number("""
                select count(*) from close_run r
                left join (select run_id, count(*) n from close_run_item where outcome = 'CLOSED' group by 1) i
                    on i.run_id = r.id
                left join (select batch_id, count(tracking_number) n from outgoing_event group by 1) e on e.batch_id = r.id
                left join (select closed_by, count(*) n from identity_request group by 1) q on q.closed_by = r.id
                where r.state <> 'CONCLUDED' or r.pending <> 0 or r.in_error <> 0 or r.reopened <> 0
                or r.closed <> cardinality(r.tracking_numbers)
                or (r.closed, r.closed, r.closed) is distinct from (i.n, e.n, q.n)""");
        if (unbalanced != 0) {
            throw new IllegalStateException("void: " + unbalanced + " runs do not balance");
        }
        for (String rows : List.of(
                "select distinct q.type, q.stage, q.status, q.revision, q.warnings, q.modified = q.completed as ended "
                        + "from identity_request q join close_run r on r.id = q.closed_by",
                "select distinct i.position, i.approval, i.provisioning from requested_item i "
                        + "join identity_request q using (tracking_number) join close_run r on r.id = q.closed_by",
                "select distinct i.outcome, i.detail, i.closed_by, i.revision, i.before_stage, i.before_status, "
                        + "i.before_modified, i.before_warnings, i.cancelled_items from close_run_item i "
                        + "join close_run r on r.id = i.run_id",
                "select distinct e.trigger_id, length(e.payload) from outgoing_event e "
                        + "join close_run r on r.id = e.batch_id and e.tracking_number is not null",
                "select distinct a.action, a.attributes::jsonb - 'requestCount' - 'closedCount' as attributes "
                        + "from audit_event a join close_run r on r.id = a.run_id")) {
            String ofServer = database.text(digest(rows + " where r.actor_id <> 'benchmark'"));
            String ofFloor = database.text(digest(rows + " where r.actor_id = 'benchmark'"));
            if (!ofServer.equals(ofFloor)) {
                throw new IllegalStateException(
                        "void: the rows differ\n server: " + ofServer + "\n floor:  " + ofFloor + "\n of: " + rows);
            }
        }
        OUT.printf("%nboth sides left the same rows, and every tally balances%n");
    }

    private static String digest(String rows) {
        return "select string_agg(d::text, E'\\n' order by d::text) from (" + rows + ") d";
    }

    private static void awaitConcluded(Database database) throws Exception {
        while (database.number("select count(*) from close_run where state <> 'CONCLUDED'") > 0) {
            Thread.sleep(10);
        }
    }

    private static double closesPerSecond(int closes, Work work) throws Exception {
        long started = System.nanoTime();
        work.run();
        return closes / ((System.nanoTime() - started) / 1e9);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<List<UUID>> slices(List<UUID> numbers, int size) {
        List<List<UUID>> slices = new ArrayList<>();
        for (int from = 0; from < numbers.size(); from += size) {
            slices.add(List.copyOf(numbers.subList(from, Math.min(from + size, numbers.size()))));
        }
        return slices;
    }

    private static String cpu() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        return Files.exists(info)
                ? Files.readAllLines(info).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst()
                        .orElse(System.getProperty("os.arch"))
                : System.getProperty("os.arch");
    }

    private interface Work {
        void run() throws Exception;
    }
}
