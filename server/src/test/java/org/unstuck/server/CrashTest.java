package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server of its own as a process that can be killed; what it had begun must end by itself. */
class CrashTest {

    private static final String CLIENT = "client-of-the-crash-test-0123456789";
    private static final String SECRET = "secret-of-the-crash-test-0123456789";
    private static final String KEY = "key-of-the-crash-test";
    private static final int REQUESTS = 400;

    private final Path home = temporaryHome();
    private final int port = freePort();
    private Process server = start();

    @AfterEach
    void stop() {
        server.destroy();
        server.onExit().join();
    }

    @Test
    void aRunThatWasUnderWayEndsExactlyOnceAfterAKill() throws Exception {
        awaitReady();
        Api api = new Api(port, CLIENT, SECRET);
        List<String> stuck = IntStream.rangeClosed(1, DemoRequests.COUNT)
                .filter(number -> number % 5 < 2)
                .limit(REQUESTS)
                .mapToObj(number -> DemoRequests.trackingNumber(number).toString())
                .toList();
        String run = api.close(stuck, KEY).run();
        ServerTest.await(
                "the run is under way", () -> tally(api, run).path("closed").asInt() > 0);

        server.destroyForcibly();
        server.onExit().join();
        server = start();
        awaitReady();
        Api again = new Api(port, CLIENT, SECRET);

        Api.Answer sameCall = again.close(stuck, KEY);
        assertThat(sameCall.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(sameCall.run()).isEqualTo(run);
        ServerTest.awaitState(again, run, "CONCLUDED");
        assertThat(tally(again, run).path("closed").asInt()).isEqualTo(REQUESTS);
        assertThat(again.items(run).stream().map(item -> item.path("outcome").asText()))
                .hasSize(REQUESTS)
                .containsOnly("CLOSED");
        assertThat(again.get("/close-runs/" + run + "/audit-events").json().findValuesAsText("action"))
                .containsExactly("CLOSE_IDENTITY_REQUESTS_STARTED", "CLOSE_IDENTITY_REQUESTS_COMPLETED");
        assertThat(again.get("/account-activities/" + stuck.get(0)).json().path("warnings"))
                .hasSize(1);
    }

    @Test
    void anEventThatWasBeingSentComesAgainAsItWasAfterAKill() throws Exception {
        try (Subscriber subscriber = new Subscriber(exchange -> Thread.sleep(Duration.ofMinutes(5)))) {
            awaitReady();
            Api api = new Api(port, CLIENT, SECRET);
            Api.Answer subscribed =
                    api.postJson("/trigger-subscriptions", ServerTest.JSON.readTree("""
                            {"name": "Tickets", "triggerId": "unstuck:close-run-concluded", "type": "HTTP",
                             "httpConfig": {"url": "%s", "httpDispatchMode": "SYNC"}}
                            """.formatted(subscriber.url())));
            assertThat(subscribed.status()).as(subscribed.body()).isEqualTo(201);
            String run = api.close(List.of(DemoRequests.trackingNumber(5).toString()))
                    .run();
            ServerTest.await("the event arrived", () -> subscriber.calls() == 1);

            server.destroyForcibly();
            server.onExit().join();
            subscriber.heal();
            server = start();
            awaitReady();

            ServerTest.await("the event came again, see " + home.resolve("server.log"), () -> subscriber.calls() == 2);
            assertThat(subscriber.heard().get(1)).isEqualTo(subscriber.heard().get(0));
            assertThat(subscriber.heard().get(0).body()).contains(run);
        }
    }

    private static JsonNode tally(Api api, String run) {
        return api.get("/close-runs/" + run).json().path("tally");
    }

    private Process start() {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Unstuck.class.getName(),
                "--unstuck.demo=true");
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        String.valueOf(port),
                        "UNSTUCK_HOME",
                        home.toString(),
                        "UNSTUCK_RATE_LIMIT",
                        "off",
                        "UNSTUCK_CLOSE_CHUNK_SIZE",
                        "2",
                        "UNSTUCK_WEBHOOKS_ALLOW",
                        "127.0.0.1",
                        "UNSTUCK_ADMIN_CLIENT_ID",
                        CLIENT,
                        "UNSTUCK_ADMIN_CLIENT_SECRET",
                        SECRET));
        File log = home.resolve("server.log").toFile();
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() {
        HttpRequest health = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        ServerTest.await("the server is ready, see " + home.resolve("server.log"), () -> {
            try {
                return http.send(health, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        });
    }

    private static Path temporaryHome() {
        try {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "crash");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
