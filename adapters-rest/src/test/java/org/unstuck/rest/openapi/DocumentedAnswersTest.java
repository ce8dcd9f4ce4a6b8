package org.unstuck.rest.openapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.rest.HttpTest;

/** A check that lets everything pass would be worse than none. */
class DocumentedAnswersTest extends HttpTest {

    private static final String ITEM =
            "{\"trackingNumber\":\"x\",\"outcome\":\"CLOSED\",\"detail\":null,\"closedBy\":null}";

    private DocumentedAnswers answers;

    @BeforeEach
    void fetch() {
        answers = DocumentedAnswers.of(URI.create("http://localhost:" + port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/close-runs/1/items",
                "/close-runs/1/items?limit=7",
                "/v2025/close-runs/1/items",
                "/close-runs/v1/1/items",
                "//v3//close-runs/1//items"
            })
    void letsPassWhatIsDocumented(String path) {
        assertThatCode(() -> items(path, "[" + ITEM + "]")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"detail\":null,|`` | detail",
                "\"detail\":null|\"detail\":7 | detail",
                "CLOSED|Closed | enumeration",
                "\"outcome\"|\"more\":1,\"outcome\" | more",
                "\"closedBy\":null|\"closedBy\":\"7\" | pattern",
            })
    void refusesABodyThatIsNot(String part, String instead, String told) {
        for (String path : List.of("/close-runs/1/items", "/beta/close-runs/1/items", "/close-runs/v1/1/items")) {
            assertThatThrownBy(() -> items(path, "[" + ITEM.replace(part, instead) + "]"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("is not as the document says")
                    .hasMessageContaining(told);
        }
    }

    @Test
    void refusesATimeThatIsNone() {
        String activity = get("/v3/api-docs")
                .send()
                .json()
                .at("/components/schemas/CloseRun/examples/0")
                .toString();

        assertThatCode(() -> check("GET", "/close-runs/1", 200, activity, Map.of()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(
                        "GET", "/close-runs/1", 200, activity.replace("2026-11-23T15:21:00.000Z", "today"), Map.of()))
                .hasMessageContaining("date-time");
    }

    @Test
    void refusesTextThatIsNoTable() {
        assertThatCode(() -> check(
                        "GET",
                        "/close-runs/1/items",
                        200,
                        "trackingNumber,outcome,detail,closedBy\r\n",
                        Map.of("Content-Type", "text/csv;charset=UTF-8")))
                .doesNotThrowAnyException();
        assertThatThrownBy(
                        () -> check("GET", "/close-runs/1/items", 200, "a,b\r\n", Map.of("Content-Type", "text/csv")))
                .hasMessageContaining("pattern");
    }

    @Test
    void refusesStatusesAndTypesThatAreNotDocumented() {
        assertThatThrownBy(() -> check("GET", "/close-runs", 418, "[]", Map.of()))
                .hasMessageContaining("has a status that is not in the document");
        assertThatThrownBy(() -> check("GET", "/close-runs", 200, "[]", Map.of("Content-Type", "text/html")))
                .hasMessageContaining("has the type text/html that is not in the document");
        assertThatThrownBy(() -> check("GET", "/close-runs", 200, "", Map.of("Content-Type", "application/json")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesAnAnswerWithoutTheHeadersThatItMustHave() {
        assertThatThrownBy(() -> check("POST", "/access-requests/close", 202, "{}", Map.of()))
                .hasMessageContaining("lacks the header Location");
        assertThatThrownBy(() -> check(
                        "GET", "/close-runs", 429, "{\"message\":\" Rate Limit Exceeded \"}", Map.of("RateLimit", "x")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("header R");
        assertThatThrownBy(() -> check("POST", "/access-requests/close", 202, "{\"id\":1}", Map.of("Location", "/x")))
                .hasMessageContaining("is not as the document says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/close-runs/", "/close-runs/%31", "/close-runs/../x", "/v2025"})
    void letsPassWhatIsNotOfTheApi(String path) {
        assertThatCode(() -> check("GET", path, 299, "whatever", Map.of())).doesNotThrowAnyException();
    }

    private void items(String path, String body) {
        check("GET", path, 200, body, Map.of());
    }

    private void check(String method, String path, int status, String body, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>(Map.of("Content-Type", List.of("application/json")));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        answers.check(method, path, status, HttpHeaders.of(all, (name, value) -> true), body);
    }
}
