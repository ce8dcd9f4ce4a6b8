package org.unstuck.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;
import org.unstuck.rest.token.SigningKey;

/**
 * Every operation, called by everybody there is, over HTTP: cell by cell against {@code operations.txt}, and never
 * against what the program itself says of who may call what.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest extends HttpTest {

    private static final String NOBODY_KNOWS = "dd".repeat(16);

    private static final String SOMEBODY = "ab".repeat(16);

    private static final String FORWARD = "{\"newOwnerId\": \"%s\", \"comment\": \"on leave\"}".formatted(SOMEBODY);

    private static final List<String> ALL = List.of("sp:scopes:all");

    private static final List<String> LEVELS = List.of(
            "ORG_ADMIN",
            "USER",
            "APPROVAL_OWNER",
            "CERT_ADMIN",
            "REPORT_ADMIN",
            "ROLE_ADMIN",
            "ROLE_SUBADMIN",
            "SOURCE_ADMIN",
            "SOURCE_SUBADMIN");

    /** Beside those that an operation names. */
    private static final List<String> OTHER_SCOPES = List.of(
            "sp:scopes:all",
            "sp:scopes:default",
            "idn:access-request:manage",
            "idn:access-request-self:manage",
            "idn:access-request:create",
            "idn:access-request-status:read",
            "idn:access-request-administration:read",
            "idn:access-request-administration:manage",
            "idn:access-request-administration:write",
            "idn:access-request-approvals:read",
            "idn:access-request-approvals:manage",
            "idn:access-request-approvals-summary:read",
            "idn:access-request-config:read",
            "idn:access-request-config:manage",
            "sp:search:read",
            "sp:report:read",
            "sp:report:manage",
            "sp:trigger-service-subscriptions:read",
            "sp:trigger-service-subscriptions:manage",
            "sp:trigger-service-invocation-status:read",
            "sp:scopes:al",
            "SP:SCOPES:ALL",
            "ORG_ADMIN",
            "SCOPE_sp:scopes:all");

    private final Map<String, @Nullable String> badTokens = new LinkedHashMap<>();
    private final Map<List<Object>, String> personsTokens = new HashMap<>();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private InMemoryApprovals approvals;

    static Stream<Operation> operations() {
        return Operation.all().stream().filter(operation -> !operation.open());
    }

    static Stream<Operation> operationsThatHide() {
        return operations().filter(Operation::hides);
    }

    @Test
    void knowsEveryOperationThatIsServedAndNoOther() {
        TreeSet<String> served = new TreeSet<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mappings -> mappings.getHandlerMethods()
                        .forEach((mapping, handler) -> mapping.getPatternValues()
                                .forEach(path -> {
                                    if (mapping.getMethodsCondition().isEmpty()) {
                                        served.add("ANY " + path);
                                    }
                                    mapping.getMethodsCondition()
                                            .getMethods()
                                            .forEach(method -> served.add(method + " " + path));
                                })));
        // The container forwards errors there; nobody else gets in.
        assertThat(served.remove("ANY /error")).isTrue();
        // Served by filters.
        served.add("POST /oauth/token");
        served.add("GET /actuator/health/**");
        // Served by the actuator, which this server has not.
        served.add("GET /actuator/prometheus");
        // Served as files.
        served.add("GET /swagger-ui/**");

        assertThat(Operation.all()).extracting(Operation::toString).containsExactlyInAnyOrderElementsOf(served);
        assertThat(Stream.concat(AccessTable.rows().stream(), AccessTable.ofTheServer().stream()))
                .extracting(row -> row.method() + " " + row.path())
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(Operation::toString).toList());
        assertThat(AccessTable.open())
                .extracting(open -> open.method() + " " + open.path())
                .containsExactlyInAnyOrderElementsOf(Operation.all().stream()
                        .filter(Operation::open)
                        .map(Operation::toString)
                        .toList());
        assertThat(get("/error").asNobody().send().status()).isEqualTo(401);
    }

    @Test
    void asksNobodyForATokenWhereEverybodyMayCall() {
        for (Operation operation : Operation.all()) {
            Answer answer = call(operation.method(), operation.of(NOBODY_KNOWS).replace("/**", "/readiness"))
                    .asNobody()
                    .send();
            assertThat(answer.body().contains("JWT is required"))
                    .as("%s asks for a token", operation)
                    .isEqualTo(!operation.open());
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void letsInWhomTheTableNamesAndNobodyElse(Operation operation) {
        String before = state();
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> actual = new LinkedHashMap<>();
        tokens(operation).forEach((caller, cell) -> {
            expected.put(caller, cell.expected());
            actual.put(caller, outcome(operation, cell.token()));
        });

        assertThat(actual).isEqualTo(expected);
        assertThat(actual).hasSizeGreaterThan(50);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("operationsThatHide")
    void hidesWhatIsSomebodyElses(Operation operation) {
        String me = id();
        String mine = thingOf(operation, me);
        String theirs = thingOf(operation, id());

        if (operation.isOfOneThing()) {
            Answer foreign = body(operation, theirs).asUser(me).send();
            Answer unknown = body(operation, NOBODY_KNOWS).asUser(me).send();
            Answer own = body(operation, mine).asUser(me).send();

            assertThat(foreign.status()).isEqualTo(404);
            assertThat(comparable(foreign)).isEqualTo(comparable(unknown));
            assertThat(own.status()).isIn(200, 202, 204);
            assertThat(body(operation, theirs).send().status()).isIn(200, 202, 204);
        } else {
            String list = body(operation, "").asUser(me).send().body();
            assertThat(list).contains(mine).doesNotContain(theirs);
        }
    }

    /** A caller's token, and how it should fare. */
    private record Cell(@Nullable String token, String expected) {}

    private Map<String, Cell> tokens(Operation operation) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        if (badTokens.isEmpty()) {
            badTokens.putAll(badTokens());
        }
        badTokens.forEach((name, token) -> cells.put(name, new Cell(token, "401")));
        for (String level : LEVELS) {
            cells.put(
                    "user level " + level,
                    new Cell(person(List.of(level), ALL), operation.admitsLevel(level) ? "in" : "403"));
        }
        for (List<String> levels : List.of(
                List.<String>of(), List.of("org_admin"), List.of("ADMIN", "CERT_ADMIN"), List.of("ORG_ADMIN "))) {
            cells.put(
                    "user levels " + levels,
                    new Cell(person(levels, ALL), operation.admitsLevel("USER") ? "in" : "403"));
        }
        TreeSet<String> scopes = new TreeSet<>(OTHER_SCOPES);
        Operation.all().forEach(other -> scopes.addAll(other.scopes()));
        for (String scope : scopes) {
            String expected = operation.admitsScope(scope) ? "in" : "403";
            cells.put("scope " + scope, new Cell(person(List.of("ORG_ADMIN"), List.of(scope)), expected));
            cells.put("scope in a text " + scope, new Cell(person(List.of("ORG_ADMIN"), "openid " + scope), expected));
            cells.put(
                    "a client with the scope " + scope,
                    new Cell(client(scope), operation.admitsClient(scope) ? "in" : "403"));
        }
        String withoutScope = operation.needsNoScope() ? "in" : "403";
        cells.put("no scope", new Cell(signed(administratorClaims().claim("scope", null)), withoutScope));
        cells.put("empty scope", new Cell(signed(administratorClaims().claim("scope", List.of())), withoutScope));
        cells.put(
                "a client without a person",
                new Cell(signed(administratorClaims().claim("identity_id", null)), "403"));
        cells.put("a blank person", new Cell(signed(administratorClaims().claim("identity_id", " ")), "403"));
        cells.put(
                "scope without a person",
                new Cell(signed(administratorClaims().claim("identity_id", null).claim("authorities", LEVELS)), "403"));
        return cells;
    }

    private Map<String, @Nullable String> badTokens() {
        String good = signed(administratorClaims());
        String[] parts = good.split("\\.", -1);
        String[] others = signed(userClaims("u1")).split("\\.", -1);
        char last = parts[2].charAt(10);
        Map<String, @Nullable String> tokens = new LinkedHashMap<>();
        tokens.put("no token", null);
        tokens.put("expired", signed(administratorClaims().expirationTime(secondsFromNow(-90))));
        tokens.put("for ever", signed(administratorClaims().expirationTime(null)));
        // So far ahead that it stays so while all operations are called.
        tokens.put("not yet valid", signed(administratorClaims().notBeforeTime(secondsFromNow(3_600))));
        tokens.put("of another issuer", signed(administratorClaims().issuer("https://elsewhere.example")));
        tokens.put("of no issuer", signed(administratorClaims().issuer(null)));
        tokens.put("for another audience", signed(administratorClaims().audience("another")));
        tokens.put("for no audience", signed(administratorClaims().audience((String) null)));
        tokens.put("of nobody", signed(administratorClaims().subject(null)));
        tokens.put("unsigned", new PlainJWT(administratorClaims().build()).serialize());
        tokens.put("signed with the public key as secret", bySecret(publicKey()));
        tokens.put(
                "signed with the public key's text as secret",
                bySecret(signingKey.jwk().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        tokens.put("signed by another key", signed(administratorClaims(), SigningKey.generate()));
        tokens.put("with another's payload", others[0] + "." + parts[1] + "." + others[2]);
        tokens.put(
                "with an altered signature",
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 10) + (last == 'A' ? 'B' : 'A')
                        + parts[2].substring(11));
        tokens.put("with half a signature", parts[0] + "." + parts[1] + "." + parts[2].substring(0, 43));
        tokens.put("without a signature", parts[0] + "." + parts[1] + ".");
        tokens.put("revoked", signed(administratorClaims().claim("personal_access_token", "ee".repeat(16))));
        tokens.put("nonsense", "x.y.z");
        return tokens;
    }

    private byte[] publicKey() {
        try {
            return signingKey.jwk().toECPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String bySecret(byte[] secret) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(signingKey.jwk().getKeyID())
                            .build(),
                    administratorClaims().build());
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String client(String scope) {
        return personsTokens.computeIfAbsent(
                List.of("client", scope),
                fresh -> signed(administratorClaims()
                        .claim("identity_id", null)
                        .claim("authorities", null)
                        .claim("scope", List.of(scope))));
    }

    private String person(List<String> levels, Object scope) {
        return personsTokens.computeIfAbsent(
                List.of(levels, scope),
                fresh -> signed(
                        administratorClaims().claim("authorities", levels).claim("scope", scope)));
    }

    // Neither body nor id of these calls is any good, so that who is let in does nothing.
    private String outcome(Operation operation, @Nullable String token) {
        Call call = call(operation.method(), operation.of(NOBODY_KNOWS));
        Answer answer = (token == null ? call.asNobody() : call.as(token)).send();
        return switch (answer.status()) {
            case 401 -> answer.json().has("error") ? "401" : "401 without a word";
            case 403 -> "403";
            case 200, 400, 415 -> "in";
            case 404 -> operation.isOfOneThing() || operation.isOfTheActuator() ? "in" : "404";
            default -> String.valueOf(answer.status());
        };
    }

    private Call body(Operation operation, String id) {
        if (operation.method().equals("PATCH")) {
            return call("PATCH", operation.of(id), "[]").json();
        }
        return operation.method().equals("POST")
                ? post(operation.of(id), operation.path().endsWith("/forward") ? FORWARD : "{}")
                        .json()
                : call(operation.method(), operation.of(id));
    }

    private String thingOf(Operation operation, String owner) {
        if (operation.path().startsWith("/access-request-approvals")) {
            String approval = approvalOf(owner);
            if (operation.path().endsWith("/completed")) {
                post("/access-request-approvals/" + approval + "/approve", "")
                        .json()
                        .send();
            }
            return approval;
        }
        if (operation.path().startsWith("/personal-access-tokens")) {
            return post("/personal-access-tokens", "{\"name\": \"mine\", \"userAwareTokenNeverExpires\": true}")
                    .json()
                    .asUser(owner)
                    .send()
                    .json()
                    .get("id")
                    .asText();
        }
        String id = newTrackingNumber().toString();
        String activity = """
                [{"id": "%s", "type": "appRequest", "created": "2026-01-01T00:00:00.000Z",
                  "executionStatus": "EXECUTING", "items": [{"id": "%s"}],
                  "requesterIdentitySummary": {"id": "%s", "name": "x", "identityId": "%s", "completed": false}}]
                """.formatted(id, id, owner, owner);
        Answer imported = post("/identity-requests/import", activity).json().send();
        assertThat(imported.json().get("imported").asInt()).as(imported.body()).isEqualTo(1);
        return id;
    }

    private String approvalOf(String owner) {
        String recipient = id();
        String role = id();
        post("/identities/import", """
                        [{"id": "%s", "name": "a"}, {"id": "%s", "name": "b"}, {"id": "%s", "name": "c"}]
                        """.formatted(owner, recipient, SOMEBODY))
                .json()
                .send();
        post("/requestable-objects/import", """
                        [{"id": "%s", "type": "ROLE", "name": "r", "requestable": true, "owner": {"id": "%s"},
                          "accessRequestConfig": {"approvalSchemes": [{"approverType": "ROLE_OWNER"}]}}]
                        """.formatted(role, owner)).json().send();
        String number = post("/access-requests", """
                        {"requestedFor": ["%s"], "requestedItems": [{"type": "ROLE", "id": "%s"}]}
                        """.formatted(recipient, role))
                .json()
                .send()
                .json()
                .at("/newRequests/0/accessRequestIds/0")
                .asText();
        return approvals.of(List.of(TrackingNumber.of(number))).get(0).id().toString();
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static List<Object> comparable(Answer answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        // Every hundredth answer on a connection is its last.
        headers.remove("connection");
        return new ArrayList<>(List.of(
                answer.status(),
                headers,
                answer.body().replaceFirst("\"trackingId\":\"[0-9a-f]{32}\"", "\"trackingId\":\"\"")));
    }

    private static Date secondsFromNow(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
