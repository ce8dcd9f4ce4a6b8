package org.unstuck.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class ImportTest extends HttpTest {

    @Autowired
    private CloseRequests closeRequests;

    @Test
    void importsTheSampleAndReadsItBackFieldByField() throws IOException {
        JsonNode sample = AccountActivityRoundTripTest.sample();

        Answer first = importAs("application/json", sample.toString());
        Answer again = importAs("application/json", sample.toPrettyString());

        assertThat(first.body())
                .isEqualTo("{\"received\":60,\"imported\":60,\"updated\":0,\"unchanged\":0,"
                        + "\"rejected\":[],\"rejectedCount\":0,\"ignoredFields\":{}}");
        assertThat(again.json().get("unchanged").asInt()).isEqualTo(60);
        assertThat(sample)
                .allSatisfy(document -> assertThat(
                                get("/account-activities/" + document.get("id").asText())
                                        .send()
                                        .json())
                        .isEqualTo(AccountActivityRoundTripTest.shown(document)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-ndjson",
                "application/ndjson",
                "application/json",
                "application/x-ndjson; charset=utf-8"
            })
    void importsDocumentsLineByLine(String contentType) {
        Answer answer = importAs(contentType, open() + "\n" + open() + "\n\n" + open());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("imported").asInt()).isEqualTo(3);
    }

    @Test
    void importsASingleDocument() {
        assertThat(importAs("application/json", open()).json().get("imported").asInt())
                .isEqualTo(1);
    }

    @Test
    void importsNothingFromAnEmptyArray() {
        assertThat(importAs("application/json", " [ ] ").json().get("received").asInt())
                .isZero();
    }

    @Test
    void takesTheGoodAndSaysWhyItDidNotTakeTheOthers() {
        String bad = "{\"id\": \"x\", \"executionStatus\": \"Executing\"}";

        JsonNode summary = importAs("application/json", "[" + open() + "," + bad + "," + open() + "]")
                .json();

        assertThat(summary.get("received").asInt()).isEqualTo(3);
        assertThat(summary.get("imported").asInt()).isEqualTo(2);
        assertThat(summary.get("rejectedCount").asInt()).isEqualTo(1);
        assertThat(summary.get("rejected"))
                .hasToString(
                        "[{\"index\":1,\"id\":\"x\",\"reason\":\"id must have 32 hexadecimal characters, dashes allowed;"
                                + " created is required;"
                                + " executionStatus must be one of EXECUTING, VERIFYING, TERMINATED, COMPLETED\"}]");
    }

    @Test
    void saysWhichFieldsItLeftOut() {
        String document = open();

        JsonNode summary = importAs("application/json", document.replaceFirst("}$", ",\"odd\":1}"))
                .json();

        assertThat(summary.get("imported").asInt()).isEqualTo(1);
        assertThat(summary.get("ignoredFields")).hasToString("{\"odd\":1}");
    }

    @Test
    void updatesWhatIsOpenAndLeavesWhatWasClosedHere() {
        String id = newTrackingNumber().toString();
        importAs("application/json", open(id));
        String changed = open(id).replace("EXECUTING", "VERIFYING");
        assertThat(importAs("application/json", changed).json().get("updated").asInt())
                .isEqualTo(1);

        Answer closing = post(
                        "/v2025/access-requests/close",
                        "{\"accessRequestIds\":[\"" + id + "\"],\"message\":\"enough\"}")
                .json()
                .send();
        closeRequests.close(CloseRunId.parse(closing.header("Location").substring("/close-runs/".length()))
                .orElseThrow());

        JsonNode closed = get("/account-activities/" + id).send().json();
        assertThat(closed.get("executionStatus").asText()).isEqualTo("TERMINATED");
        assertThat(closed.get("completionStatus").asText()).isEqualTo("FAILURE");
        assertThat(closed.get("warnings")).hasToString("[\"enough\"]");
        assertThat(closed.get("completed").isNull()).isFalse();
        assertThat(importAs("application/json", changed)
                        .json()
                        .get("rejected")
                        .get(0)
                        .get("reason")
                        .asText())
                .startsWith("was closed here by close run ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[$, $|it ends too early (line 1, column",
                "[$, ${\"id\"]|something else was expected here (line 1, column",
                "[$, {\"id\": \"a\", \"id\": \"b\"}]|the field 'id' is there twice (line 1, column",
                "[$, 7]|document 1 must start here, with a { (line 1, column",
                "[$, [$]]|document 1 must start here, with a { (line 1, column",
                "[$] $|there is more after the end of the array (line 1, column",
                "$ 7|document 1 must start here, with a { (line 1, column",
                "\"x\"|document 0 must start here, with a { (line 1, column 1)",
                "null|document 0 must start here, with a { (line 1, column 1)",
                "`  `|it is empty",
                "[$, {\"x\": [1e99999999999]}]|text, name or number that is too long (line 1, column",
                "$ {\"id\":|it ends too early (line 1, column",
            })
    void changesNothingWhenTheBodyIsBrokenSomewhere(String body, String text) {
        String before = state();

        Answer answer =
                importAs("application/json", body.replace("${", open() + "{").replace("$", open()));

        assertThat(answer.isError(400, "400.1 Bad Request Content").text()).contains(text);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void changesNothingWhenALineInTheMiddleIsBroken() {
        String before = state();
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < 1_000; line++) {
            lines.add(line == 700 ? "{\"id\": \"broken" : open());
        }

        Answer answer = importAs("application/x-ndjson", String.join("\n", lines));

        assertThat(answer.isError(400, "400.1 Bad Request Content").text()).contains("(line 701, column ");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void changesNothingWhenADocumentIsNestedWithoutEnd() {
        String before = state();

        importAs("application/json", "[" + open() + ",{\"x\":" + "[".repeat(100_000))
                .isError(400, "400.1 Bad Request Content");

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void leavesOutADocumentThatIsTooLargeToKeepInMemory() {
        String large = "{\"x\":[" + "\"0123456789\",".repeat(90_000) + "1]}";

        JsonNode summary = importAs("application/json", "[" + open() + "," + large + "," + open() + "]")
                .json();

        assertThat(summary.get("imported").asInt()).isEqualTo(2);
        assertThat(summary.get("rejected"))
                .hasToString(
                        "[{\"index\":1,\"id\":null,\"reason\":\"the document must not have more than 1048576 bytes\"}]");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        String before = state();

        Answer answer = importAs("application/json", "[" + " ".repeat(3_000_000) + "]");

        answer.isError(413, "413 Content too large");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void refusesOtherContentTypes() {
        importAs("text/csv", open()).isError(415, "415 Unsupported media type");
        importAs("multipart/form-data; boundary=x", open()).isError(415, "415 Unsupported media type");
    }

    @Test
    void leavesNoTemporaryFileBehind() throws IOException {
        importAs("application/json", open());
        importAs("application/json", "[" + open());

        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("unstuck-import-"));
        }
    }

    private Answer importAs(String contentType, String body) {
        return post("/identity-requests/import", body)
                .header("Content-Type", contentType)
                .send();
    }

    private static String open() {
        return open(newTrackingNumber().toString());
    }

    private static String open(String id) {
        return "{\"id\":\"" + id + "\",\"created\":\"2026-06-05T05:16:19.663Z\",\"type\":\"appRequest\","
                + "\"executionStatus\":\"EXECUTING\",\"completionStatus\":\"PENDING\"}";
    }
}
