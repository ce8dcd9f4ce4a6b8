package org.unstuck.rest.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

/** Limits as callers see them; each test calls as a client of its own. */
class RateLimitHeadersTest extends HttpTest {

    @Test
    void tellsHowManyCallsAreLeftAndRefusesTheOnesAfterThem() {
        String token = tokenOf("limited-to-5");
        for (int left = 4; left >= 0; left--) {
            Answer answer = get("/v2025/account-activities").as(token).send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"default\";q=5;w=10");
            assertThat(answer.header("RateLimit")).matches("\"default\";r=" + left + ";t=([1-9]|10)");
            assertThat(answer.header("Retry-After")).isEmpty();
        }

        Answer refused = get("/v2025/account-activities").as(token).send();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).isEqualTo("{\"message\":\" Rate Limit Exceeded \"}");
        assertThat(refused.header("Content-Type")).isEqualTo("application/json");
        assertThat(refused.header("Retry-After")).matches("[1-9]|10");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"default\";q=5;w=10");
        assertThat(refused.header("RateLimit")).isEqualTo("\"default\";r=0;t=" + refused.header("Retry-After"));
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void takesAllPathsOfAVersionTogetherAndEveryVersionApart() {
        String token = tokenOf("limited-to-1");

        assertThat(get("/v3/account-activities").as(token).send().status()).isEqualTo(200);
        assertThat(get("//v3//close-runs").as(token).send().status()).isEqualTo(429);
        assertThat(get("/beta/close-runs").as(token).send().status()).isEqualTo(200);
        assertThat(get("/close-runs").as(token).send().status()).isEqualTo(200);
        assertThat(get("/close-runs/v1").as(token).send().status()).isEqualTo(200);
        assertThat(get("/account-activities/v1").as(token).send().status()).isEqualTo(429);
    }

    @Test
    void countsCallsThatAreRefusedForOtherReasons() {
        String user = signed(userClaims("ab".repeat(16)).claim("client_id", "limited-too"));

        Answer forbidden = get("/v2024/close-runs").as(user).send();

        assertThat(forbidden.isError(403, "403 Forbidden").header("RateLimit")).startsWith("\"default\";r=0;");
        assertThat(get("/v2024/account-activities").as(user).send().status()).isEqualTo(429);
        Answer wrongMethod = call("DELETE", "/v2025/close-runs").as(user).send();
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("RateLimit-Policy")).isEqualTo("\"default\";q=1;w=10");
    }

    @Test
    void countsCallsHoweverTheirPathsAreWritten() {
        String token = tokenOf("limited-to-5");

        assertThat(get("/close-runs").as(token).send().header("RateLimit")).startsWith("\"default\";r=4;");
        assertThat(get("/%63lose-runs").as(token).send().header("RateLimit")).startsWith("\"default\";r=3;");
        assertThat(get("/close-runs/a%20b").as(token).send().header("RateLimit"))
                .startsWith("\"default\";r=2;");
        assertThat(get("/%763/access-request-config").as(token).send().header("RateLimit"))
                .startsWith("\"default\";r=4;");
    }

    @Test
    void tellsNothingToWhoHasNotSignedInOrIsNotLimited() {
        Answer nobody = get("/v2025/close-runs").asNobody().send();
        Answer unlimited = get("/v2025/close-runs").send();

        assertThat(nobody.status()).isEqualTo(401);
        assertThat(unlimited.status()).isEqualTo(200);
        assertThat(nobody.headers().map()).doesNotContainKeys("RateLimit", "RateLimit-Policy");
        assertThat(unlimited.headers().map()).doesNotContainKeys("RateLimit", "RateLimit-Policy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth/token", "/actuator/health", "/camunda/app/cockpit/", "/login"})
    void leavesOtherPathsAlone(String path) {
        Answer answer = get(path).as(tokenOf("limited-to-1")).send();

        assertThat(answer.status()).isNotEqualTo(429);
        assertThat(answer.headers().map()).doesNotContainKeys("RateLimit", "RateLimit-Policy");
    }

    private String tokenOf(String client) {
        return signed(administratorClaims().claim("client_id", client));
    }
}
