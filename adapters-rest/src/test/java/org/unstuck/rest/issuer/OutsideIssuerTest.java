package org.unstuck.rest.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

/** A server that is started while its outside issuer is away. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutsideIssuerTest extends HttpTest {

    private static final TestIssuer ISSUER = new TestIssuer();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("unstuck.oidc.issuer", ISSUER::name);
        properties.add("unstuck.oidc.authorities-claim", () -> "realm_access.roles");
        properties.add("unstuck.oidc.levels.unstuck-admins", () -> "ORG_ADMIN");
    }

    @AfterAll
    static void stop() {
        ISSUER.close();
    }

    @Test
    @Order(1)
    void whileItIsAwayItsTokensAreRefusedAndOursAreNot() {
        Answer answer = get("/close-runs").as(ISSUER.sign(ISSUER.claims())).send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"JWT validation failed: JWT is malformed or its signature is not trusted\"}");
        assertThat(get("/close-runs").send().status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void onceItIsThereItsTokensDoWhatTheirLevelsAndScopesAllow() {
        ISSUER.start();

        assertThat(get("/close-runs").as(ISSUER.sign(ISSUER.claims())).send().status())
                .isEqualTo(200);
        String user = ISSUER.sign(ISSUER.claims().claim("realm_access", Map.of("roles", List.of("staff"))));
        assertThat(get("/account-activities").as(user).send().status()).isEqualTo(200);
        assertThat(get("/close-runs").as(user).send().status()).isEqualTo(403);
        String limited = ISSUER.sign(ISSUER.claims().claim("scope", "openid sp:search:read"));
        assertThat(get("/close-runs").as(limited).send().status()).isEqualTo(403);
    }

    @Test
    @Order(3)
    void neitherIssuerSpeaksForTheOther() {
        assertThat(get("/close-runs")
                        .as(ISSUER.sign(ISSUER.claims().issuer("http://localhost:8080")))
                        .send()
                        .status())
                .isEqualTo(401);
        assertThat(get("/close-runs")
                        .as(signed(administratorClaims().issuer(ISSUER.name())))
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    @Order(4)
    void itsPeopleMakePersonalAccessTokens() {
        String token = ISSUER.sign(ISSUER.claims());

        Answer made = post(
                        "/personal-access-tokens",
                        "{\"name\": \"from outside\", \"expirationDate\": \"2126-01-01T00:00:00Z\"}")
                .json()
                .as(token)
                .send();

        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.json().get("owner").toString())
                .isEqualTo("{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"olga\"}".formatted("0a".repeat(16)));
    }
}
