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
import org.junit.jupiter.api.Test;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;
import org.unstuck.rest.token.SigningKey;

class AccessTest extends HttpTest {

    private static final String MALFORMED = "JWT validation failed: JWT is malformed or its signature is not trusted";

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
    void refusesTokensOfNobody() {
        refused(signed(administratorClaims().subject(null)), "JWT validation failed: JWT has no subject");
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
        assertThat(get("/actuator/env").send().status()).isEqualTo(404);
        assertThat(get("/actuator/healthy").asNobody().send().status()).isEqualTo(401);
        assertThat(call("POST", "/actuator/health").asNobody().send().status()).isEqualTo(401);
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

    private void refused(String token, String error) {
        Answer answer = get("/close-runs").as(token).send();
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    private static Date secondsFromNow(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
