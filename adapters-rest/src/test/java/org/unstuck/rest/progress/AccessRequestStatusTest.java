package org.unstuck.rest.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.Answer;
import org.unstuck.rest.LifeTest;

class AccessRequestStatusTest extends LifeTest {

    private static final String STATUS = "/access-request-status";

    @Autowired
    private CloseRequests closeRequests;

    @BeforeEach
    void know() {
        directory();
    }

    // ---- one entry per item

    @Test
    void tellsWhomAnItemWaitsFor() {
        String number = submitted();

        JsonNode item = only(number);

        assertThat(item.path("id").asText()).isEqualTo(number);
        assertThat(item.path("accessRequestId").asText()).isEqualTo(number);
        assertThat(item.path("accountActivityItemId").asText())
                .isEqualTo(activity(number).at("/items/0/id").asText());
        assertThat(item.path("name").asText()).isEqualTo("Payroll");
        assertThat(item.path("type").asText()).isEqualTo("ROLE");
        assertThat(item.path("state").asText()).isEqualTo("EXECUTING");
        assertThat(item.path("requestType").asText()).isEqualTo("GRANT_ACCESS");
        assertThat(item.path("identityType").asText()).isEqualTo("HUMAN");
        assertThat(item.path("cancelable").asBoolean()).isTrue();
        assertThat(item.path("requestedFor"))
                .hasToString("{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"Zoë Zhang\"}".formatted(zoe));
        assertThat(item.path("requester").path("id").asText()).isEqualTo(zoe);
        JsonNode approval = item.at("/approvalDetails/0");
        assertThat(approval.path("status").asText()).isEqualTo("PENDING");
        assertThat(approval.path("scheme").asText()).isEqualTo("ROLE_OWNER");
        assertThat(approval.path("forwarded").asBoolean()).isFalse();
        assertThat(approval.at("/originalOwner/id").asText()).isEqualTo(otto);
        assertThat(approval.at("/currentOwner/id").asText()).isEqualTo(otto);
        assertThat(item.path("approvalIds")).hasToString("[" + approval.path("approvalId") + "]");
        assertThat(item.path("accessRequestPhases")).hasSize(1);
        assertThat(phase(item, 0, "name", "state", "result", "finished", "phaseReference"))
                .isEqualTo("\"APPROVAL_PHASE\" \"EXECUTING\" null null \"approvalDetails\"");
        for (String unknown : List.of(
                "cancelledRequestDetails",
                "errorMessages",
                "requesterComment",
                "description",
                "startDate",
                "removeDate",
                "clientMetadata",
                "privilegeLevel")) {
            assertThat(item.has(unknown) && item.get(unknown).isNull())
                    .as(unknown)
                    .isTrue();
        }
    }

    @Test
    void tellsThatAnItemHangsAfterItsApproval() {
        String number = submitted();
        String approval = only(number).at("/approvalIds/0").asText();
        assertThat(post("/access-request-approvals/" + approval + "/approve", "{\"comment\": \"fine\"}")
                        .json()
                        .asUser(otto)
                        .send()
                        .status())
                .isEqualTo(202);

        JsonNode item = only(number);

        assertThat(item.path("state").asText()).isEqualTo("EXECUTING");
        assertThat(item.path("cancelable").asBoolean()).isFalse();
        assertThat(item.at("/approvalDetails/0/status").asText()).isEqualTo("APPROVED");
        assertThat(item.at("/approvalDetails/0/comment").asText()).isEqualTo("fine");
        assertThat(phase(item, 0, "name", "state", "result"))
                .isEqualTo("\"APPROVAL_PHASE\" \"COMPLETED\" \"SUCCESSFUL\"");
        assertThat(phase(item, 1, "name", "state", "result", "finished", "phaseReference"))
                .isEqualTo("\"PROVISIONING_PHASE\" \"EXECUTING\" null null null");
        assertThat(item.at("/accessRequestPhases/1/started")).isEqualTo(item.at("/accessRequestPhases/0/finished"));
    }

    @Test
    void tellsWhoWithdrewARequestAndWhy() {
        String number = submitted();
        post(
                        "/access-requests/cancel",
                        "{\"accountActivityId\": \"%s\", \"comment\": \"by mistake\"}".formatted(number))
                .json()
                .asUser(zoe)
                .send();

        JsonNode item = only(number);

        assertThat(item.path("state").asText()).isEqualTo("CANCELLED");
        assertThat(item.at("/cancelledRequestDetails/comment").asText()).isEqualTo("by mistake");
        assertThat(item.at("/cancelledRequestDetails/owner/id").asText()).isEqualTo(zoe);
        assertThat(item.at("/approvalDetails/0/status").asText()).isEqualTo("CANCELLED");
        assertThat(phase(item, 0, "state", "result")).isEqualTo("\"CANCELLED\" null");
    }

    @ParameterizedTest
    @CsvSource({
        "Terminated, Failure, TERMINATED",
        "Completed, Success, REQUEST_COMPLETED",
        "Completed, Incomplete, NOT_ALL_ITEMS_PROVISIONED",
        "Completed, Failure, PROVISIONING_FAILED",
    })
    void standsAsItsCloseSays(String stage, String status, String state) {
        String number = submitted();
        Answer accepted = post("/access-requests/close", """
                        {"accessRequestIds": ["%s"], "executionStatus": "%s", "completionStatus": "%s"}
                        """.formatted(number, stage, status))
                .json()
                .header("X-SailPoint-Experimental", "true")
                .send();
        String run = accepted.header("Location").replaceFirst(".*/", "");
        closeRequests.close(CloseRunId.parse(run).orElseThrow());

        JsonNode item = only(number);

        assertThat(item.path("state").asText()).isEqualTo(state);
        assertThat(item.at("/approvalDetails/0/status").asText()).isEqualTo("CANCELLED");
        assertThat(item.path("cancelable").asBoolean()).isFalse();
    }

    @Test
    void tellsOfARequestFromElsewhereWhatItsItemsSay() {
        String number = imported("""
                {"id": "%1$s", "type": "appRequest", "created": "2026-06-05T05:16:19.663Z",
                 "modified": "2026-06-07T00:00:00.000Z", "executionStatus": "EXECUTING", "completionStatus": "PENDING",
                 "errors": ["no answer", "again none"], "clientMetadata": {"ticket": "INC-1"},
                 "items": [
                   {"id": "i-0-%1$s", "approvalStatus": "FINISHED", "provisioningStatus": "RETRY", "operation": "REMOVE",
                    "removeDate": "2027-01-01T00:00:00.000Z",
                    "requesterComment": {"commenterId": "z", "commenterName": "Zoë", "body": "because",
                                         "date": "2026-06-05T05:16:19.663Z"},
                    "reviewerIdentitySummary": {"identityId": "ada", "name": "Ada Ueda"},
                    "reviewerComment": {"body": "yes", "date": "2026-06-06T00:00:00.000Z"},
                    "accountRequestInfo": {"requestedObjectId": "o", "requestedObjectName": "Sales",
                                           "requestedObjectType": "ENTITLEMENT"}},
                   {"id": "i-1-%1$s", "approvalStatus": "REJECTED", "provisioningStatus": "PENDING"}]}
                """);

        List<JsonNode> items = items(number);

        assertThat(items).hasSize(2);
        JsonNode hanging = items.get(0);
        assertThat(hanging.at("/approvalDetails/0")).hasToString("""
                {"forwarded":false,"currentOwner":{"type":"IDENTITY","id":"ada","name":"Ada Ueda"},\
                "modified":"2026-06-06T00:00:00.000Z","status":"APPROVED","comment":"yes"}""");
        assertThat(hanging.path("approvalIds")).isEmpty();
        assertThat(hanging.path("manualWorkItemDetails")).isEmpty();
        assertThat(phase(hanging, 1, "name", "state", "started", "finished"))
                .isEqualTo("\"PROVISIONING_PHASE\" \"EXECUTING\" \"2026-06-06T00:00:00.000Z\" null");
        assertThat(hanging.path("errorMessages"))
                .hasToString("[[{\"locale\":null,\"localeOrigin\":null,\"text\":\"no answer\"}],"
                        + "[{\"locale\":null,\"localeOrigin\":null,\"text\":\"again none\"}]]");
        assertThat(hanging.path("requestType").asText()).isEqualTo("REVOKE_ACCESS");
        assertThat(hanging.at("/requesterComment/author/id").asText()).isEqualTo("z");
        assertThat(hanging.at("/requesterComment/comment").asText()).isEqualTo("because");
        assertThat(hanging.path("removeDate").asText()).isEqualTo("2027-01-01T00:00:00.000Z");
        assertThat(hanging.path("clientMetadata")).hasToString("{\"ticket\":\"INC-1\"}");
        assertThat(hanging.path("requestedFor")).hasToString("{\"type\":\"IDENTITY\"}");
        assertThat(items.get(1).path("state").asText()).isEqualTo("REJECTED");
        assertThat(items.get(1).path("name").isNull()).isTrue();
        assertThat(items.get(1).path("accountActivityItemId").asText()).isEqualTo("i-1-" + number);
    }

    @Test
    void namesNoGroupWhereClientsExpectAPerson() {
        String group = newId();
        String object = newId();
        importInto(
                "governance-groups",
                "[{\"id\": \"%s\", \"name\": \"Auditors\", \"members\": [{\"id\": \"%s\"}]}]".formatted(group, otto),
                1);
        importInto("requestable-objects", """
                [{"id": "%s", "type": "ROLE", "name": "Books", "description": "Sees the books", "privilegeLevel": "HIGH",
                  "requestable": true, "accessRequestConfig": {"approvalSchemes":
                      [{"approverType": "GOVERNANCE_GROUP", "approverId": "%s"}]}}]
                """.formatted(object, group), 1);
        String number = submission(asking(zoe, object))
                .asUser(zoe)
                .send()
                .json()
                .at("/newRequests/0/accessRequestIds/0")
                .asText();

        JsonNode pending = only(number);

        assertThat(pending.at("/approvalDetails/0/originalOwner"))
                .hasToString("{\"type\":\"GOVERNANCE_GROUP\",\"id\":\"%s\",\"name\":\"Auditors\"}".formatted(group));
        assertThat(pending.at("/approvalDetails/0").has("currentOwner")).isFalse();
        assertThat(pending.path("description").asText()).isEqualTo("Sees the books");
        assertThat(pending.path("privilegeLevel").asText()).isEqualTo("HIGH");
        assertThat(numbers(get(STATUS + "?assigned-to=" + group).send())).containsExactly(number);

        post("/access-request-approvals/" + pending.at("/approvalIds/0").asText() + "/approve", "{}")
                .json()
                .asUser(otto)
                .send();
        assertThat(only(number).at("/approvalDetails/0/currentOwner/id").asText())
                .isEqualTo(otto);
    }

    // ---- who sees what

    @Test
    void areShownToWhoeverAskedOrReceivesAndToNobodyElse() {
        String number = submitted();
        String forNora = submission(asking(nora, role))
                .send()
                .json()
                .at("/newRequests/0/accessRequestIds/0")
                .asText();

        assertThat(numbers(get(STATUS).asUser(zoe).send())).containsExactly(number);
        assertThat(numbers(get(STATUS).asUser(nora).send())).containsExactly(forNora);
        assertThat(numbers(get(STATUS).asUser(mia).send())).isEmpty();
        assertThat(numbers(get(STATUS + "?requested-for=" + zoe).asUser(nora).send()))
                .isEmpty();
        assertThat(numbers(get(STATUS + "?requested-for=" + zoe).send())).containsExactly(number);
        assertThat(numbers(get(STATUS + "?requested-by=me").asUser(nora).send()))
                .isEmpty();
        assertThat(numbers(get(STATUS + "?requested-for=me").asUser(nora).send()))
                .containsExactly(forNora);
    }

    @Test
    void areShownToWhoIsToDecideOnlyAsSuch() {
        String number = submitted();

        assertThat(numbers(get(STATUS).asUser(otto).send())).isEmpty();
        assertThat(numbers(get(STATUS + "?assigned-to=me").asUser(otto).send())).containsExactly(number);
        assertThat(numbers(get(STATUS + "?assigned-to=" + otto).asUser(otto).send()))
                .containsExactly(number);
        assertThat(numbers(get(STATUS + "?assigned-to=" + otto).asUser(zoe).send()))
                .containsExactly(number);
        assertThat(numbers(get(STATUS + "?assigned-to=" + otto).asUser(nora).send()))
                .isEmpty();
        assertThat(numbers(get(STATUS + "?assigned-to=" + otto).send())).containsExactly(number);

        post("/access-requests/cancel", "{\"accountActivityId\": \"%s\", \"comment\": \"no\"}".formatted(number))
                .json()
                .asUser(zoe)
                .send();
        assertThat(numbers(get(STATUS + "?assigned-to=me").asUser(otto).send())).isEmpty();
    }

    // ---- filters and sorters

    @Test
    void areFoundByTheIdOfTheRequestHoweverItIsWrittenAndByThatOfTheItem() {
        String number = submitted();
        String dashed = TrackingNumber.of(number).value().toString();
        String item = only(number).path("accountActivityItemId").asText();

        for (String filter : List.of(
                "accessRequestId eq \"%s\"".formatted(number),
                "accessRequestId eq \"%s\"".formatted(dashed),
                "accessRequestId in (\"%s\")".formatted(number),
                "accessRequestId in (\"x\", \"%s\")".formatted(dashed.toUpperCase(Locale.ROOT)),
                "accountActivityItemId eq \"%s\"".formatted(item),
                "accountActivityItemId in (\"%s\", \"x\")".formatted(item))) {
            assertThat(numbers(filtered(STATUS, filter))).as(filter).containsExactly(number);
        }
        assertThat(numbers(filtered("/v3" + STATUS, "accessRequestId in (\"%s\")".formatted(number))))
                .containsExactly(number);
        assertThat(numbers(filtered(STATUS + "/v1", "accessRequestId eq \"%s\"".formatted(number))))
                .containsExactly(number);
        assertThat(numbers(filtered(STATUS, "accessRequestId eq \"x\""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXECUTING", "request-state=EXECUTING"})
    void areThoseThatSomethingIsStillToHappenTo(String state) {
        String number = submitted();
        String withdrawn = withdrawn();

        String query = STATUS + "?requested-for=" + zoe + "&count=true";
        assertThat(numbers(get(query).send())).containsExactlyInAnyOrder(number, withdrawn);
        Answer executing = get(query + "&request-state=" + state).send();
        assertThat(numbers(executing)).containsExactly(number);
        assertThat(executing.header("X-Total-Count")).isEqualTo("1");
    }

    private String withdrawn() {
        String object = newId();
        importInto("requestable-objects", """
                [{"id": "%s", "type": "ROLE", "name": "Archive", "requestable": true, "owner": {"id": "%s"},
                  "accessRequestConfig": {"approvalSchemes": [{"approverType": "ROLE_OWNER"}]}}]
                """.formatted(object, otto), 1);
        String number = submission(asking(zoe, object))
                .asUser(zoe)
                .send()
                .json()
                .at("/newRequests/0/accessRequestIds/0")
                .asText();
        post("/access-requests/cancel", "{\"accountActivityId\": \"%s\", \"comment\": \"no\"}".formatted(number))
                .json()
                .asUser(zoe)
                .send();
        return number;
    }

    @Test
    void areTheNewestFirstUnlessSorted() {
        String payroll = submitted();
        String archive = withdrawn();
        String mine = STATUS + "?requested-for=" + zoe;

        assertThat(Instant.parse(only(payroll).path("created").asText()))
                .isBeforeOrEqualTo(Instant.parse(only(archive).path("created").asText()));
        assertThat(numbers(get(mine + "&sorters=name").send())).containsExactly(archive, payroll);
        assertThat(numbers(get(mine + "&sorters=-name").send())).containsExactly(payroll, archive);
        assertThat(numbers(get(mine + "&sorters=-created,name&limit=1&offset=1").send()))
                .hasSize(1);
        assertThat(numbers(get(mine + "&sorters=-modified").send())).containsExactly(archive, payroll);
    }

    @ParameterizedTest
    @CsvSource({
        "'request-state=PENDING', 'parameter request-state must be one of EXECUTING'",
        "'requested-for=a&regarding-identity=b', 'parameter regarding-identity must not stand together with parameter requested-for'",
        "'sorters=accessRequestId', 'parameter sorters, character 1: accessRequestId is no field to sort by here; these are: accountActivityItemId, created, modified, name'",
        "'filters=status%20eq%20%22x%22', 'parameter filters, character 1: status is no field to filter by here; these are: accessRequestId, accountActivityItemId, created'",
    })
    void refuseWhatTheyCannotAnswer(String query, String text) {
        assertThat(get(STATUS + "?" + query)
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requested-for", "requested-by", "regarding-identity", "assigned-to", "request-state"})
    void refuseAParameterThatSaysNothing(String parameter) {
        assertThat(get(STATUS + "?" + parameter + "=%20")
                        .send()
                        .isError(400, "400.1.0 Required Data Missing Or Empty")
                        .text())
                .isEqualTo("parameter " + parameter + " must not be blank");
    }

    // ---- administration

    @Test
    void areForAdministratorsByTheirState() {
        String number = submitted();
        String withdrawn = withdrawn();

        assertThat(numbers(administration("status eq \"CANCELLED\" and accessRequestId in (\"%s\", \"%s\")"
                        .formatted(number, withdrawn))))
                .containsExactly(withdrawn);
        assertThat(numbers(administration("status in (\"EXECUTING\", \"ERROR\") and accessRequestId in (\"%s\", \"%s\")"
                        .formatted(number, withdrawn))))
                .containsExactly(number);
        Answer both = administration(
                "not status ne \"executing\" and accessRequestId eq \"%s\" and not created isnull".formatted(number));
        assertThat(numbers(both)).containsExactly(number);
        JsonNode item = both.json().get(0);
        assertThat(item.path("reauthorizationRequired").asBoolean(true)).isFalse();
        assertThat(item.at("/approvalDetails/0/status").asText()).isEqualTo("PENDING");
        assertThat(item.path("requestedFor").path("id").asText()).isEqualTo(zoe);
        assertThat(item.has("approvalIds")).isFalse();
        assertThat(item.has("privilegeLevel")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access-request-administration",
                "/v2024/access-request-administration",
                "/v2026/access-request-administration",
                "/access-request-administration/v1"
            })
    void areForAdministratorsWhoKnowThatTheListIsNew(String path) {
        assertThat(get(path)
                        .send()
                        .isError(400, "400.1.0 Required Data Missing Or Empty")
                        .text())
                .isEqualTo("header X-SailPoint-Experimental is required here and must be true");
        assertThat(get(path)
                        .header("X-SailPoint-Experimental", "no")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("header X-SailPoint-Experimental must be true");
        assertThat(get(path + "?limit=1&sorters=-accessRequestId")
                        .header("X-SailPoint-Experimental", "true")
                        .send()
                        .status())
                .isEqualTo(200);
        get(path).header("X-SailPoint-Experimental", "true").asUser(zoe).send().isError(403, "403 Forbidden");
    }

    private Answer administration(String filter) {
        return get("/access-request-administration?filters=" + encoded(filter))
                .header("X-SailPoint-Experimental", "true")
                .send();
    }

    private Answer filtered(String path, String filter) {
        return get(path + "?filters=" + encoded(filter)).send();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode only(String number) {
        List<JsonNode> items = items(number);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private List<JsonNode> items(String number) {
        Answer answer = filtered(STATUS, "accessRequestId eq \"%s\"".formatted(number));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<JsonNode> items = new ArrayList<>();
        answer.json().forEach(items::add);
        return items;
    }

    private static List<String> numbers(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> numbers = new ArrayList<>();
        answer.json().forEach(item -> numbers.add(item.path("accessRequestId").asText()));
        return numbers;
    }

    private String imported(String document) {
        String number = newTrackingNumber().toString();
        importInto("identity-requests", document.formatted(number), 1);
        return number;
    }

    private static String phase(JsonNode item, int index, String... fields) {
        JsonNode phase = item.path("accessRequestPhases").path(index);
        List<String> values = new ArrayList<>();
        for (String field : fields) {
            values.add(String.valueOf(phase.get(field)));
        }
        return String.join(" ", values);
    }
}
