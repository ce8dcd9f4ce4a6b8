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
        String other = requestedLanguage();
        assertThat(error.get("messages")).hasSize(other.isEmpty() ? 1 : 2);
        isToldInBothLanguages(error.get("messages"), other);
        isToldInBothLanguages(error.get("causes"), other);
        assertThat(body).doesNotContainIgnoringCase("exception", "springframework", "jackson", "tomcat", "select ");
        return this;
    }

    public String text() {
        return textIn("en-US");
    }

    /** The message in one language; empty when it was not told in that one. */
    public String textIn(String locale) {
        List<String> texts = textsIn("messages", locale);
        return texts.isEmpty() ? "" : texts.get(0);
    }

    public List<String> causes() {
        return causesIn("en-US");
    }

    public List<String> causesIn(String locale) {
        return textsIn("causes", locale);
    }

    private List<String> textsIn(String list, String locale) {
        List<String> texts = new ArrayList<>();
        json().get(list).forEach(message -> {
            if (message.get("locale").asText().equals(locale)) {
                texts.add(message.get("text").asText());
            }
        });
        return texts;
    }

    private String requestedLanguage() {
        JsonNode second = json().get("messages").get(1);
        return second == null ? "" : second.get("locale").asText();
    }

    // The default first, each time, and then the same in the other language, if there is one.
    private static void isToldInBothLanguages(JsonNode messages, String other) {
        for (int index = 0; index < messages.size(); index++) {
            JsonNode message = messages.get(index);
            boolean isDefault = other.isEmpty() || index % 2 == 0;
            assertThat(message.fieldNames()).toIterable().containsExactly("locale", "localeOrigin", "text");
            assertThat(message.get("locale").asText()).isEqualTo(isDefault ? "en-US" : other);
            assertThat(message.get("localeOrigin").asText()).isEqualTo(isDefault ? "DEFAULT" : "REQUEST");
            assertThat(message.get("text").asText()).isNotBlank();
            if (!isDefault) {
                assertThat(other).isIn("de", "fr", "es", "ja");
                assertThat(message.get("text"))
                        .isNotEqualTo(messages.get(index - 1).get("text"));
            }
        }
        assertThat(messages.size() % (other.isEmpty() ? 1 : 2)).isZero();
    }
}
