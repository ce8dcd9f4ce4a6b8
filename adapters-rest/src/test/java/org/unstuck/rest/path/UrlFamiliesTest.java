package org.unstuck.rest.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.rest.HttpTest;

class UrlFamiliesTest extends HttpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access-requests/close",
                "/beta/access-requests/close",
                "/v3/access-requests/close",
                "/v2024/access-requests/close",
                "/v2025/access-requests/close",
                "/v2026/access-requests/close",
                "/access-requests/v1/close",
                "//access-requests/close",
                "/v2025//access-requests/close",
                "//access-requests/v1/close",
            })
    void allReachTheSameOperation(String path) {
        assertThat(post(path, "{\"accessRequestIds\": [\"%s\"]}".formatted(newTrackingNumber()))
                        .json()
                        .header("X-SailPoint-Experimental", "true")
                        .send()
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/account-activities/v1",
                "/v3/account-activities?limit=1",
                "/beta//account-activities",
                "/close-runs/v1?count=true"
            })
    void allReachLists(String path) {
        assertThat(get(path).send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/access-requests/close", "/access-requests/clos%65", "/%61ccess-requests/close"})
    void limitBodiesHoweverTheyAreWritten(String path) {
        post(path, " ".repeat(1_048_577)).json().send().isError(413, "413 Content too large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/close-runs/..;/account-activities",
                "/close-runs;x=y",
                "/close-runs/%2e%2e/account-activities",
                "/v2025/%2e%2e/close-runs",
                "/%63lose-runs//x",
                "/close-runs/%2f..",
                "/close-runs/%5c",
                "/close-runs/%00",
                "//actuator/health",
            })
    void refusesWhatTheFirewallWouldHaveRefused(String path) {
        get(path).send().isError(400, "400.1 Bad Request Content");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v2025/oauth/token", "/v2025/actuator/health", "/v2023/close-runs", "/v2025", "/close-runs/"})
    void knowsNoOtherPaths(String path) {
        get(path).send().isError(404, "404 Not found");
    }
}
