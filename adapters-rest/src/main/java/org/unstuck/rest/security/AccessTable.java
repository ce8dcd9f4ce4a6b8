package org.unstuck.rest.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call which operation: all of the API in one table. What has no row here does not exist for callers, even if a
 * controller would serve it.
 */
public final class AccessTable {

    private static final List<Row> ROWS = List.of(
            row(POST, "/access-requests/close", AccessRule.ORG_ADMIN),
            row(GET, "/account-activities", AccessRule.USER),
            row(GET, "/account-activities/{id}", AccessRule.USER),
            row(POST, "/identity-requests/import", AccessRule.ORG_ADMIN),
            row(GET, "/close-runs", AccessRule.ORG_ADMIN),
            row(GET, "/close-runs/{id}", AccessRule.ORG_ADMIN),
            row(GET, "/close-runs/{id}/items", AccessRule.ORG_ADMIN),
            row(GET, "/close-runs/{id}/audit-events", AccessRule.ORG_ADMIN),
            row(POST, "/close-runs/{id}/cancel", AccessRule.ORG_ADMIN));

    private AccessTable() {}

    public static List<Row> rows() {
        return ROWS;
    }

    /** The first segments of all paths. */
    public static Set<String> resources() {
        return ROWS.stream().map(row -> row.path().split("/", -1)[1]).collect(Collectors.toUnmodifiableSet());
    }

    static Optional<Row> find(HttpServletRequest request) {
        return ROWS.stream()
                .filter(row -> row.allows(request.getMethod()))
                .filter(row -> row.covers(request))
                .findFirst();
    }

    /** The methods that the path of this call has; none when there is no such path. */
    static Set<HttpMethod> methods(HttpServletRequest request) {
        return ROWS.stream()
                .filter(row -> row.covers(request))
                .map(Row::method)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Row row(HttpMethod method, String path, AccessRule rule) {
        return new Row(
                method, path, rule, PathPatternRequestMatcher.withDefaults().matcher(path));
    }

    /** One operation. */
    public record Row(HttpMethod method, String path, AccessRule rule, RequestMatcher matcher) {

        boolean covers(HttpServletRequest request) {
            return matcher.matches(request);
        }

        // Whoever may GET may ask for the headers alone.
        boolean allows(String wanted) {
            return method.matches(wanted) || (method.equals(GET) && HttpMethod.HEAD.matches(wanted));
        }
    }
}
