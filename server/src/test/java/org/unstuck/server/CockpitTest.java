package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CockpitTest extends ServerTest {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Test
    void showsCockpitToTheAdministratorWhoSignedIn() throws Exception {
        signIn();

        HttpResponse<String> cockpit = get("/camunda/app/cockpit/default/");
        assertThat(cockpit.statusCode()).isEqualTo(200);
        assertThat(cockpit.body()).contains("Camunda Cockpit");
        HttpResponse<String> definitions = get("/camunda/api/engine/engine/default/process-definition");
        assertThat(definitions.statusCode()).isEqualTo(200);
        assertThat(definitions.body()).contains("close-identity-requests");
        assertThat(get("/camunda/api/engine/engine/default/process-definition/key/close-identity-requests/xml")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void letsTheAdministratorCancelARunThere() throws Exception {
        jobExecutor.shutdown();
        try {
            Api api = api();
            String run = api.close(imported(api, many(2, Activity::waitingForApproval)))
                    .run();
            String instance = runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(run)
                    .singleResult()
                    .getId();
            signIn();
            get("/camunda/app/cockpit/default/");

            HttpResponse<String> deleted = browser.send(
                    request("/camunda/api/engine/engine/default/process-instance/" + instance
                                    + "?skipCustomListeners=true&skipIoMappings=true")
                            .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                            .DELETE()
                            .build(),
                    BodyHandlers.ofString());

            assertThat(deleted.statusCode()).isEqualTo(204);
            assertThat(api.get("/close-runs/" + run).json().path("state").asText())
                    .isEqualTo("CANCELLED");
            assertThat(api.get("/close-runs/" + run + "/audit-events")
                            .json()
                            .get(1)
                            .path("actor")
                            .path("name")
                            .asText())
                    .isEqualTo(credentials.user());
        } finally {
            jobExecutor.start();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda",
                "/camunda/",
                "/camunda/app/cockpit/default/",
                "/camunda/app/welcome/default/",
                "/camunda/api/engine/engine",
                "/camunda/api/engine/engine/default/process-instance",
                "/camunda/api/cockpit/plugin/base/static/app/plugin.css",
                "/camunda/api/admin/auth/user/default",
                "/camunda/lib/requirejs/require.js",
                "/camunda//api/engine/engine",
                "/camunda/api/engine/engine/default/process-definition/count",
                "/engine-rest/engine"
            })
    void showsNothingOfCamundaToAnybodyElse(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isIn(302, 400, 401, 403, 404);
        if (answer.statusCode() == 302) {
            assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        }
    }

    @Test
    void doesNotLetAnybodyCreateAnAdministrator() throws Exception {
        String path = "/camunda/api/admin/setup/default/user/create";
        String body = "{\"profile\":{\"id\":\"evil\",\"firstName\":\"e\",\"lastName\":\"e\"},"
                + "\"credentials\":{\"password\":\"evil\"}}";

        assertThat(post(path, "application/json", body).statusCode()).isIn(302, 401, 403);
        signIn();
        get("/camunda/app/cockpit/default/");
        assertThat(post(path, "application/json", body).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/task/count",
                "/camunda/api/engine/engine/default/filter",
                "/camunda/api/engine/engine/default/deployment/create",
                "/camunda/api/engine/engine/default/deployment/create/",
                "/camunda/app/tasklist/default/",
                "/camunda/app/admin/default/",
                "/camunda/api/admin/setup/default/user/create"
            })
    void keepsClosedWhatNobodyNeedsEvenFromTheAdministrator(String path) throws Exception {
        signIn();
        get("/camunda/app/cockpit/default/");

        assertThat(get(path).statusCode()).isEqualTo(403);
        assertThat(post(path, "application/json", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void doesNotSignInWithAWrongPassword() throws Exception {
        HttpResponse<String> answer = signIn(credentials.user(), "wrong");

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login?error");
        assertThat(get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(302);
    }

    @Test
    void doesNotTakeATokenOfTheApiForASignIn() throws Exception {
        Api api = api();

        assertThat(api.get("/camunda/api/engine/engine").status()).isIn(302, 401, 403);
    }

    @Test
    void doesNotServeTheApiToASignedInBrowser() throws Exception {
        signIn();

        assertThat(get("/close-runs").statusCode()).isEqualTo(401);
    }

    private void signIn() throws IOException, InterruptedException {
        HttpResponse<String> answer = signIn(credentials.user(), credentials.password());
        assertThat(answer.headers().firstValue("Location").orElseThrow()).doesNotContain("error");
    }

    private HttpResponse<String> signIn(String user, String password) throws IOException, InterruptedException {
        Matcher token = FORM_TOKEN.matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        return post(
                "/login",
                "application/x-www-form-urlencoded",
                "username=" + encoded(user) + "&password=" + encoded(password) + "&_csrf=" + encoded(token.group(1)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        if (path.startsWith("/camunda")) {
            String token = cookie("XSRF-TOKEN");
            if (!token.isEmpty()) {
                request.header("X-XSRF-TOKEN", token);
            }
        }
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private String cookie(String name) {
        List<HttpCookie> all = cookies.getCookieStore().getCookies();
        return all.stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
