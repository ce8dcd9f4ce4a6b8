package org.unstuck.rest.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One line of {@code operations.txt}. */
record Operation(
        String method,
        String path,
        String query,
        boolean open,
        Set<String> levels,
        boolean needsNoScope,
        Set<String> scopes,
        boolean hides) {

    private static final Set<String> NO_NAMES = Set.of("-", "*");

    static List<Operation> all() {
        try (InputStream file = Objects.requireNonNull(Operation.class.getResourceAsStream("operations.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Operation::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Operation parse(String line) {
        List<String> cells =
                Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        String[] operation = cells.get(0).split(" ", 2);
        String[] path = operation[1].split("\\?", 2);
        String query = path.length == 2 ? "?" + path[1] : "";
        if (cells.get(1).equals("open")) {
            return new Operation(operation[0], path[0], query, true, Set.of(), true, Set.of(), false);
        }
        return new Operation(
                operation[0],
                path[0],
                query,
                false,
                Set.of(cells.get(1).split(" ")),
                cells.get(2).equals("*"),
                NO_NAMES.contains(cells.get(2)) ? Set.of() : Set.of(cells.get(2).split(" ")),
                cells.get(3).equals("hidden"));
    }

    boolean admitsLevel(String level) {
        return levels.contains("USER") || levels.contains(level);
    }

    boolean admitsScope(String scope) {
        return needsNoScope || scope.equals("sp:scopes:all") || scopes.contains(scope);
    }

    /** Whether a client of its own accord is let in with this scope. */
    boolean admitsClient(String scope) {
        return levels.contains("CLIENT") && scopes.contains(scope);
    }

    boolean isOfOneThing() {
        return path.contains("{id}");
    }

    /** Whether nothing but the guard of it is here: who is let in finds nothing. */
    boolean isOfTheActuator() {
        return path.startsWith("/actuator/");
    }

    String of(String id) {
        return path.replaceAll("\\{[^}]+}", id) + query;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
