package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscribers that are asked about a request before its approvers are. */
class ConsultationTest extends ServerTest {

    private final String zoe = Activity.newId();
    private final String mia = Activity.newId();
    private final String finn = Activity.newId();
    private final String role = Activity.newId();
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private final List<String> subscriptions = new CopyOnWriteArrayList<>();
    private volatile String answer = "{}";
    private HttpServer subscriber;
    private Api administrator;

    @BeforeEach
    void start() throws IOException {
        subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        subscriber.createContext("/", this::take);
        subscriber.start();
        administrator = api();
        administrator.postJson("/identities/import", json("""
                        [{"id": "%s", "name": "Zoë Zhang", "manager": {"id": "%s"}}, {"id": "%s", "name": "Mia Mann"},
                         {"id": "%s", "name": "Finn Finch"}]
                        """.formatted(zoe, mia, mia, finn)));
        administrator.postJson("/requestable-objects/import", json("""
                        [{"id": "%s", "type": "ROLE", "name": "Treasurer", "requestable": true,
                          "accessRequestConfig": {"approvalSchemes": [{"approverType": "MANAGER"}]}}]
                        """.formatted(role)));
    }

    @AfterEach
    void stop() {
        subscriptions.forEach(id -> administrator.delete("/trigger-subscriptions/" + id));
        subscriber.stop(0);
    }

    @Test
    void areAskedOneAfterTheOtherAndTheApproverTheyNameDecidesLast() {
        subscribe("idn:access-request-pre-approval", "SYNC");
        subscribe("idn:access-request-dynamic-approver", "ASYNC");
        answer = "{\"approved\": true, \"comment\": \"no conflict\", \"approver\": \"Risk Engine\"}";

        String request = submit();

        await("both are asked", () -> questions.size() == 2);
        assertThat(questions.get(0).path("accessRequestId").asText()).isEqualTo(request);
        assertThat(questions.get(0).at("/requestedFor/0/id").asText()).isEqualTo(zoe);
        assertThat(questions.get(0).at("/requestedItems/0/operation").asText()).isEqualTo("Add");
        assertThat(questions.get(0).has("_metadata")).isFalse();
        assertThat(pendingOwners(request)).isEmpty();

        String callback =
                "{\"secret\": \"%s\", \"output\": {\"id\": \"%s\", \"name\": \"Finn Finch\", \"type\": \"IDENTITY\"}}"
                        .formatted(questions.get(1).at("/_metadata/secret").asText(), finn);
        assertThat(invocation(questions.get(1)).has("completed")).isFalse();
        assertThat(complete(questions.get(1), callback)).isEqualTo(204);
        await("the answer is shown", () -> invocation(questions.get(1)).has("completed"));
        assertThat(invocation(questions.get(1)).at("/completeInvocationInput/output"))
                .hasToString("{\"id\":\"%s\",\"name\":\"Finn Finch\",\"type\":\"IDENTITY\"}".formatted(finn));

        assertThat(pendingOwners(request)).containsExactly("Mia Mann");
        assertThat(administrator
                        .get("/access-request-status?requested-for=" + zoe)
                        .json()
                        .findValue("preApprovalTriggerDetails"))
                .isEqualTo(json(
                        "{\"comment\": \"no conflict\", \"reviewer\": \"Risk Engine\", \"decision\": \"APPROVED\"}"));
        approve(request);
        assertThat(pendingOwners(request)).containsExactly("Finn Finch");
        assertThat(complete(questions.get(1), callback)).as("a second answer").isEqualTo(400);
    }

    @Test
    void endARequestThatTheyRefuse() {
        subscribe("idn:access-request-pre-approval", "SYNC");
        answer = "{\"approved\": false, \"comment\": \"conflicts with Payables\", \"approver\": \"Risk Engine\"}";

        String request = submit();

        await(
                "the request has ended",
                () -> "COMPLETED"
                        .equals(activity(request).path("executionStatus").asText()));
        assertThat(activity(request).path("completionStatus").asText()).isEqualTo("FAILURE");
        assertThat(activity(request).at("/items/0/reviewerComment/body").asText())
                .isEqualTo("conflicts with Payables");
        await(
                "it is written that the question arrived",
                () -> invocations(subscriptions.getFirst()).at("/0").has("completed"));
        assertThat(invocations(subscriptions.getFirst()).at("/0/completeInvocationInput/output"))
                .hasToString("{\"approved\":false,\"comment\":\"conflicts with Payables\","
                        + "\"approver\":\"Risk Engine\"}");
    }

    @Test
    void answerOnlyWithTheSecretOfTheQuestion() {
        subscribe("idn:access-request-pre-approval", "DYNAMIC");
        answer = "later";
        String request = submit();
        await("it is asked", () -> questions.size() == 1);

        assertThat(complete(questions.getFirst(), "{\"secret\": \"guessed\", \"output\": {\"approved\": true}}"))
                .isEqualTo(400);
        assertThat(pendingOwners(request)).isEmpty();
        assertThat(administrator
                        .get("/identity-requests/" + request + "/diagnosis")
                        .json()
                        .toString())
                .contains("SUBSCRIBER_ASKED");

        // A close need not wait for anybody's answer.
        String run = administrator.close(List.of(request)).run();
        awaitState(administrator, run, "CONCLUDED");
        assertThat(complete(
                        questions.getFirst(),
                        "{\"secret\": \"%s\", \"output\": {\"approved\": true}}"
                                .formatted(questions
                                        .getFirst()
                                        .at("/_metadata/secret")
                                        .asText())))
                .isEqualTo(400);
        assertThat(activity(request).path("executionStatus").asText()).isEqualTo("TERMINATED");
    }

    /** What is shown of a question that is answered later. */
    private JsonNode invocation(JsonNode question) {
        String id = question.at("/_metadata/callbackURL").asText().replaceFirst(".*/([^/]+)/complete", "$1");
        JsonNode shown = invocations(subscriptions.getLast()).at("/0");
        assertThat(shown.path("id").asText()).isEqualTo(id);
        return shown;
    }

    private JsonNode invocations(String subscription) {
        return administrator
                .get("/trigger-invocations/status?filters=subscriptionId%20eq%20%22" + subscription + "%22")
                .json();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            questions.add(JSON.readTree(exchange.getRequestBody()));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.equals("later") ? 202 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void subscribe(String trigger, String mode) {
        Api.Answer created = administrator.postJson("/trigger-subscriptions", json("""
                        {"name": "Risk engine", "triggerId": "%s", "type": "HTTP",
                         "httpConfig": {"url": "http://127.0.0.1:%d/", "httpDispatchMode": "%s"}}
                        """.formatted(
                        trigger, subscriber.getAddress().getPort(), mode)));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        subscriptions.add(created.json().path("id").asText());
    }

    private String submit() {
        JsonNode receipt = administrator
                .postJson("/access-requests", json("""
                        {"requestedFor": ["%s"], "requestedItems": [{"type": "ROLE", "id": "%s"}]}
                        """.formatted(zoe, role)))
                .json();
        return receipt.at("/newRequests/0/accessRequestIds/0").asText();
    }

    /** Calls where the question says, as a subscriber does: without a token. */
    private int complete(JsonNode question, String body) {
        String path = URI.create(question.at("/_metadata/callbackURL").asText()).getPath();
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(call, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode pending(String request) {
        return administrator
                .get("/access-request-approvals/pending?filters=accessRequestId%20eq%20%22" + request + "%22")
                .json();
    }

    private List<String> pendingOwners(String request) {
        return pending(request).findValues("owner").stream()
                .map(owner -> owner.path("name").asText())
                .toList();
    }

    private void approve(String request) {
        String approval = pending(request).at("/0/id").asText();
        assertThat(administrator
                        .postJson("/access-request-approvals/" + approval + "/approve", json("{}"))
                        .status())
                .isEqualTo(202);
    }

    private JsonNode activity(String request) {
        return administrator.get("/account-activities/" + request).json();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
