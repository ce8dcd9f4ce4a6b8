package org.unstuck.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.rest.openapi.DocumentedAnswers;

/** The API as a client sees it. */
final class Api {

    private static final String CLOSE = "/access-requests/close";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final String token;

    Api(int port, String clientId, String clientSecret) {
        this.base = URI.create("http://localhost:" + port);
        this.token = fetchToken(clientId, clientSecret);
    }

    Api(int port, String token) {
        this.base = URI.create("http://localhost:" + port);
        this.token = token;
    }

    private String fetchToken(String clientId, String clientSecret) {
        String form = "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret="
                + encoded(clientSecret);
        Answer answer = send(HttpRequest.newBuilder(base.resolve("/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        return answer.json().path("access_token").asText();
    }

    Answer get(String path) {
        return send(request(path).build());
    }

    Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    Answer getCsv(String path) {
        return send(request(path).header("Accept", "text/csv").build());
    }

    Answer postJson(String path, @Nullable JsonNode body) {
        return send(json(path, body).build());
    }

    Answer postJson(String path, @Nullable JsonNode body, String idempotencyKey) {
        return send(json(path, body).header("Idempotency-Key", idempotencyKey).build());
    }

    Answer putJson(String path, JsonNode body) {
        return send(
                json(path, body).PUT(BodyPublishers.ofString(body.toString())).build());
    }

    /** Asks for a close with the default directive. */
    Answer close(List<String> ids) {
        return postJson(CLOSE, closeBody(ids));
    }

    Answer close(List<String> ids, String idempotencyKey) {
        return postJson(CLOSE, closeBody(ids), idempotencyKey);
    }

    private static JsonNode closeBody(List<String> ids) {
        return ServerTest.JSON.createObjectNode().set("accessRequestIds", ServerTest.JSON.valueToTree(ids));
    }

    /** All items of a run. */
    List<JsonNode> items(String run) {
        List<JsonNode> items = new ArrayList<>();
        while (true) {
            JsonNode page =
                    get("/close-runs/" + run + "/items?offset=" + items.size()).json();
            if (page.isEmpty()) {
                return items;
            }
            page.forEach(items::add);
        }
    }

    private HttpRequest.Builder json(String path, @Nullable JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .header("X-SailPoint-Experimental", "true")
                .POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        try {
            Answer answer = new Answer(HTTP.send(request, BodyHandlers.ofString()));
            documented(request, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every answer of the API must be one that its document tells of. */
    private void documented(HttpRequest request, Answer answer) {
        DocumentedAnswers.of(base)
                .check(
                        request.method(),
                        request.uri().toString().substring(base.toString().length()),
                        answer.status(),
                        answer.response().headers(),
                        answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        JsonNode json() {
            try {
                return ServerTest.JSON.readTree(body());
            } catch (IOException e) {
                throw new UncheckedIOException(status() + " " + body(), e);
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The run that a close started. */
        String run() {
            String location = response.headers().firstValue("Location").orElseThrow();
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }
}
