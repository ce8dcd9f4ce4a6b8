package org.unstuck.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures pages of lists over HTTP with few and with many requests in the database, in turn, so that the growth is one
 * of the same minutes on the same machine; and tells by which indexes the pages of many were read. A judged page that
 * was found by reading a whole table is no result.
 */
public final class ListBenchmark {

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int ROUNDS = Integer.getInteger("unstuck.rounds", 15);
    private static final int WARM_UP_ROUNDS = 3;
    private static final double MOST_GROWTH = 1.5;

    private ListBenchmark() {}

    /** Runs it; the system property {@code unstuck.jar} names the packaged server, {@code unstuck.sizes} how many requests. */
    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(System.getProperty("unstuck.jar"));
        int[] sizes = Stream.of(
                        System.getProperty("unstuck.sizes", "10000,1000000").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        Path logs = Files.createTempDirectory("unstuck-benchmark-statements");
        try (Database database = Database.start(ExplainedStatements.settings(logs))) {
            database.execute("create database few");
            database.execute("create database many");
            try (Server few = Server.start(archive, database.jdbcUrl("few"));
                    Server many = Server.start(archive, database.jdbcUrl("many"))) {
                fill(database, "few", sizes[0]);
                fill(database, "many", sizes[1]);
                List<ListQuery> queries = ListQuery.all();
                double[][] ofFew = new double[queries.size()][ROUNDS];
                double[][] ofMany = new double[queries.size()][ROUNDS];
                // Apart, as what reads whole tables leaves the others a cache that is of no use to them.
                for (boolean isJudged : List.of(true, false)) {
                    for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                        for (int query = 0; query < queries.size(); query++) {
                            if (queries.get(query).isJudged() != isJudged) {
                                continue;
                            }
                            String path = queries.get(query).path();
                            double first = millis(few, path);
                            double second = millis(many, path);
                            if (round >= 0) {
                                ofFew[query][round] = first;
                                ofMany[query][round] = second;
                            }
                        }
                    }
                }
                Map<String, Long> large = largeTables(database);
                ExplainedStatements explained = ExplainedStatements.begin(database, logs);
                OUT.printf("%nmedians of %d rounds, over HTTP%n", ROUNDS);
                OUT.printf("%,10d  %,10d  growth  rows%n", sizes[0], sizes[1]);
                int grown = 0;
                int whole = 0;
                for (int query = 0; query < queries.size(); query++) {
                    ListQuery asked = queries.get(query);
                    explained.since("many", large);
                    int rows = JSON.readTree(many.get(asked.path())).size();
                    AccessPath path = explained.since("many", large);
                    double growth = median(ofMany[query]) / median(ofFew[query]);
                    boolean grows = asked.isJudged() && growth > MOST_GROWTH;
                    boolean isWhole = asked.isJudged() && !path.isByIndex();
                    grown += grows ? 1 : 0;
                    whole += isWhole ? 1 : 0;
                    OUT.printf(
                            "%7.1f ms  %7.1f ms  %5.2f%s %5d  %s%s%n                                     %s%n",
                            median(ofFew[query]),
                            median(ofMany[query]),
                            growth,
                            grows ? "!" : " ",
                            rows,
                            asked.title(),
                            asked.isJudged() ? "" : " (not judged)",
                            path);
                }
                OUT.printf(
                        "%n%d of %d judged pages took more than %.1f times as long (!), %d were found by reading a whole table%n",
                        grown, queries.stream().filter(ListQuery::isJudged).count(), MOST_GROWTH, whole);
                if (whole > 0) {
                    throw new IllegalStateException("void: " + whole + " pages were found by reading a whole table");
                }
            }
        }
    }

    private static void fill(Database database, String name, int requests) throws SQLException, InterruptedException {
        long started = System.nanoTime();
        FilledDatabase.fill(database.jdbcUrl(name), requests);
        OUT.printf("%,d requests in %.0f s%n", requests, (System.nanoTime() - started) / 1e9);
    }

    private static Map<String, Long> largeTables(Database database) throws SQLException {
        Map<String, Long> tables = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl("many"), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select relname, reltuples::bigint from pg_class where relkind in ('r', 'p') and reltuples >= 1000")) {
            while (rows.next()) {
                tables.put(rows.getString(1), rows.getLong(2));
            }
        }
        return tables;
    }

    private static double millis(Server server, String path) throws Exception {
        long started = System.nanoTime();
        server.get(path);
        return (System.nanoTime() - started) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
