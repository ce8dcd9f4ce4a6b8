package org.unstuck.rest.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.domain.token.Expiration;
import org.unstuck.domain.token.PersonalAccessToken;
import org.unstuck.domain.token.Scopes;
import org.unstuck.domain.token.SecretHash;
import org.unstuck.domain.token.TokenId;
import org.unstuck.domain.token.TokenOwner;
import org.unstuck.domain.token.UserLevel;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class PersonalAccessTokenSignInTest extends HttpTest {

    private static final String SECRET = "5ec2e7".repeat(10);

    @Autowired
    private InMemoryTransactions transactions;

    private String me;

    @BeforeEach
    void becomeSomebodyNew() {
        me = UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    void givesATokenOfTheOwnerWithTheirLevelsAndTheScopesAndValidityOfTheirToken() throws ParseException {
        PersonalAccessToken token = token(Set.of(UserLevel.CERT_ADMIN), never(), "a", "b:c");

        JsonNode answer = signIn(token, SECRET).json();

        assertThat(answer.get("expires_in").asInt()).isEqualTo(600);
        assertThat(answer.get("scope").asText()).isEqualTo("a b:c");
        assertThat(answer.get("identity_id").asText()).isEqualTo(me);
        assertThat(answer.get("user_name").asText()).isEqualTo("Me");
        JWTClaimsSet claims =
                SignedJWT.parse(answer.get("access_token").asText()).getJWTClaimsSet();
        assertThat(claims.getStringListClaim("authorities")).containsExactly("CERT_ADMIN");
        assertThat(claims.getStringListClaim("scope")).containsExactly("a", "b:c");
        assertThat(claims.getStringClaim("client_id")).isEqualTo(token.id().toString());
        assertThat(claims.getStringClaim("identity_id")).isEqualTo(me);
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(answer.has("personal_access_token")).isFalse();
    }

    @Test
    void opensWhatTheScopesAllowAndNothingElse() {
        PersonalAccessToken everything = token(Set.of(UserLevel.ORG_ADMIN), never(), "sp:scopes:all");
        PersonalAccessToken limited = token(Set.of(UserLevel.ORG_ADMIN), never(), "sp:my-personal-access-tokens:read");
        PersonalAccessToken user = token(Set.of(), never(), "sp:scopes:all");

        assertThat(get("/close-runs").as(accessToken(everything)).send().status())
                .isEqualTo(200);
        assertThat(get("/close-runs").as(accessToken(limited)).send().status()).isEqualTo(403);
        assertThat(get("/close-runs").as(accessToken(user)).send().status()).isEqualTo(403);
        String own = accessToken(limited);
        assertThat(get("/personal-access-tokens?owner-id=me").as(own).send().status())
                .isEqualTo(200);
        assertThat(post("/personal-access-tokens", "{}").json().as(own).send().status())
                .isEqualTo(403);
    }

    @Test
    void signsInFromTheFirstToTheLastCallAsSdksDo() {
        JsonNode made = post("/personal-access-tokens", "{\"name\": \"one\", \"userAwareTokenNeverExpires\": true}")
                .json()
                .asUser(me)
                .send()
                .json();
        String first = signIn(made.get("id").asText(), made.get("secret").asText())
                .json()
                .get("access_token")
                .asText();

        assertThat(get("/account-activities").as(first).send().status()).isEqualTo(200);
        assertThat(call("DELETE", "/personal-access-tokens/" + made.get("id").asText())
                        .as(first)
                        .send()
                        .status())
                .isEqualTo(204);
        refused(get("/account-activities").as(first).send());
        badCredentials(signIn(made.get("id").asText(), made.get("secret").asText()));
    }

    @Test
    void givesNothingForAWrongSecretAnUnknownTokenOrOneThatIsOver() {
        PersonalAccessToken good = token(Set.of(), never(), "a");
        PersonalAccessToken over = token(Set.of(), new Expiration(Instant.now().minusMillis(1), false), "a");

        badCredentials(signIn(good, "wrong"));
        badCredentials(signIn(good, good.secret().hex()));
        badCredentials(signIn(good, ""));
        badCredentials(signIn("ab".repeat(16), SECRET));
        badCredentials(signIn("no id", SECRET));
        badCredentials(signIn(over, SECRET));
        assertThat(signIn(good, SECRET).status()).isEqualTo(200);
    }

    @Test
    void givesNoScopeThatTheTokenDoesNotHave() {
        PersonalAccessToken token = token(Set.of(), never(), "a", "b");

        assertThat(signIn(token.id().toString(), SECRET + "&scope=a")
                        .json()
                        .get("scope")
                        .asText())
                .isEqualTo("a");
        assertThat(signIn(token.id().toString(), SECRET + "&scope=c")
                        .json()
                        .get("error")
                        .asText())
                .isEqualTo("invalid_scope");
    }

    @Test
    void endsNoLaterThanTheToken() {
        PersonalAccessToken token = token(Set.of(), new Expiration(Instant.now().plusSeconds(100), false), "a");

        assertThat(signIn(token, SECRET).json().get("expires_in").asInt()).isBetween(60, 100);
    }

    @Test
    void endsAtOnceWhenTheTokenIsGivenAnEndThatComes() {
        PersonalAccessToken token = token(Set.of(), never(), "sp:scopes:all");
        String access = accessToken(token);
        assertThat(get("/account-activities").as(access).send().status()).isEqualTo(200);

        Instant soon = Instant.now().plusMillis(700);
        Answer patched = call(
                        "PATCH",
                        "/personal-access-tokens/" + token.id(),
                        "[{\"op\": \"replace\", \"path\": \"/expirationDate\", \"value\": \"%s\"}]"
                                .formatted(soon.truncatedTo(ChronoUnit.MILLIS)))
                .json()
                .asUser(me)
                .send();
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);

        await(() -> get("/account-activities").as(access).send().status() == 401);
        refused(get("/account-activities").as(access).send());
    }

    @Test
    void isKnownToHaveEndedSoonWhenAnotherNodeRevokedTheToken() {
        PersonalAccessToken token = token(Set.of(), never(), "sp:scopes:all");
        String access = accessToken(token);
        assertThat(get("/account-activities").as(access).send().status()).isEqualTo(200);

        transactions.inTransaction(() -> {
            tokens.remove(token.id());
            return true;
        });

        Instant revoked = Instant.now();
        await(() -> get("/account-activities").as(access).send().status() == 401);
        assertThat(Duration.between(revoked, Instant.now())).isLessThan(Duration.ofSeconds(10));
        refused(get("/account-activities").as(access).send());
    }

    @Test
    void asksTheStoreForFewOfManyCalls() {
        String access = accessToken(token(Set.of(), never(), "sp:scopes:all"));
        int before = tokens.reads();
        Instant start = Instant.now();

        for (int i = 0; i < 100; i++) {
            assertThat(get("/account-activities?limit=1").as(access).send().status())
                    .isEqualTo(200);
        }

        long seconds = Duration.between(start, Instant.now()).toSeconds();
        assertThat(tokens.reads() - before).isBetween(1, (int) (seconds / 2) + 2);
    }

    @Test
    void notesTheUse() {
        PersonalAccessToken token = token(Set.of(), never(), "a");
        Instant before = Instant.now().minusSeconds(1);
        signIn(token, "wrong");
        assertThat(tokens.find(token.id()).orElseThrow().lastUsed()).isNull();

        signIn(token, SECRET);
        Instant first = tokens.find(token.id()).orElseThrow().lastUsed();
        signIn(token, SECRET);

        assertThat(first).isAfter(before);
        assertThat(tokens.find(token.id()).orElseThrow().lastUsed()).isEqualTo(first);
    }

    // ---- about this installation

    @Test
    void isToldWhereToSignIn() {
        for (String path : List.of("/oauth/info", "//oauth/info")) {
            Answer answer = get(path).asNobody().send();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().fieldNames())
                    .toIterable()
                    .containsExactly(
                            "tenantId",
                            "tenantName",
                            "authorizeEndpoint",
                            "tokenEndpoint",
                            "cloudDomainUrl",
                            "logoutUrl",
                            "pod");
            assertThat(answer.json().get("tokenEndpoint").asText())
                    .isEqualTo("http://localhost:" + port + "/oauth/token");
            assertThat(answer.json().get("cloudDomainUrl").asText()).isEqualTo("http://localhost:" + port);
            assertThat(answer.json().get("authorizeEndpoint").isNull()).isTrue();
            assertThat(answer.json().get("tenantId").asText()).isEqualTo("unstuck");
        }
        assertThat(post("/oauth/info", "{}").json().send().status()).isEqualTo(404);
    }

    private PersonalAccessToken token(Set<UserLevel> levels, Expiration expiration, String... scopes) {
        UUID id = UUID.randomUUID();
        PersonalAccessToken token = new PersonalAccessToken(
                new TokenId(id),
                id.toString(),
                new TokenOwner(me, "Me"),
                levels,
                Scopes.of(List.of(scopes)),
                Duration.ofMinutes(10),
                expiration,
                SecretHash.of(SECRET),
                Instant.now(),
                null);
        transactions.inTransaction(() -> {
            tokens.add(token);
            return true;
        });
        return token;
    }

    private static Expiration never() {
        return new Expiration(null, true);
    }

    private String accessToken(PersonalAccessToken token) {
        return signIn(token, SECRET).json().get("access_token").asText();
    }

    private Answer signIn(PersonalAccessToken token, String secret) {
        return signIn(token.id().toString(), secret);
    }

    private Answer signIn(String id, String secret) {
        return post(
                        "/oauth/token",
                        "grant_type=client_credentials&client_id=" + id.replace(' ', '+') + "&client_secret=" + secret)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .asNobody()
                .send();
    }

    private static void badCredentials(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"invalid_client\",\"error_description\":\"Bad client credentials\"}");
    }

    private static void refused(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"JWT validation failed: JWT is revoked\"}");
    }

    private static void await(BooleanSupplier condition) {
        Instant deadline = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
