package org.unstuck.rest.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.unstuck.domain.token.UserLevel;

class OutsideTokensTest {

    private final TestIssuer issuer = new TestIssuer();
    private final OutsideTokens tokens = tokens(Map.of());

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void speakOfPersonsAndClientsInOurWords() {
        issuer.start();

        Jwt jwt = tokens.decode(issuer.sign(issuer.claims()
                .claim("personal_access_token", "ab".repeat(16))
                .claim("identity_id", "somebody else")
                .claim("authorities", List.of("ORG_ADMIN"))));

        assertThat(jwt.getClaims())
                .containsOnlyKeys(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "identity_id",
                        "user_name",
                        "client_id",
                        "authorities",
                        "scope");
        assertThat(jwt.getClaimAsString("identity_id")).isEqualTo("0a".repeat(16));
        assertThat(jwt.getClaimAsString("user_name")).isEqualTo("olga");
        assertThat(jwt.getClaimAsString("client_id")).isEqualTo("spa");
        assertThat(jwt.getClaimAsStringList("authorities")).containsExactly("ORG_ADMIN");
        assertThat(jwt.getClaimAsStringList("scope")).containsExactly("sp:scopes:all");
    }

    @Test
    void nameTheirLevelsAsTheyAreMappedAndOtherwiseAsOursAreNamed() {
        issuer.start();
        String roles = issuer.sign(issuer.claims()
                .claim("realm_access", Map.of("roles", List.of("unstuck-admins", "CERT_ADMIN", "admin"))));

        assertThat(tokens.decode(roles).getClaimAsStringList("authorities")).containsExactly("ORG_ADMIN");
        OutsideTokens unmapped = new OutsideTokens(
                settings(Map.of("authorities-claim", "realm_access.roles"), false),
                "authorities",
                InstantSource.system());
        assertThat(unmapped.decode(roles).getClaimAsStringList("authorities")).containsExactly("CERT_ADMIN");
    }

    @Test
    void haveClaimsAtPathsAndUnderNamesWithDots() {
        issuer.start();
        OutsideTokens custom = tokens(Map.of(
                "authorities-claim", "https://example.com/roles",
                "identity-claim", "person.id",
                "user-name-claim", "person.name",
                "client-claim", "none",
                "scope-claim", "scp"));

        Jwt jwt = custom.decode(issuer.sign(issuer.claims()
                .claim("https://example.com/roles", "x unstuck-admins")
                .claim("person", Map.of("id", "4711", "name", "Olga"))
                .claim("scp", List.of("email", "idn:access-request:manage", "sp:search:read"))));

        assertThat(jwt.getClaimAsStringList("authorities")).containsExactly("ORG_ADMIN");
        assertThat(jwt.getClaimAsString("identity_id")).isEqualTo("4711");
        assertThat(jwt.getClaimAsString("user_name")).isEqualTo("Olga");
        assertThat(jwt.hasClaim("client_id")).isFalse();
        assertThat(jwt.getClaimAsStringList("scope")).containsExactly("idn:access-request:manage", "sp:search:read");
    }

    @Test
    void actForNobodyWithoutAPerson() {
        issuer.start();
        OutsideTokens custom = tokens(Map.of("identity-claim", "employee", "default-scopes", "sp:scopes:default"));

        Jwt jwt = custom.decode(issuer.sign(issuer.claims().claim("employee", 7)));

        assertThat(jwt.hasClaim("identity_id")).isFalse();
        assertThat(jwt.getClaimAsStringList("scope")).containsExactly("sp:scopes:default");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"JWT", "at+jwt", "application/at+jwt"})
    void areOfATypeForAccess(String type) {
        issuer.start();

        assertThat(tokens.decode(TestIssuer.sign(issuer.claims(), issuer.key(), type))
                        .getSubject())
                .isNotBlank();
    }

    @Test
    void areRefusedWhenTheIssuerSignedNoneOfIt() throws JOSEException {
        issuer.start();
        JWTClaimsSet claims = issuer.claims().build();
        refused(new PlainJWT(claims).serialize());
        for (byte[] secret : List.of(
                issuer.key().toRSAPublicKey().getEncoded(),
                issuer.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8))) {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
            jwt.sign(new MACSigner(secret));
            refused(jwt.serialize());
        }
        refused(TestIssuer.sign(issuer.claims(), TestIssuer.newKey("first"), "JWT"));
        refused(TestIssuer.sign(issuer.claims(), TestIssuer.newKey("unknown"), "JWT"));
        refused(TestIssuer.sign(issuer.claims(), issuer.key(), "logout+jwt"));
        String[] parts = issuer.sign(issuer.claims()).split("\\.", -1);
        String[] others = issuer.sign(issuer.claims().subject("other")).split("\\.", -1);
        refused(parts[0] + "." + others[1] + "." + parts[2]);
        assertThat(tokens.decode(issuer.sign(issuer.claims())).getSubject()).isNotBlank();
    }

    @Test
    void areRefusedByTheSameRulesAsOurs() {
        issuer.start();
        refused(
                issuer.sign(issuer.claims()
                        .issueTime(null)
                        .expirationTime(Date.from(Instant.now().minusSeconds(90)))),
                "JWT is expired");
        refused(issuer.sign(issuer.claims().expirationTime(null)), "JWT never expires");
        refused(issuer.sign(issuer.claims().subject(null)), "JWT has no subject");
        refused(issuer.sign(issuer.claims().audience("account")), "JWT is meant for another audience");
        refused(issuer.sign(issuer.claims().issuer("http://localhost:8080")), "JWT is of another issuer");
        refused(
                issuer.sign(
                        issuer.claims().notBeforeTime(Date.from(Instant.now().plusSeconds(90)))),
                "JWT is not valid yet");
    }

    @Test
    void areKnownAtOnceByANewKey() {
        issuer.start();
        String before = issuer.sign(issuer.claims());
        tokens.decode(before);

        issuer.rotate("second");

        assertThat(tokens.decode(issuer.sign(issuer.claims())).getSubject()).isNotBlank();
        refused(before);
    }

    @Test
    void costTheIssuerLittleHoweverManyUnknownKeysTheyName() {
        issuer.start();
        String good = issuer.sign(issuer.claims());
        tokens.decode(good);
        String unknown = TestIssuer.sign(issuer.claims(), TestIssuer.newKey("unknown"), "JWT");

        for (int i = 0; i < 200; i++) {
            refused(unknown);
        }

        assertThat(issuer.looks()).isBetween(1, 4);
        assertThat(tokens.decode(good).getSubject()).isNotBlank();
    }

    @Test
    void areRefusedWhileNobodyKnowsTheIssuersKeysAndTakenOnceItIsThere() {
        String token = issuer.sign(issuer.claims());

        refused(token);
        issuer.start();
        assertThat(tokens.decode(token).getSubject()).isNotBlank();
        issuer.close();
        assertThat(tokens.decode(token).getSubject()).isNotBlank();
    }

    @Test
    void areRefusedWhenAnotherIssuerIsFoundThere() {
        issuer.start();
        issuer.pretendToBe("http://elsewhere.example");

        refused(issuer.sign(issuer.claims()));
        assertThat(issuer.looks()).isZero();
    }

    @Test
    void comeFromAnIssuerThatHasAnAddressAndIsNotThisServer() {
        assertThatThrownBy(() -> settings(Map.of("issuer", "file:///etc"), true))
                .rootCause()
                .hasMessage(
                        "unstuck.oidc.issuer must be an address that begins with https:// or http://, not file:///etc");
        assertThatThrownBy(() -> settings(Map.of(), true).requireOther(issuer.name()))
                .hasMessageStartingWith("unstuck.oidc.issuer must not be the issuer of our own tokens");
        OutsideIssuer none =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("unstuck.oidc", OutsideIssuer.class);
        assertThat(none.isGiven()).isFalse();
        assertThat(none.levels()).isEmpty();
        assertThat(none.defaultScopes()).containsExactly("sp:scopes:all");
    }

    private void refused(String token) {
        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(BadJwtException.class);
    }

    private void refused(String token, String reason) {
        assertThatThrownBy(() -> tokens.decode(token))
                .isInstanceOf(BadJwtException.class)
                .hasMessageContaining(reason);
    }

    private OutsideTokens tokens(Map<String, String> properties) {
        return new OutsideTokens(settings(properties, true), "authorities", InstantSource.system());
    }

    private OutsideIssuer settings(Map<String, String> properties, boolean mapped) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        source.put("unstuck.oidc.issuer", issuer.name());
        source.put("unstuck.oidc.authorities-claim", "realm_access.roles");
        if (mapped) {
            source.put("unstuck.oidc.levels.unstuck-admins", UserLevel.ORG_ADMIN.name());
        }
        properties.forEach((name, value) -> source.put("unstuck.oidc." + name, value));
        return new Binder(source).bindOrCreate("unstuck.oidc", OutsideIssuer.class);
    }
}
