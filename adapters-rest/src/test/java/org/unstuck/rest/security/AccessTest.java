package org.unstuck.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;
import org.unstuck.rest.token.SigningKey;

class AccessTest extends HttpTest {

    private static final String MALFORMED = "JWT validation failed: JWT is malformed or its signature is not trusted";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    static Stream<AccessTable.Row> rows() {
        return AccessTable.rows().stream();
    }

    static Stream<AccessTable.Row> administratorRows() {
        return rows().filter(row -> row.rule() == AccessRule.ORG_ADMIN);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsNobodyInWithoutAToken(AccessTable.Row row) {
        Answer answer = call(row).asNobody().send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"JWT is required\"}");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @ParameterizedTest
    @MethodSource("administratorRows")
    void refusesUsersWhatIsForAdministrators(AccessTable.Row row) {
        String before = state();

        assertThat(call(row).asUser("u1").send().isError(403, "403 Forbidden").text())
                .isEqualTo("The server understood the request but refuses to authorize it.");
        call(row)
                .as(signed(userClaims("u1").claim("authorities", List.of("org_admin", "CERT_ADMIN"))))
                .send()
                .isError(403, "403 Forbidden");
        call(row)
                .as(signed(userClaims("u1").claim("scope", List.of("ORG_ADMIN"))))
                .send()
                .isError(403, "403 Forbidden");

        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesClientsThatActForNobody(AccessTable.Row row) {
        call(row)
                .as(signed(administratorClaims().claim("identity_id", null)))
                .send()
                .isError(403, "403 Forbidden");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void letsAdministratorsIn(AccessTable.Row row) {
        assertThat(call(row).send().status()).isNotIn(401, 403, 405);
    }

    @Test
    void letsUsersReadAccountActivities() {
        assertThat(get("/account-activities").asUser("u1").send().status()).isEqualTo(200);
    }

    @Test
    void refusesTokensWhoseTimeIsOver() {
        refused(
                signed(administratorClaims().expirationTime(secondsFromNow(-90))),
                "JWT validation failed: JWT is expired");
        refused(signed(administratorClaims().expirationTime(null)), "JWT validation failed: JWT never expires");
        refused(
                signed(administratorClaims().notBeforeTime(secondsFromNow(90))),
                "JWT validation failed: JWT is not valid yet");
    }

    @Test
    void bearsWithClocksThatAreALittleApart() {
        assertThat(get("/close-runs")
                        .as(signed(administratorClaims().expirationTime(secondsFromNow(-30))))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesTokensOfAnotherIssuerOrForAnotherAudience() {
        refused(
                signed(administratorClaims().issuer("http://localhost:8081")),
                "JWT validation failed: JWT is of another issuer");
        refused(signed(administratorClaims().issuer(null)), "JWT validation failed: JWT is of another issuer");
        refused(
                signed(administratorClaims().audience("another")),
                "JWT validation failed: JWT is meant for another audience");
        refused(
                signed(administratorClaims().audience((String) null)),
                "JWT validation failed: JWT is meant for another audience");
    }

    @Test
    void refusesTokensThatAreNotSignedByItsKey() throws JOSEException {
        JWTClaimsSet claims = administratorClaims().build();
        refused(new PlainJWT(claims).serialize(), MALFORMED);
        refused(signed(administratorClaims(), SigningKey.generate()), MALFORMED);

        SignedJWT byPublicKeyAsSecret = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        byPublicKeyAsSecret.sign(new MACSigner(signingKey.jwk().toPublicJWK().toJSONString()));
        refused(byPublicKeyAsSecret.serialize(), MALFORMED);

        SigningKey own = SigningKey.generate();
        SignedJWT bringingItsKey = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .jwk(own.jwk().toPublicJWK())
                        .build(),
                claims);
        bringingItsKey.sign(new ECDSASigner(own.jwk()));
        refused(bringingItsKey.serialize(), MALFORMED);
    }

    @Test
    void refusesAlteredTokens() {
        String token = signed(userClaims("u1"));
        String administrators = signed(administratorClaims());
        String[] parts = token.split("\\.", -1);
        String[] theirs = administrators.split("\\.", -1);
        refused(parts[0] + "." + theirs[1] + "." + parts[2], MALFORMED);
        refused(parts[0] + "." + parts[1] + ".", MALFORMED);
        refused("x.y.z", MALFORMED);
        refused("x", MALFORMED);
    }

    @Test
    void takesNoProofOfPossession() {
        Answer answer = get("/account-activities")
                .asNobody()
                .header("Authorization", "DPoP " + signed(administratorClaims()))
                .header("DPoP", "a.b.c")
                .send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("error");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void takesNoTokenFromTheQuery() {
        assertThat(get("/close-runs?access_token=" + signed(administratorClaims()))
                        .asNobody()
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void letsEverybodyAskForHealthAndNothingBesideIt() {
        // This server has no health to tell of.
        assertThat(get("/actuator/health/readiness").asNobody().send().status()).isEqualTo(404);
        assertThat(get("/actuator/env").asNobody().send().status()).isEqualTo(401);
        assertThat(get("/actuator/healthy").asNobody().send().status()).isEqualTo(401);
        assertThat(call("POST", "/actuator/health").asNobody().send().status()).isEqualTo(401);
    }

    @Test
    void hasARowForEveryOperation() {
        Set<String> served = new HashSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (!mapping.getPatternValues().contains("/error")) {
                mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add(method + " " + path)));
            }
        });

        assertThat(rows().map(row -> row.method() + " " + row.path())).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void setsHeadersForDataAndNoCookie() {
        Answer answer = get("/close-runs").send();

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }

    private Call call(AccessTable.Row row) {
        return call(row.method().name(), row.path().replace("{id}", "d".repeat(32)));
    }

    private void refused(String token, String error) {
        Answer answer = get("/close-runs").as(token).send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    private static Date secondsFromNow(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
