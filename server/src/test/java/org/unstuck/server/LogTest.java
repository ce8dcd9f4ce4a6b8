package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LogTest extends ServerTest {

    @Test
    void beginsNoLineWithWhatCallersSay(CapturedOutput output) {
        String id = "unheard-of\n2026-11-29T12:00:00.000Z  INFO all is well\u001b[2J";

        api().postJson(
                        "/access-request-approvals/bulk-approve",
                        JSON.createObjectNode()
                                .put("comment", "fine")
                                .set("approvalIds", JSON.createArrayNode().add(id)));

        assertThat(output.getAll().lines())
                .filteredOn(line -> line.contains("all is well"))
                .singleElement()
                .asString()
                .startsWith("    2026-11-29T12:00:00.000Z  INFO all is well [2J not approved")
                .endsWith("no approval has this id");
    }

    @Test
    void keepsSecretsEvenWhenItTellsEverything(CapturedOutput output) throws IOException, InterruptedException {
        Api api = api();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.DEBUG);
        String signingSecret;
        try {
            assertThat(signInByQuery()).isEqualTo(200);
            String subscription = api.postJson("/trigger-subscriptions", subscription())
                    .json()
                    .path("id")
                    .asText();
            signingSecret = api.postJson("/trigger-subscriptions/" + subscription + "/signing-secrets", null)
                    .json()
                    .path("secret")
                    .asText();
            api.delete("/trigger-subscriptions/" + subscription);
        } finally {
            root.setLevel(Level.INFO);
        }

        assertThat(signingSecret).startsWith("whsec_");
        assertThat(output.getAll())
                .contains(" DEBUG ")
                .doesNotContain(credentials.clientSecret())
                .doesNotContain("a-token-of-the-subscriber")
                .doesNotContain(signingSecret);
    }

    private int signInByQuery() throws IOException, InterruptedException {
        URI address =
                URI.create("http://localhost:%d/oauth/token?grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(port, credentials.clientId(), credentials.clientSecret()));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(address)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** With its secret where a log that shows only the start of a body would show it. */
    private static ObjectNode subscription() {
        ObjectNode subscription = JSON.createObjectNode();
        ObjectNode http = subscription.putObject("httpConfig");
        http.putObject("bearerTokenAuthConfig").put("bearerToken", "a-token-of-the-subscriber");
        http.put("httpAuthenticationType", "BEARER_TOKEN")
                .put("httpDispatchMode", "SYNC")
                .put("url", "https://subscriber.example/");
        return subscription
                .put("name", "silent")
                .put("triggerId", "unstuck:close-run-cancelled")
                .put("type", "HTTP")
                .put("enabled", false);
    }
}
