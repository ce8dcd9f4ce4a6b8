package org.unstuck.rest.closing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.ConcludeCloseRun;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.application.port.RecordingCloseRunWorkflows;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.Directive;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class CloseRunsTest extends HttpTest {

    private static final Actor CALLER = new Actor("c0".repeat(16), "Zoë Zhang");

    @Autowired
    private StartCloseRun startCloseRun;

    @Autowired
    private CloseRequests closeRequests;

    @Autowired
    private ConcludeCloseRun concludeCloseRun;

    @Autowired
    private RecordingCloseRunWorkflows workflows;

    @Test
    void showsARunInTheShapeThatScriptsRelyOn() {
        CloseRunId run = start("not an id", newTrackingNumber().toString());

        JsonNode shown = get("/close-runs/" + run).send().json();

        assertThat(shown.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "state", "actor", "created", "started", "ended", "directive", "tally", "cancelledBy");
        assertThat(shown.get("id").asText()).isEqualTo(run.toString());
        assertThat(shown.get("state").asText()).isEqualTo("ACCEPTED");
        assertThat(shown.get("actor")).hasToString("{\"id\":\"" + CALLER.id() + "\",\"name\":\"Zoë Zhang\"}");
        assertThat(shown.get("created").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3,9}Z");
        assertThat(shown.get("started").isNull()).isTrue();
        assertThat(shown.get("tally"))
                .hasToString("{\"total\":2,\"closed\":0,\"inError\":1,\"pending\":1,\"reopened\":0}");
    }

    @Test
    void findsARunByItsDashedIdInAnyCase() {
        CloseRunId run = start("x");

        assertThat(get("/close-runs/" + run.value().toString().toUpperCase(Locale.ROOT))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/close-runs/dddddddddddddddddddddddddddddddd",
                "/close-runs/no-id",
                "/close-runs/no-id/items",
                "/close-runs/dddddddddddddddddddddddddddddddd/audit-events",
            })
    void knowsNoOtherRuns(String path) {
        get(path).send().isError(404, "404 Not found");
    }

    @Test
    void listsTheNewestFirst() {
        CloseRunId older = start("x");
        CloseRunId newer = start("x");

        Answer answer = get("/close-runs?limit=2&count=true").send();

        assertThat(ids(answer, "id")).containsExactly(newer.toString(), older.toString());
        assertThat(Integer.parseInt(answer.header("X-Total-Count"))).isGreaterThanOrEqualTo(2);
        assertThat(ids(get("/close-runs?limit=1&offset=1").send(), "id")).containsExactly(older.toString());
        assertThat(get("/close-runs?limit=0").send().body()).isEqualTo("[]");
        assertThat(get("/close-runs").send().header("X-Total-Count")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=251|parameter limit must be a whole number, 0 to 250",
                "limit=-1|parameter limit must be a whole number, 0 to 250",
                "limit=|parameter limit must be a whole number, 0 to 250",
                "limit=1&limit=2|parameter limit must not be repeated",
                "offset=x|parameter offset must be a whole number, 0 or more",
                "offset=9999999999|parameter offset must be a whole number, 0 or more",
                "count=yes|parameter count must be true or false",
                "filters=state%20eq%20%22RUNNING%22|parameter filters is not supported here",
                "sorters=created|parameter sorters is not supported here",
                "limitt=1|parameter limitt is not supported here",
            })
    void refusesParametersItDoesNotUnderstand(String query, String text) {
        assertThat(get("/close-runs?" + query)
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo(text);
    }

    @Test
    void tellsWhatBecameOfEveryId() {
        String unknown = newTrackingNumber().toString();
        CloseRunId run = start(unknown, "=cmd|' /C calc'!A0");
        conclude(run);

        Answer answer = get("/close-runs/" + run + "/items?count=true").send();

        assertThat(answer.header("X-Total-Count")).isEqualTo("2");
        assertThat(answer.json())
                .hasToString(("[{'trackingNumber':'%s','outcome':'NOT_FOUND',"
                                + "'detail':'no identity request has this tracking number','closedBy':null},"
                                + "{'trackingNumber':'=cmd|` /C calc`!A0','outcome':'NOT_FOUND',"
                                + "'detail':'this is no tracking number: one has 32 hexadecimal characters, dashes allowed',"
                                + "'closedBy':null}]")
                        .formatted(unknown)
                        .replace('\'', '"')
                        .replace('`', '\''));
    }

    @Test
    void filtersItemsByOutcome() {
        CloseRunId run = start(newTrackingNumber().toString(), "x");

        assertThat(ids(get("/close-runs/" + run + "/items?outcome=NOT_FOUND").send(), "trackingNumber"))
                .containsExactly("x");
        assertThat(get("/close-runs/" + run + "/items?outcome=CLOSED&count=true")
                        .send()
                        .header("X-Total-Count"))
                .isEqualTo("0");
        assertThat(get("/close-runs/" + run + "/items?outcome=closed")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .startsWith("parameter outcome must be one of [PENDING, CLOSED, ");
    }

    @Test
    void writesAllItemsAsATableThatIsSafeInASpreadsheet() {
        String[] ids = IntStream.range(0, 300)
                .mapToObj(index -> newTrackingNumber().toString())
                .toArray(String[]::new);
        ids[299] = "=1+1";
        CloseRunId run = start(ids);

        Answer answer = get("/close-runs/" + run + "/items")
                .header("Accept", "text/csv")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"close-run-" + run + ".csv\"");
        List<String> lines = List.of(answer.body().split("\r\n"));
        assertThat(lines).hasSize(301);
        assertThat(lines.get(0)).isEqualTo("trackingNumber,outcome,detail,closedBy");
        assertThat(lines.get(1)).isEqualTo(ids[0] + ",PENDING,,");
        assertThat(lines.get(300)).startsWith("'=1+1,NOT_FOUND,\"this is no tracking number");
        assertThat(get("/close-runs/" + run + "/items?limit=2&outcome=PENDING")
                        .header("Accept", "text/csv")
                        .send()
                        .body()
                        .split("\r\n"))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/*|application/json",
                "text/html, */*;q=0.1|application/json",
                "text/csv, application/json|application/json",
                "text/csv, application/json;q=0.9|text/csv;charset=UTF-8",
                "text/*|text/csv;charset=UTF-8",
            })
    void writesItemsAsTheCallerWouldRatherHaveThem(String accept, String type) {
        assertThat(get("/close-runs/" + start("x") + "/items")
                        .header("Accept", accept)
                        .send()
                        .header("Content-Type"))
                .isEqualToIgnoringCase(type);
    }

    @Test
    void showsAuditEventsAsEventsDocuments() {
        CloseRunId run = start("not an id");
        conclude(run);

        JsonNode events = get("/close-runs/" + run + "/audit-events").send().json();

        assertThat(events).hasSize(2);
        JsonNode completed = events.get(1);
        assertThat(completed.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "name",
                        "created",
                        "synced",
                        "action",
                        "type",
                        "actor",
                        "target",
                        "stack",
                        "trackingNumber",
                        "details",
                        "attributes",
                        "objects",
                        "operation",
                        "status",
                        "technicalName",
                        "pod",
                        "org",
                        "_type",
                        "_version");
        assertThat(completed.get("name").asText()).isEqualTo("Close Identity Requests Completed");
        assertThat(completed.get("action").asText()).isEqualTo("CLOSE_IDENTITY_REQUESTS_COMPLETED");
        assertThat(completed.get("technicalName").asText()).isEqualTo("IDENTITY_REQUESTS_CLOSE_COMPLETED");
        assertThat(completed.get("type").asText()).isEqualTo("PROVISIONING");
        assertThat(completed.get("actor")).hasToString("{\"name\":\"Zoë Zhang\"}");
        assertThat(completed.get("trackingNumber").asText()).isEqualTo(run.toString());
        assertThat(completed.get("objects")).hasToString("[\"IDENTITY\",\"REQUESTS\"]");
        assertThat(completed.get("attributes").get("identityRequestIdsInError").asText())
                .isEqualTo("not an id");
        assertThat(completed.get("_type").asText()).isEqualTo("event");
    }

    @Test
    void cancelsARunAndTellsTheSameAgain() {
        CloseRunId run = start(newTrackingNumber().toString());

        Answer first = call("POST", "/close-runs/" + run + "/cancel").send();
        Answer again = call("POST", "/v2025/close-runs/" + run + "/cancel").send();

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.body()).isEqualTo("{}");
        assertThat(first.header("Location")).isEqualTo("/close-runs/" + run);
        assertThat(again.status()).isEqualTo(202);
        assertThat(workflows.cancelled()).containsOnlyOnce(run);
        JsonNode shown = get("/close-runs/" + run).send().json();
        assertThat(shown.get("state").asText()).isEqualTo("CANCELLED");
        assertThat(shown.get("cancelledBy").get("name").asText()).isEqualTo("Ada Administrator");
    }

    @Test
    void refusesToCancelWhatIsConcluded() {
        CloseRunId run = start("x");
        conclude(run);

        assertThat(call("POST", "/close-runs/" + run + "/cancel")
                        .send()
                        .isError(409, "409 Conflict")
                        .text())
                .isEqualTo("close run " + run + " is concluded and can no longer be cancelled");
        assertThat(workflows.cancelled()).doesNotContain(run);
    }

    @Test
    void cancelsNothingThatIsNotThere() {
        call("POST", "/close-runs/dddddddddddddddddddddddddddddddd/cancel")
                .send()
                .isError(404, "404 Not found");
        call("POST", "/close-runs/x/cancel").send().isError(404, "404 Not found");
    }

    private CloseRunId start(String... ids) {
        Directive directive =
                new Directive(Directive.DEFAULT_STAGE, Directive.DEFAULT_STATUS, Directive.DEFAULT_MESSAGE);
        return startCloseRun
                .start(new StartCloseRun.Command(List.of(ids), directive, CALLER))
                .id();
    }

    private void conclude(CloseRunId run) {
        closeRequests.close(run);
        concludeCloseRun.conclude(run);
    }

    private static List<String> ids(Answer answer, String field) {
        return StreamSupport.stream(answer.json().spliterator(), false)
                .map(element -> element.get(field).asText())
                .toList();
    }
}
