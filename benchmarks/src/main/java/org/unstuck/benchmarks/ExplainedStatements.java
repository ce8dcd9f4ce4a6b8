package org.unstuck.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The plans by which PostgreSQL executed what the server sent, as its module {@code auto_explain} logs them. */
final class ExplainedStatements {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENTRY = "entry=of=";
    private static final String SEEN = "seen up to here";

    private final Database database;
    private final Path log;
    private long read;

    private ExplainedStatements(Database database, Path log) {
        this.database = database;
        this.log = log;
    }

    /** What PostgreSQL must be started with. */
    static Map<String, String> settings(Path directory) {
        return Map.ofEntries(
                Map.entry("logging_collector", "on"),
                Map.entry("log_directory", directory.toString()),
                Map.entry("log_filename", "statements.log"),
                Map.entry("log_line_prefix", ENTRY + "%d="),
                Map.entry("log_checkpoints", "off"),
                Map.entry("session_preload_libraries", "auto_explain"),
                Map.entry("auto_explain.log_analyze", "on"),
                Map.entry("auto_explain.log_timing", "off"),
                Map.entry("auto_explain.log_format", "json"));
    }

    /** From now on, all that is executed is logged; that takes time, so it is not measured any more. */
    static ExplainedStatements begin(Database database, Path directory) throws SQLException, InterruptedException {
        database.execute("alter system set auto_explain.log_min_duration = 0");
        database.execute("select pg_reload_conf()");
        while (!database.text("show auto_explain.log_min_duration").equals("0")) {
            Thread.sleep(10);
        }
        return new ExplainedStatements(database, directory.resolve("statements.log"));
    }

    /** How all that was executed in a database since the last time came to the rows of these tables. */
    AccessPath since(String name, Map<String, Long> large) throws IOException, SQLException, InterruptedException {
        String mark = SEEN + " " + System.nanoTime();
        database.execute("do $$ begin raise log '" + mark + "'; end $$");
        String text = unread();
        while (!text.contains(mark)) {
            Thread.sleep(10);
            text = unread();
        }
        read += text.getBytes(StandardCharsets.UTF_8).length;
        List<JsonNode> plans = Stream.of(text.split(ENTRY))
                .filter(entry -> entry.startsWith(name + "=") && entry.contains("plan:"))
                .map(entry -> plan(entry.substring(entry.indexOf("plan:") + 5)))
                .toList();
        return plans.stream().map(plan -> AccessPath.of(plan, large)).reduce(new AccessPath(Set.of()), AccessPath::and);
    }

    private String unread() throws IOException {
        byte[] all = Files.readAllBytes(log);
        return new String(all, (int) read, all.length - (int) read, StandardCharsets.UTF_8);
    }

    private static JsonNode plan(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("no plan: " + json, e);
        }
    }
}
