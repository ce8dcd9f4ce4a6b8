package org.unstuck.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The packaged server as a process of its own, called over HTTP like by any client. */
final class Server implements AutoCloseable {

    private static final String CLIENT_ID = "benchmark-client-0123456789abcdef";
    private static final String CLIENT_SECRET = "benchmark-secret-0123456789abcdef";
    private static final int CALLERS = 4;

    private final Process process;
    private final URI base;
    private final Duration startup;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final String token;

    private Server(Process process, URI base, Duration startup) throws IOException, InterruptedException {
        this.process = process;
        this.base = base;
        this.startup = startup;
        this.token = fetchToken();
    }

    /** Starts it and waits until it is ready; how long that took is measured. */
    static Server start(Path archive, Database database) throws IOException, InterruptedException {
        return start(archive, database.jdbcUrl());
    }

    /** On the database at that address, with more arguments. */
    static Server start(Path archive, String jdbcUrl, String... arguments) throws IOException, InterruptedException {
        int port = freePort();
        Path home = Files.createTempDirectory("unstuck-benchmark");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", archive.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        String.valueOf(port),
                        "UNSTUCK_HOME",
                        home.toString(),
                        "UNSTUCK_ADMIN_CLIENT_ID",
                        CLIENT_ID,
                        "UNSTUCK_ADMIN_CLIENT_SECRET",
                        CLIENT_SECRET,
                        "UNSTUCK_RATE_LIMIT",
                        "off",
                        "SPRING_DATASOURCE_URL",
                        jdbcUrl,
                        "SPRING_DATASOURCE_USERNAME",
                        Database.SERVER_ROLE,
                        "LOGGING_LEVEL_ROOT",
                        "WARN"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(home.resolve("server.log").toFile());
        long started = System.nanoTime();
        Process process = builder.start();
        URI base = URI.create("http://localhost:" + port);
        awaitReady(process, base, home);
        return new Server(process, base, Duration.ofNanos(System.nanoTime() - started));
    }

    private static void awaitReady(Process process, URI base, Path home) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest health = HttpRequest.newBuilder(base.resolve("/actuator/health/readiness"))
                .build();
        while (process.isAlive()) {
            try {
                if (http.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            Thread.sleep(50);
        }
        throw new IOException("the server ended; it said:\n" + Files.readString(home.resolve("server.log")));
    }

    Duration startup() {
        return startup;
    }

    long pid() {
        return process.pid();
    }

    /** Asks for all runs, several callers at once, and returns when each was answered 202. */
    void close(List<List<UUID>> runs) throws Exception {
        List<Callable<Void>> calls = new ArrayList<>();
        for (List<UUID> run : runs) {
            calls.add(() -> {
                HttpRequest request = HttpRequest.newBuilder(base.resolve("/access-requests/v1/close"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(run.stream()
                                .map(id -> "\"" + id.toString().replace("-", "") + "\"")
                                .collect(Collectors.joining(",", "{\"accessRequestIds\":[", "]}"))))
                        .build();
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 202) {
                    throw new IOException("close was answered " + answer.statusCode() + " " + answer.body());
                }
                return null;
            });
        }
        for (Future<Void> call : callers.invokeAll(calls)) {
            call.get();
        }
    }

    /** What is answered to a GET of this path, which must be 200. */
    String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("X-SailPoint-Experimental", "true")
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** What is answered to a POST of this JSON, which must be 201. */
    String post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(path + " was answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Removes what is there, which must be answered 204. */
    void delete(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IOException(path + " was answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private String fetchToken() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + CLIENT_ID + "&client_secret=" + CLIENT_SECRET))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("no token: " + answer.statusCode() + " " + answer.body());
        }
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        callers.shutdown();
        process.destroy();
        process.onExit().join();
    }
}
