package org.unstuck.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** What came back. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Asserts that this is an error in the contract's shape. */
    public Answer isError(int status, String detailCode) {
        assertThat(this.status).as(body).isEqualTo(status);
        assertThat(header("Content-Type")).startsWith("application/json");
        JsonNode error = json();
        assertThat(error.fieldNames()).toIterable().containsExactly("detailCode", "trackingId", "messages", "causes");
        assertThat(error.get("detailCode").asText()).isEqualTo(detailCode);
        assertThat(error.get("trackingId").asText()).matches("[0-9a-f]{32}");
        JsonNode message = error.get("messages").get(0);
        assertThat(message.fieldNames()).toIterable().containsExactly("locale", "localeOrigin", "text");
        assertThat(message.get("locale").asText()).isEqualTo("en-US");
        assertThat(message.get("localeOrigin").asText()).isEqualTo("DEFAULT");
        assertThat(body).doesNotContainIgnoringCase("exception", "springframework", "jackson", "tomcat", "select ");
        return this;
    }

    public String text() {
        return json().get("messages").get(0).get("text").asText();
    }

    public List<String> causes() {
        List<String> causes = new ArrayList<>();
        json().get("causes").forEach(cause -> causes.add(cause.get("text").asText()));
        return causes;
    }
}
