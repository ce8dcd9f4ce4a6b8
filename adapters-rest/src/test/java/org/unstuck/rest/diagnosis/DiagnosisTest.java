package org.unstuck.rest.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unstuck.rest.Answer;
import org.unstuck.rest.LifeTest;

class DiagnosisTest extends LifeTest {

    @BeforeEach
    void isKnown() {
        directory();
    }

    @Test
    void saysOnWhomARequestWaitsAndSinceWhen() {
        String request = submitted();

        JsonNode diagnosis = diagnosis(request).json();

        assertThat(diagnosis.get("id").asText()).isEqualTo(request);
        assertThat(diagnosis.get("verdict").asText()).isEqualTo("MOVING");
        assertThat(diagnosis.get("reason").asText()).isEqualTo("AWAITS_DECISION");
        assertThat(diagnosis.get("phase").asText()).isEqualTo("APPROVAL");
        assertThat(diagnosis.get("waitingOn"))
                .hasToString(
                        "{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"Otto Owner\",\"until\":null}".formatted(otto));
        assertThat(diagnosis.get("remedies")).hasToString("[\"REMIND\",\"WAIT\"]");
        assertThat(diagnosis.at("/items/0/approvalId").asText()).matches("[0-9a-f]{32}");
        assertThat(diagnosis.at("/items/0/findings/0/evidence/approverId").asText())
                .isEqualTo(otto);
        assertThat(diagnosis.get("since")).isEqualTo(diagnosis.get("created"));
    }

    @Test
    void saysThatAnApproverHasLeft() {
        String request = submitted();
        ottoLeaves();

        JsonNode diagnosis = diagnosis(request).json();

        assertThat(diagnosis.get("verdict").asText()).isEqualTo("STUCK");
        assertThat(diagnosis.get("sentence").asText())
                .isEqualTo("Otto Owner, who is to decide, has left (Terminated).");
        assertThat(diagnosis.get("remedies")).hasToString("[\"CLOSE\",\"FORWARD\"]");
        assertThat(diagnosis.at("/items/0/findings/0/evidence/status").asText()).isEqualTo("Terminated");
    }

    @Test
    void takesAnIdInAnyCaseAndWithDashes() {
        String request = submitted();
        String dashed = request.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");

        assertThat(diagnosis(dashed.toUpperCase(Locale.ROOT)).json().get("id").asText())
                .isEqualTo(request);
    }

    @Test
    void saysHowARequestHasEnded() {
        String request = submitted();
        post("/access-requests/cancel", "{\"accountActivityId\": \"" + request + "\", \"comment\": \"x\"}")
                .json()
                .send();

        JsonNode diagnosis = diagnosis(request).json();

        assertThat(diagnosis.get("verdict").asText()).isEqualTo("ENDED");
        assertThat(diagnosis.get("reason").asText()).isEqualTo("REQUEST_ENDED");
        assertThat(diagnosis.get("sentence").asText()).startsWith("It ended by itself as TERMINATED with FAILURE at ");
        assertThat(diagnosis.get("items")).isEmpty();
    }

    @Test
    void showsARequestToWhoeverItIsAboutAndToNobodyElse() {
        String request = submitted();

        assertThat(get(path(request)).asUser(zoe).send().status()).isEqualTo(200);
        get(path(request)).asUser(nora).send().isError(404, "404 Not found");
        get(path(newId())).asUser(nora).send().isError(404, "404 Not found");
        get(path("nonsense")).send().isError(404, "404 Not found");
    }

    @Test
    void listsWhatIsStuckWithTheIdsThatACloseTakes() {
        String request = submitted();
        assertThat(ids(stuck("waitingOn eq \"" + otto + "\"", ""))).isEmpty();
        ottoLeaves();

        Answer answer = stuck("waitingOn eq \"" + otto + "\" and reason eq \"APPROVER_LEFT\"", "&count=true");

        assertThat(ids(answer)).containsExactly(request);
        assertThat(answer.headers().firstValue("X-Total-Count")).contains("1");
        assertThat(answer.body()).startsWith("[{\"id\":\"" + request + "\",");
        assertThat(post("/access-requests/close", "{\"accessRequestIds\": " + json(ids(answer)) + "}")
                        .json()
                        .header("X-SailPoint-Experimental", "true")
                        .send()
                        .status())
                .isEqualTo(202);
    }

    @Test
    void filtersAndSortsByEveryField() {
        String person = newId();
        String old = imported(person, 60);
        String older = imported(person, 90);
        String mine = "requestedFor eq \"" + person + "\"";

        assertThat(ids(stuck(mine, ""))).containsExactly(older, old);
        assertThat(ids(stuck(mine, "&sorters=-created"))).containsExactly(old, older);
        assertThat(ids(stuck(mine, "&sorters=daysWithoutMovement"))).containsExactly(old, older);
        assertThat(ids(stuck(mine, "&sorters=reason,-since&limit=1"))).containsExactly(old);
        assertThat(ids(stuck(mine, "&offset=1"))).containsExactly(old);
        assertThat(ids(stuck(mine + " and daysWithoutMovement gt 70", ""))).containsExactly(older);
        assertThat(ids(stuck(mine + " and lastMovement gt " + daysAgo(70), ""))).containsExactly(old);
        assertThat(ids(stuck(mine + " and phase in (\"PROVISIONING\", \"VERIFICATION\")", "")))
                .containsExactly(older, old);
        assertThat(ids(stuck(mine + " and not (source eq \"s1\")", ""))).isEmpty();
        get("/identity-requests/stuck?sorters=waiting").send().isError(400, "400.1.3 Illegal value");
    }

    private String imported(String recipient, int days) {
        String id = newTrackingNumber().toString();
        importInto("identity-requests", """
                [{"id": "%s", "type": "appRequest", "created": "%s", "executionStatus": "EXECUTING",
                  "targetIdentitySummary": {"id": "x", "name": "x", "identityId": "%s", "completed": false},
                  "items": [{"id": "i", "approvalStatus": "FINISHED", "provisioningStatus": "PENDING", "sourceId": "s1"}]}]
                """.formatted(id, daysAgo(days), recipient), 1);
        return id;
    }

    private static String daysAgo(int days) {
        return Instant.now()
                .truncatedTo(ChronoUnit.MILLIS)
                .minus(days, ChronoUnit.DAYS)
                .toString();
    }

    private void ottoLeaves() {
        post("/identities/import", """
                        [{"id": "%s", "name": "Otto Owner", "status": "Terminated",
                          "identityState": "INACTIVE_LONG_TERM"}]
                        """.formatted(otto)).json().send();
    }

    private Answer diagnosis(String request) {
        return get(path(request)).send();
    }

    private static String path(String request) {
        return "/identity-requests/" + request + "/diagnosis";
    }

    private Answer stuck(String filter, String more) {
        Answer answer = get("/identity-requests/stuck?filters="
                        + URLEncoder.encode(filter, StandardCharsets.UTF_8)
                        + more)
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static List<String> ids(Answer answer) {
        return StreamSupport.stream(answer.json().spliterator(), false)
                .map(request -> request.get("id").asText())
                .toList();
    }

    private static String json(List<String> ids) {
        return "[\"" + String.join("\",\"", ids) + "\"]";
    }
}
