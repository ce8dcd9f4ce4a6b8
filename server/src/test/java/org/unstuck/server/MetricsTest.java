package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.rest.token.SigningKey;

/** What Prometheus reads. */
class MetricsTest extends ServerTest {

    private static final String METRICS = "/actuator/prometheus";

    @Autowired
    SigningKey signingKey;

    private final List<String> subscribed = new ArrayList<>();

    @AfterEach
    void unsubscribe() {
        Api api = api();
        subscribed.forEach(id -> api.delete("/trigger-subscriptions/" + id));
    }

    @Test
    void tellHowDeliveriesToEverySubscriberGo() {
        try (Subscriber steady = Subscriber.inGoodHealth();
                Subscriber failing = new Subscriber(exchange -> exchange.sendResponseHeaders(500, -1));
                Subscriber gone = new Subscriber(exchange -> exchange.sendResponseHeaders(410, -1))) {
            Api api = api();
            String toSteady = subscribe(api, "Steady", steady);
            String toFailing = subscribe(api, "Failing", failing);
            String toGone = subscribe(api, "Gone", gone);
            List<String> ids = imported(api, many(3, Activity::waitingForApproval));
            awaitState(api, api.close(ids).run(), "CONCLUDED");

            String taken = "unstuck_deliveries_attempts_seconds_count{result=\"taken\",subscription=\"%s\"}";
            String refused = "unstuck_deliveries_attempts_seconds_count{result=\"refused\",subscription=\"%s\"}";
            String backlog = "unstuck_deliveries_backlog{name=\"%s\",subscription=\"%s\"}";
            String oldest = "unstuck_deliveries_oldest_seconds{name=\"%s\",subscription=\"%s\"}";
            String parked = "unstuck_deliveries_parked{name=\"%s\",subscription=\"%s\"}";
            await("all were taken", () -> value(api, taken.formatted(toSteady)) >= 3);
            await("what is not taken is counted", () -> value(api, backlog.formatted("Failing", toFailing)) >= 3);
            assertThat(value(api, oldest.formatted("Failing", toFailing)))
                    .isNotNaN()
                    .isPositive();
            assertThat(value(api, refused.formatted(toFailing))).isNotNaN().isPositive();
            assertThat(value(api, taken.formatted(toFailing))).isNaN();
            await(
                    "nothing waits for who takes all",
                    () -> Double.isNaN(value(api, backlog.formatted("Steady", toSteady))));
            await("what is given up is counted", () -> value(api, parked.formatted("Gone", toGone)) >= 3);
            assertThat(value(api, parked.formatted("Failing", toFailing))).isNaN();
            JsonNode listed = api.get("/trigger-invocations/parked?subscription-id=" + toGone)
                    .json();
            assertThat(listed).hasSizeGreaterThanOrEqualTo(3).allSatisfy(one -> {
                assertThat(one.path("subscriptionName").asText()).isEqualTo("Gone");
                assertThat(one.path("problem").asText()).contains("410");
            });
            assertThat(value(api, "unstuck_deliveries_lanes")).isNotNaN().isNotNegative();

            failing.heal();
            await("nothing waits any more", () -> Double.isNaN(value(api, backlog.formatted("Failing", toFailing))));
        }
    }

    @Test
    void areForAdministratorsAndProgramsThatReadNothingElse() throws IOException, InterruptedException {
        HttpResponse<String> anonymous = send(request(METRICS));
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.body()).doesNotContain("unstuck_");
        Api person = new Api(port, Tokens.of(signingKey, "somebody", List.of("REPORT_ADMIN")));
        assertThat(person.get(METRICS).status()).isEqualTo(403);

        ObjectNode body = JSON.createObjectNode().put("name", "for Prometheus").put("userAwareTokenNeverExpires", true);
        body.putArray("scope").add("unstuck:metrics:read");
        Api.Answer made = api().postJson("/v2025/personal-access-tokens", body);
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        Api scraper = new Api(
                port,
                made.json().path("id").asText(),
                made.json().path("secret").asText());
        assertThat(scraper.get(METRICS).status()).isEqualTo(200);
        assertThat(scraper.get("/close-runs").status()).isEqualTo(403);
    }

    @Test
    void areNoPartOfTheApi() {
        Api limited = new Api(port, Tokens.of(signingKey, "uncounted", List.of("ORG_ADMIN")));
        Api.Answer answer = limited.get(METRICS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        assertThat(answer.header("RateLimit-Policy")).isEmpty();
        assertThat(limited.getCsv(METRICS).status()).isEqualTo(406);
        assertThat(limited.postJson(METRICS, JSON.createObjectNode()).status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2025/actuator/prometheus",
                "/actuator/v1/prometheus",
                "/actuator/prometheus/",
                "/actuator",
                "/actuator/metrics",
                "/actuator/env"
            })
    void areTheOnlyOnesAndHaveOnePath(String path) throws IOException, InterruptedException {
        String token = Tokens.of(signingKey, "somebody", List.of("ORG_ADMIN"));

        HttpResponse<String> answer = send(request(path).header("Authorization", "Bearer " + token));

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private String subscribe(Api api, String name, Subscriber subscriber) {
        ObjectNode body = JSON.createObjectNode()
                .put("name", name)
                .put("triggerId", "idn:post-provisioning")
                .put("type", "HTTP");
        body.putObject("httpConfig").put("url", subscriber.url()).put("httpDispatchMode", "SYNC");
        Api.Answer created = api.postJson("/trigger-subscriptions", body);
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        String id = created.json().path("id").asText();
        subscribed.add(id);
        return id;
    }

    /** What a line of the page tells; not a number when there is no such line. */
    private static double value(Api api, String meter) {
        Api.Answer answer = api.get(METRICS);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body()
                .lines()
                .filter(line -> line.startsWith(meter + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(meter.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }
}
