package org.unstuck.rest.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.unstuck.domain.token.UserLevel;

/**
 * Who may call which operation: all of the API, and what is beside it, in one table. What has no row here does not exist for callers, even if a
 * controller would serve it.
 */
public final class AccessTable {

    /** Where tokens are had. */
    public static final String TOKEN_PATH = "/oauth/token";

    /** Where this installation tells of itself. */
    public static final String INFO_PATH = "/oauth/info";

    private static final Set<UserLevel> ANYONE = Set.of(UserLevel.USER);
    private static final Set<UserLevel> ORG_ADMIN = Set.of(UserLevel.ORG_ADMIN);

    /** Where the operation's specification names no scope. */
    private static final NeededScopes NO_SCOPE = new NeededScopes.None();

    /** Most of our own operations, which no other scope can name; {@code sp:scopes:all} is good everywhere else, too. */
    private static final NeededScopes ALL_SCOPES = new NeededScopes.OneOf(Set.of());

    private static final String MY_TOKENS_READ = "sp:my-personal-access-tokens:read";
    private static final String MY_TOKENS_MANAGE = "sp:my-personal-access-tokens:manage";
    private static final String ALL_TOKENS_READ = "sp:all-personal-access-tokens:read";
    private static final String ALL_TOKENS_MANAGE = "sp:all-personal-access-tokens:manage";

    /** Whoever looks at the tokens of others has one of these besides being an administrator. */
    public static final Set<String> TO_READ_TOKENS_OF_OTHERS = Set.of(ALL_TOKENS_READ, ALL_TOKENS_MANAGE);

    /** The same for whoever changes them. */
    public static final Set<String> TO_MANAGE_TOKENS_OF_OTHERS = Set.of(ALL_TOKENS_MANAGE);

    private static final String REQUESTS_MANAGE = "idn:access-request:manage";
    private static final String OWN_REQUESTS_MANAGE = "idn:access-request-self:manage";

    private static final String APPROVALS_READ = "idn:access-request-approvals:read";
    private static final String APPROVALS_MANAGE = "idn:access-request-approvals:manage";

    private static final String CONFIG_READ = "idn:access-request-config:read";
    private static final String CONFIG_MANAGE = "idn:access-request-config:manage";

    /** How the path goes on of what there is a second version of. */
    private static final String SECOND_VERSION = "/v2";

    /** How the path begins of what the oldest families have in an older form. */
    private static final String OLDER_FORM = "/v3";

    /** For a provisioning system, which needs nothing else; ours. */
    private static final String PROVISIONING_MANAGE = "unstuck:provisioning:manage";

    /** For whoever watches this server, who needs nothing else; ours. */
    private static final String METRICS_READ = "unstuck:metrics:read";

    private static final String SUBSCRIPTIONS_READ = "sp:trigger-service-subscriptions:read";
    private static final String SUBSCRIPTIONS_MANAGE = "sp:trigger-service-subscriptions:manage";
    private static final String INVOCATIONS_READ = "sp:trigger-service-invocation-status:read";
    private static final String INVOCATIONS_MANAGE = "sp:trigger-service-invocation-status:manage";

    /** Whoever asks for access as an administrator has this one besides being one. */
    public static final Set<String> TO_ASK_FOR_OTHERS = Set.of(REQUESTS_MANAGE);

    private static final List<Row> ROWS = List.of(
            row(POST, "/access-requests", ANYONE, scopes(REQUESTS_MANAGE, OWN_REQUESTS_MANAGE)),
            row(POST, "/access-requests/cancel", ANYONE, scopes(REQUESTS_MANAGE)),
            row(POST, "/access-requests/bulk-cancel", ORG_ADMIN, scopes("idn:access-request-administration:manage")),
            row(GET, "/access-request-approvals/pending", ANYONE, scopes(APPROVALS_READ)),
            row(GET, "/access-request-approvals/completed", ANYONE, scopes(APPROVALS_READ)),
            row(GET, "/access-request-approvals/approval-summary", ANYONE, scopes(APPROVALS_READ)),
            row(
                    GET,
                    "/access-request-approvals/{id}/approvers",
                    ORG_ADMIN,
                    scopes("idn:access-request-administration:read")),
            row(POST, "/access-request-approvals/bulk-approve", ORG_ADMIN, scopes(REQUESTS_MANAGE)),
            row(POST, "/access-request-approvals/{id}/approve", ANYONE, scopes(APPROVALS_MANAGE)),
            row(POST, "/access-request-approvals/{id}/reject", ANYONE, scopes(APPROVALS_MANAGE)),
            row(POST, "/access-request-approvals/{id}/forward", ANYONE, scopes(APPROVALS_MANAGE)),
            row(GET, "/access-request-config", ANYONE, scopes(CONFIG_READ)),
            row(PUT, "/access-request-config", ORG_ADMIN, scopes(CONFIG_MANAGE)),
            row(GET, "/access-request-config" + SECOND_VERSION, ANYONE, scopes(CONFIG_READ)),
            row(PUT, "/access-request-config" + SECOND_VERSION, ORG_ADMIN, scopes(CONFIG_MANAGE)),
            row(GET, OLDER_FORM + "/access-request-config", ANYONE, scopes(CONFIG_READ)),
            row(PUT, OLDER_FORM + "/access-request-config", ORG_ADMIN, scopes(CONFIG_MANAGE)),
            row(POST, "/access-requests/close", ORG_ADMIN, ALL_SCOPES),
            row(GET, "/access-request-status", ANYONE, scopes("idn:access-request-status:read")),
            row(GET, "/access-request-administration", ORG_ADMIN, scopes("idn:access-request-administration:read")),
            row(GET, "/account-activities", ANYONE, NO_SCOPE),
            row(GET, "/account-activities/{id}", ANYONE, NO_SCOPE),
            row(
                    GET,
                    "/personal-access-tokens",
                    ANYONE,
                    scopes(MY_TOKENS_READ, MY_TOKENS_MANAGE, ALL_TOKENS_READ, ALL_TOKENS_MANAGE)),
            row(POST, "/personal-access-tokens", ANYONE, scopes(MY_TOKENS_MANAGE, ALL_TOKENS_MANAGE)),
            row(PATCH, "/personal-access-tokens/{id}", ANYONE, scopes(MY_TOKENS_MANAGE)),
            row(DELETE, "/personal-access-tokens/{id}", ANYONE, scopes(MY_TOKENS_MANAGE, ALL_TOKENS_MANAGE)),
            row(GET, "/public-identities", ANYONE, NO_SCOPE),
            row(GET, "/requestable-objects", ANYONE, NO_SCOPE),
            row(POST, "/identity-requests/import", ORG_ADMIN, ALL_SCOPES),
            row(POST, "/provisioning-orders/claim", ORG_ADMIN, scopes(PROVISIONING_MANAGE)),
            row(
                    POST,
                    "/identity-requests/{id}/items/{itemId}/provisioning-results",
                    ORG_ADMIN,
                    scopes(PROVISIONING_MANAGE)),
            row(GET, "/identity-requests/stuck", ORG_ADMIN, ALL_SCOPES),
            row(GET, "/identity-requests/{id}/diagnosis", ANYONE, NO_SCOPE),
            row(POST, "/identities/import", ORG_ADMIN, ALL_SCOPES),
            row(POST, "/governance-groups/import", ORG_ADMIN, ALL_SCOPES),
            row(POST, "/sources/import", ORG_ADMIN, ALL_SCOPES),
            row(POST, "/requestable-objects/import", ORG_ADMIN, ALL_SCOPES),
            withClients(GET, "/triggers", scopes(SUBSCRIPTIONS_READ)),
            withClients(GET, "/trigger-subscriptions", scopes(SUBSCRIPTIONS_READ, SUBSCRIPTIONS_MANAGE)),
            withClients(POST, "/trigger-subscriptions", scopes(SUBSCRIPTIONS_MANAGE)),
            withClients(POST, "/trigger-subscriptions/validate-filter", scopes(SUBSCRIPTIONS_MANAGE)),
            withClients(PUT, "/trigger-subscriptions/{id}", scopes(SUBSCRIPTIONS_MANAGE)),
            withClients(PATCH, "/trigger-subscriptions/{id}", scopes(SUBSCRIPTIONS_MANAGE)),
            withClients(DELETE, "/trigger-subscriptions/{id}", scopes(SUBSCRIPTIONS_MANAGE)),
            withClients(POST, "/trigger-subscriptions/{id}/signing-secrets", scopes(SUBSCRIPTIONS_MANAGE)),
            withClients(POST, "/trigger-invocations/test", scopes(INVOCATIONS_MANAGE)),
            withClients(GET, "/trigger-invocations/status", scopes(INVOCATIONS_READ, INVOCATIONS_MANAGE)),
            row(GET, "/trigger-invocations/parked", ORG_ADMIN, scopes(INVOCATIONS_READ, INVOCATIONS_MANAGE)),
            row(POST, "/trigger-invocations/replay", ORG_ADMIN, scopes(INVOCATIONS_MANAGE)),
            row(GET, "/close-runs", ORG_ADMIN, ALL_SCOPES),
            row(GET, "/close-runs/{id}", ORG_ADMIN, ALL_SCOPES),
            row(GET, "/close-runs/{id}/items", ORG_ADMIN, ALL_SCOPES),
            row(GET, "/close-runs/{id}/audit-events", ORG_ADMIN, ALL_SCOPES),
            row(POST, "/close-runs/{id}/cancel", ORG_ADMIN, ALL_SCOPES));

    /** What the server tells of itself to some: no part of the API, so it has no version and no rate limit. */
    private static final List<Row> OF_THE_SERVER =
            List.of(row(GET, "/actuator/prometheus", ORG_ADMIN, scopes(METRICS_READ)));

    /** How to call us: a document and the page that shows it, which has a filter chain of its own. */
    private static final List<OpenPath> DOCUMENTATION = List.of(
            open(GET, "/v3/api-docs"),
            open(GET, "/v3/api-docs.yaml"),
            open(GET, "/v3/api-docs/swagger-config"),
            open(GET, "/swagger-ui.html"),
            open(GET, "/swagger-ui/**"));

    /** What everybody may call without signing in: nothing else. */
    private static final List<OpenPath> OPEN = Stream.concat(
                    Stream.of(
                            open(POST, TOKEN_PATH),
                            open(GET, INFO_PATH),
                            // Whoever was asked shows it by the secret of the question.
                            open(POST, "/trigger-invocations/{id}/complete"),
                            // Whoever runs this machine asks how it is; what is told there is for everybody.
                            open(GET, "/actuator/health/**")),
                    DOCUMENTATION.stream())
            .toList();

    private AccessTable() {}

    /** The operations of the API. */
    public static List<Row> rows() {
        return ROWS;
    }

    /** What is beside the API and behind the same guard. */
    public static List<Row> ofTheServer() {
        return OF_THE_SERVER;
    }

    public static List<OpenPath> open() {
        return OPEN;
    }

    /** The first segments of all paths of the API, versions apart. */
    public static Set<String> resources() {
        return ROWS.stream()
                .map(Row::path)
                .filter(path -> !path.startsWith(OLDER_FORM + "/"))
                .map(path -> path.split("/", -1)[1])
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those of which there is a second version (contract 0). */
    public static Set<String> secondVersions() {
        return ROWS.stream()
                .map(Row::path)
                .filter(path -> path.endsWith(SECOND_VERSION))
                .map(path -> path.split("/", -1)[1])
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that the oldest families have in an older form, too (contract 0). */
    public static Set<String> olderForms() {
        return ROWS.stream()
                .map(Row::path)
                .filter(path -> path.startsWith(OLDER_FORM + "/"))
                .map(path -> path.split("/", -1)[2])
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this call reads how to call us. */
    public static boolean isForDocumentation(HttpServletRequest request) {
        return isOneOf(DOCUMENTATION, request);
    }

    static boolean isOpen(HttpServletRequest request) {
        return isOneOf(OPEN, request);
    }

    static Optional<Row> find(HttpServletRequest request) {
        return guarded()
                .filter(row -> allows(row.method(), request.getMethod()))
                .filter(row -> row.covers(request))
                .findFirst();
    }

    /** The methods that the path of this call has; none when there is no such path. */
    static Set<HttpMethod> methods(HttpServletRequest request) {
        return guarded()
                .filter(row -> row.covers(request))
                .map(Row::method)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Row> guarded() {
        return Stream.concat(ROWS.stream(), OF_THE_SERVER.stream());
    }

    private static boolean isOneOf(List<OpenPath> paths, HttpServletRequest request) {
        return paths.stream()
                .anyMatch(path -> allows(path.method(), request.getMethod())
                        && path.matcher().matches(request));
    }

    private static Row row(HttpMethod method, String path, Set<UserLevel> levels, NeededScopes scopes) {
        return new Row(method, path, new AccessRule(levels, scopes, false), matcher(path));
    }

    /** For administrators, and for clients of their own accord. */
    private static Row withClients(HttpMethod method, String path, NeededScopes scopes) {
        return new Row(method, path, new AccessRule(ORG_ADMIN, scopes, true), matcher(path));
    }

    private static NeededScopes scopes(String... names) {
        return new NeededScopes.OneOf(Set.of(names));
    }

    private static OpenPath open(HttpMethod method, String path) {
        return new OpenPath(method, path, matcher(path));
    }

    private static RequestMatcher matcher(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(path);
    }

    // Whoever may GET may ask for the headers alone.
    private static boolean allows(HttpMethod method, String wanted) {
        return method.matches(wanted) || (method.equals(GET) && HttpMethod.HEAD.matches(wanted));
    }

    /** One operation. */
    public record Row(HttpMethod method, String path, AccessRule rule, RequestMatcher matcher) {

        boolean covers(HttpServletRequest request) {
            return matcher.matches(request);
        }
    }

    /** Something that is there for everybody. */
    public record OpenPath(HttpMethod method, String path, RequestMatcher matcher) {}
}
