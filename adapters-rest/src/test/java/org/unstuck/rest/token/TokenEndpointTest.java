package org.unstuck.rest.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;
import org.unstuck.rest.TestServer;

class TokenEndpointTest extends HttpTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ID = TestServer.ADMINISTRATOR.id();
    private static final String SECRET = TestServer.ADMINISTRATOR.secret();
    private static final String GRANT = "grant_type=client_credentials";
    private static final String CREDENTIALS = "client_id=" + ID + "&client_secret=" + encoded(SECRET);

    @Test
    void issuesATokenForAFormInTheBody() {
        issued(post("/oauth/token", GRANT + "&" + CREDENTIALS)
                .header("Content-Type", FORM)
                .asNobody()
                .send());
    }

    @Test
    void issuesATokenForMultipart() {
        issued(multipart(
                part("grant_type", "client_credentials") + part("client_id", ID) + part("client_secret", SECRET)));
    }

    @Test
    void issuesATokenForParametersInTheQuery() {
        issued(call("POST", "/oauth/token?" + GRANT + "&" + CREDENTIALS)
                .asNobody()
                .send());
    }

    @Test
    void issuesATokenForAMixtureOfQueryAndBody() {
        issued(post("/oauth/token?" + GRANT, CREDENTIALS)
                .header("Content-Type", FORM)
                .asNobody()
                .send());
    }

    @Test
    void issuesATokenWhenQueryAndBodySayTheSame() {
        issued(post("/oauth/token?" + GRANT + "&client_id=" + ID, GRANT + "&" + CREDENTIALS)
                .header("Content-Type", FORM)
                .asNobody()
                .send());
    }

    @Test
    void issuesATokenUnderADoubledSlash() {
        issued(post("//oauth/token", GRANT + "&" + CREDENTIALS)
                .header("Content-Type", FORM)
                .asNobody()
                .send());
    }

    @Test
    void saysInTheAnswerWhatClientsReadThere() {
        JsonNode answer = token().json();

        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "access_token",
                        "token_type",
                        "expires_in",
                        "scope",
                        "accessType",
                        "tenant_id",
                        "internal",
                        "pod",
                        "strong_auth_supported",
                        "org",
                        "user_id",
                        "identity_id",
                        "user_name",
                        "strong_auth",
                        "enabled",
                        "jti");
        assertThat(answer.get("token_type").asText()).isEqualTo("bearer");
        assertThat(answer.get("expires_in").isIntegralNumber()).isTrue();
        assertThat(answer.get("expires_in").asLong()).isEqualTo(43_200);
        assertThat(answer.get("scope").asText()).isEqualTo("sp:scopes:all");
        assertThat(answer.get("identity_id").asText()).isEqualTo(TestServer.ADMINISTRATOR.identityId());
        assertThat(answer.get("user_name").asText()).isEqualTo("Ada Administrator");
    }

    @Test
    void saysInTheTokenWhatItsReadersRelyOn() throws ParseException {
        JsonNode answer = token().json();

        SignedJWT jwt = SignedJWT.parse(answer.get("access_token").asText());
        JWTClaimsSet claims = jwt.getJWTClaimsSet();

        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
        assertThat(claims.getIssuer()).isEqualTo("http://localhost:8080");
        assertThat(claims.getAudience()).containsExactly("unstuck");
        assertThat(claims.getStringListClaim("authorities")).containsExactly("ORG_ADMIN");
        assertThat(claims.getStringListClaim("scope")).containsExactly("sp:scopes:all");
        assertThat(claims.getJWTID()).isEqualTo(answer.get("jti").asText());
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(12));
        assertThat(claims.getClaims())
                .containsKeys(
                        "tenant_id",
                        "internal",
                        "pod",
                        "org",
                        "identity_id",
                        "user_name",
                        "strong_auth",
                        "strong_auth_supported",
                        "client_id",
                        "user_id",
                        "enabled",
                        "accessType");
    }

    @Test
    void issuesTokensThatOpenTheApi() {
        assertThat(get("/close-runs")
                        .as(token().json().get("access_token").asText())
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GRANT,
                GRANT + "&client_id=" + "0123456789abcdef0123456789abcdef",
                GRANT + "&client_id=0123456789abcdef0123456789abcdef&client_secret=wrong",
                GRANT + "&client_id=0123456789abcdef0123456789abcdef&client_secret=",
                GRANT + "&client_id=somebody&client_secret=else",
                "",
            })
    void refusesEveryoneElseInOneWay(String form) {
        Answer answer = post("/oauth/token", form)
                .header("Content-Type", FORM)
                .asNobody()
                .send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"invalid_client\",\"error_description\":\"Bad client credentials\"}");
    }

    @Test
    void refusesGrantsAndScopesThatItDoesNotHave() {
        for (String grant : List.of("password", "authorization_code", "refresh_token", "")) {
            Answer answer = post("/oauth/token", "grant_type=" + grant + "&" + CREDENTIALS)
                    .header("Content-Type", FORM)
                    .asNobody()
                    .send();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("error").asText()).isIn("unsupported_grant_type", "invalid_request");
        }
        Answer scope = post("/oauth/token", GRANT + "&scope=more&" + CREDENTIALS)
                .header("Content-Type", FORM)
                .asNobody()
                .send();
        assertThat(scope.status()).isEqualTo(400);
        assertThat(scope.json().get("error").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void refusesParametersThatContradictEachOther() {
        Answer answer = post("/oauth/token?client_id=another", GRANT + "&" + CREDENTIALS)
                .header("Content-Type", FORM)
                .asNobody()
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void refusesBodiesThatItCannotRead() {
        assertThat(post("/oauth/token", "{}").json().asNobody().send().status()).isEqualTo(400);
        assertThat(post("/oauth/token", "x")
                        .header("Content-Type", "x")
                        .asNobody()
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(post("/oauth/token", "a=%zz")
                        .header("Content-Type", FORM)
                        .asNobody()
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(post("/oauth/token", "--b\r\nContent-Disposition: form-data; name=\"client_id\"\r\n\r\nwithout end")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .asNobody()
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(post("/oauth/token", "x")
                        .header("Content-Type", "multipart/form-data")
                        .asNobody()
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(multipart("--b\r\nContent-Disposition: form-data; name=\"client_id\"; filename=\"f\"\r\n\r\nx\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(multipart(part("x", "y").repeat(30)).status()).isEqualTo(400);
        assertThat(post("/oauth/token", "x".repeat(70_000))
                        .header("Content-Type", FORM)
                        .asNobody()
                        .send()
                        .status())
                .isEqualTo(413);
    }

    @Test
    void takesOnlyPost() {
        Answer answer =
                get("/oauth/token?" + GRANT + "&" + CREDENTIALS).asNobody().send();

        answer.isError(405, "405 Method not allowed");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorize",
                "/oauth2/token",
                "/oauth2/introspect",
                "/oauth2/revoke",
                "/oauth2/jwks",
                "/oauth2/par",
                "/oauth2/device_authorization",
                "/oauth2/device_verification",
                "/userinfo",
                "/connect/register",
                "/.well-known/oauth-authorization-server",
                "/.well-known/openid-configuration",
                "/oauth/token/more",
                "/login",
            })
    void hasNoOtherEndpointOfAnAuthorizationServer(String path) {
        get(path).send().isError(404, "404 Not found");
        post(path, GRANT + "&" + CREDENTIALS)
                .header("Content-Type", FORM)
                .send()
                .isError(404, "404 Not found");
    }

    private Answer token() {
        return post("/oauth/token", GRANT + "&" + CREDENTIALS)
                .header("Content-Type", FORM)
                .asNobody()
                .send();
    }

    private static void issued(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().get("access_token").asText()).isNotEmpty();
    }

    private Answer multipart(String parts) {
        return post("/oauth/token", parts + "--b--\r\n")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .asNobody()
                .send();
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
