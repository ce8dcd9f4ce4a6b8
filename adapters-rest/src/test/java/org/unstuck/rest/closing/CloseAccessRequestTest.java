package org.unstuck.rest.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class CloseAccessRequestTest extends HttpTest {

    private static final String ONE_ID = "{\"accessRequestIds\": [\"%s\"]}";

    @Test
    void acceptsACloseAndSaysWhereItsRunIs() {
        Answer answer = close(ONE_ID.formatted(newTrackingNumber()));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.header("Location")).matches("/close-runs/[0-9a-f]{32}");
        assertThat(get(answer.header("Location")).send().json().get("state").asText())
                .isEqualTo("ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'accessRequestIds': ['%s']}",
                "{'accessRequestIds': ['%s'], 'message': null, 'executionStatus': null, 'completionStatus': null}",
                "{'accessRequestIds': ['%s'], 'message': '  '}",
                "{'accessRequestIds': ['%s'], 'executionStatus': 'Terminated', 'completionStatus': 'Failure',"
                        + " 'message': 'The IdentityNow Administrator manually closed this request.'}",
            })
    void takesTheDefaultsForWhatIsAbsent(String body) {
        Answer answer = close(body.replace('\'', '"').formatted(newTrackingNumber()));

        assertThat(get(answer.header("Location")).send().json().get("directive"))
                .hasToString("{\"executionStatus\":\"Terminated\",\"completionStatus\":\"Failure\","
                        + "\"message\":\"The IdentityNow Administrator manually closed this request.\"}");
    }

    @ParameterizedTest
    @CsvSource({"Terminated, Success", "Completed, Incomplete", "Completed, Failure"})
    void takesTheDirectiveAsItIsSent(String stage, String status) {
        Answer answer = close(
                "{\"accessRequestIds\": [\"x\"], \"message\": \"Zoë 👍\", \"executionStatus\": \"%s\", \"completionStatus\": \"%s\"}"
                        .formatted(stage, status));

        assertThat(get(answer.header("Location")).send().json().get("directive"))
                .hasToString("{\"executionStatus\":\"%s\",\"completionStatus\":\"%s\",\"message\":\"Zoë 👍\"}"
                        .formatted(stage, status));
    }

    @Test
    void countsWhatCannotBeATrackingNumberAsAnErrorOfTheRun() {
        Answer answer = close("{\"accessRequestIds\": [\"%s\", \"not an id\"]}".formatted(newTrackingNumber()));

        assertThat(get(answer.header("Location")).send().json().get("tally"))
                .hasToString("{\"total\":2,\"closed\":0,\"inError\":1,\"pending\":1,\"reopened\":0}");
    }

    @Test
    void accepts500Ids() {
        assertThat(close(ids(500)).status()).isEqualTo(202);
    }

    static Stream<Arguments> malformedBodies() {
        return Stream.of(
                arguments("", "a request body is required"),
                arguments("   ", "a request body is required"),
                arguments("{", "it ends too early (line 1, column 2)"),
                arguments("{\n  'accessRequestIds': [x]}", "something else was expected here (line 2, column 24)"),
                arguments("{'accessRequestIds': ['x'],}", "something else was expected here (line 1, column 28)"),
                arguments("{'accessRequestIds': ['x']} {}", "there is more after the end of the JSON value"),
                arguments(
                        "{'accessRequestIds': ['x'], 'message': 'a', 'message': 'b'}",
                        "the field 'message' is there twice"),
                arguments("{'message': " + "[".repeat(101) + "]".repeat(101) + "}", "nested deeper than 100 levels"),
                arguments("{'message': " + "1".repeat(200) + "}", "text, name or number that is too long"),
                arguments("{'message': 1e99999999999}", "text, name or number that is too long"),
                arguments("{'message': NaN}", "something else was expected here"),
                arguments("// why\n{'accessRequestIds': ['x']}", "something else was expected here"));
    }

    @ParameterizedTest
    @MethodSource("malformedBodies")
    void refusesWhatIsNotWellFormedAndSaysWhere(String body, String text) {
        String before = state();

        Answer answer = close(body.replace('\'', '"'));

        String code = body.isBlank() ? "400.1.0 Required Data Missing Or Empty" : "400.1 Bad Request Content";
        assertThat(answer.isError(400, code).text())
                .contains(text.replace("'", body.contains("'message': 'b'") ? "'" : "\""));
        assertThat(state()).isEqualTo(before);
    }

    static Stream<Arguments> bodiesThatBreakARule() {
        String tooLong = "x".repeat(2_001);
        return Stream.of(
                arguments("[]", "the body must be a JSON object"),
                arguments("'x'", "the body must be a JSON object"),
                arguments("null", "the body must be a JSON object"),
                arguments("{}", "accessRequestIds is required: 1 to 500 ids"),
                arguments("{'accessRequestIds': null}", "accessRequestIds is required: 1 to 500 ids"),
                arguments("{'accessRequestIds': []}", "accessRequestIds must have 1 to 500 ids, not 0"),
                arguments(ids(501), "accessRequestIds must have 1 to 500 ids, not 501"),
                arguments("{'accessRequestIds': 'x'}", "accessRequestIds must be an array"),
                arguments("{'accessRequestIds': {}}", "accessRequestIds must be an array"),
                arguments("{'accessRequestIds': ['x', 'x', 'x', '']}", "accessRequestIds[3] must not be blank"),
                arguments("{'accessRequestIds': ['x', ' \\t']}", "accessRequestIds[1] must not be blank"),
                arguments("{'accessRequestIds': [7]}", "accessRequestIds[0] must be a string"),
                arguments("{'accessRequestIds': [null]}", "accessRequestIds[0] must be a string"),
                arguments("{'accessRequestIds': [['x']]}", "accessRequestIds[0] must be a string"),
                arguments(
                        "{'accessRequestIds': ['" + "x".repeat(129) + "']}",
                        "accessRequestIds[0] must not have more than 128 characters"),
                arguments(
                        "{'accessRequestIds': ['a\\u0000b']}",
                        "accessRequestIds[0] must not contain NUL or half of a surrogate pair"),
                arguments(
                        "{'accessRequestIds': ['x'], 'message': '\\ud800 alone'}",
                        "message must not contain NUL or half of a surrogate pair"),
                arguments("{'accessRequestIds': ['x'], 'message': 7}", "message must be a string"),
                arguments(
                        "{'accessRequestIds': ['x'], 'message': '" + tooLong + "'}",
                        "message must not have more than 2000 characters"),
                arguments(
                        "{'accessRequestIds': ['x'], 'executionStatus': 'TERMINATED'}",
                        "executionStatus must be one of Terminated, Completed"),
                arguments(
                        "{'accessRequestIds': ['x'], 'executionStatus': ''}",
                        "executionStatus must be one of Terminated, Completed"),
                arguments(
                        "{'accessRequestIds': ['x'], 'completionStatus': 'Pending'}",
                        "completionStatus must be one of Success, Incomplete, Failure"),
                arguments(
                        "{'accessRequestIds': ['x'], 'completionStatus': 0}",
                        "completionStatus must be one of Success, Incomplete, Failure"),
                arguments(
                        "{'accessRequestIds': ['x'], 'executionstatus': 'Completed'}",
                        "executionstatus is not a known field"));
    }

    @ParameterizedTest
    @MethodSource("bodiesThatBreakARule")
    void refusesABodyThatBreaksARuleAndNamesFieldAndRule(String body, String sentence) {
        String before = state();

        Answer answer = close(body.replace('\'', '"'));

        String detailCode = sentence.contains("required") || sentence.contains("blank") || sentence.contains("not 0")
                ? "400.1.0 Required Data Missing Or Empty"
                : "400.1.3 Illegal value";
        assertThat(answer.isError(400, detailCode).text()).startsWith(sentence);
        assertThat(answer.causes()).contains(sentence);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        Answer answer = post(
                        "/access-requests/close",
                        "{\"accessRequestIds\": [\"\", 1, \"x\"], \"message\": true, \"executionStatus\": \"Closed\", \"more\": 1}")
                .json()
                .send();

        assertThat(answer.isError(400, "400.1 Bad Request Content").causes())
                .containsExactly(
                        "header X-SailPoint-Experimental is required here and must be true",
                        "accessRequestIds[0] must not be blank",
                        "accessRequestIds[1] must be a string",
                        "message must be a string",
                        "executionStatus must be one of Terminated, Completed",
                        "more is not a known field");
    }

    @Test
    void refusesUnknownFieldsWithUnprintableNames() {
        Answer answer = close("{\"accessRequestIds\": [\"x\"], \"a\\u0000\\n\": 1}");

        assertThat(answer.isError(400, "400.1.3 Illegal value").text()).isEqualTo("a�� is not a known field");
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] body = "{\"accessRequestIds\": [\"x\"], \"message\": \"?\"}".getBytes(StandardCharsets.US_ASCII);
        body[body.length - 3] = (byte) 0xff;

        Answer answer = post("/v2025/access-requests/close", body).json().send();

        answer.isError(400, "400.1 Bad Request Content");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/access-requests/close", "/v2024/access-requests/close"})
    void requiresTheExperimentalHeaderWhereThatPageOfTheContractDoes(String path) {
        String before = state();
        String body = ONE_ID.formatted(newTrackingNumber());

        assertThat(post(path, body)
                        .json()
                        .send()
                        .isError(400, "400.1.0 Required Data Missing Or Empty")
                        .text())
                .isEqualTo("header X-SailPoint-Experimental is required here and must be true");
        assertThat(post(path, body)
                        .json()
                        .header("X-SailPoint-Experimental", "false")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("header X-SailPoint-Experimental must be true");
        assertThat(state()).isEqualTo(before);
        assertThat(post(path, body)
                        .json()
                        .header("X-SailPoint-Experimental", "true")
                        .send()
                        .status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "json"
            })
    void refusesOtherContentTypes(String contentType) {
        String before = state();

        post("/v2025/access-requests/close", ONE_ID.formatted(newTrackingNumber()))
                .header("Content-Type", contentType)
                .send()
                .isError(415, "415 Unsupported media type");

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void changesNothingWhenTheCallerAcceptsNoJson() {
        String before = state();

        post("/v2025/access-requests/close", ONE_ID.formatted(newTrackingNumber()))
                .json()
                .header("Accept", "text/html")
                .send()
                .isError(406, "406 Not acceptable");

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String before = state();

        Answer answer = close("{\"accessRequestIds\": [\"x\"], \"message\": \"" + " ".repeat(1 << 20) + "\"}");

        assertThat(answer.isError(413, "413 Content too large").text()).contains("1048576 bytes");
        assertThat(state()).isEqualTo(before);
    }

    private Answer close(String body) {
        return post("/access-requests/close", body)
                .json()
                .header("X-SailPoint-Experimental", "true")
                .send();
    }

    private static String ids(int count) {
        return "{\"accessRequestIds\": [" + String.join(",", Collections.nCopies(count, "\"x\"")) + "]}";
    }
}
