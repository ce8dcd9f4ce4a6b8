package org.unstuck.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How PostgreSQL came to the rows of a statement.
 *
 * @param scans each as the index, or the table that was read from one end to the other
 */
record AccessPath(Set<String> scans) {

    private static final String WHOLE = "WHOLE ";

    /**
     * Of a plan as {@code auto_explain} writes it in JSON.
     *
     * @param large the tables that are large enough for an index to matter, and how many rows they have
     */
    static AccessPath of(JsonNode plan, Map<String, Long> large) {
        Set<String> scans = new LinkedHashSet<>();
        collect(plan.path("Plan"), large, scans);
        return new AccessPath(scans);
    }

    /** Of several statements. */
    AccessPath and(AccessPath other) {
        Set<String> all = new LinkedHashSet<>(scans);
        all.addAll(other.scans);
        return new AccessPath(all);
    }

    private static void collect(JsonNode node, Map<String, Long> large, Set<String> scans) {
        // What never began did not cost anything.
        if (node.path("Actual Loops").asInt(1) == 0) {
            return;
        }
        String table = node.path("Relation Name").asText();
        if (node.has("Index Name") && (table.isEmpty() || large.containsKey(table))) {
            scans.add(node.path("Index Name").asText());
        } else if (node.path("Node Type").asText().endsWith("Seq Scan") && large.containsKey(table)) {
            // Who counts only so far begins somewhere and ends soon.
            scans.add((rowsRead(node) * 10 < large.get(table) ? "some of " : WHOLE) + table);
        }
        node.path("Plans").forEach(child -> collect(child, large, scans));
    }

    private static double rowsRead(JsonNode node) {
        return node.path("Actual Loops").asDouble()
                * (node.path("Actual Rows").asDouble()
                        + node.path("Rows Removed by Filter").asDouble());
    }

    boolean isByIndex() {
        return scans.stream().noneMatch(scan -> scan.startsWith(WHOLE));
    }

    @Override
    public String toString() {
        return String.join(", ", scans);
    }
}
