package org.unstuck.rest.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.Answer;
import org.unstuck.rest.LifeTest;

class ReadApprovalsTest extends LifeTest {

    private static final String APPROVALS = "/access-request-approvals";

    private String request = "";

    @BeforeEach
    void isAskedFor() {
        directory();
        request = submitted();
    }

    @Test
    void leadFromASubmissionToItsDecision() {
        JsonNode pending = get(APPROVALS + "/pending?owner-id=me")
                .asUser(otto)
                .send()
                .json()
                .get(0);
        assertThat(pending.get("accessRequestId").asText()).isEqualTo(request);
        String id = pending.get("id").asText();

        assertThat(post(APPROVALS + "/" + id + "/approve", "{\"comment\": \"fine\"}")
                        .json()
                        .asUser(otto)
                        .send()
                        .status())
                .isEqualTo(202);

        assertThat(ids(get(APPROVALS + "/pending?owner-id=me").asUser(otto))).isEmpty();
        JsonNode completed = get(APPROVALS + "/completed?owner-id=me")
                .asUser(otto)
                .send()
                .json()
                .get(0);
        assertThat(completed.get("id").asText()).isEqualTo(id);
        assertThat(completed.get("state").asText()).isEqualTo("APPROVED");
        assertThat(completed.at("/reviewedBy/id").asText()).isEqualTo(otto);
        assertThat(completed.at("/reviewerComment/comment").asText()).isEqualTo("fine");
        assertThat(completed.at("/reviewerComment/author/id").asText()).isEqualTo(otto);
        assertThat(completed.at("/owner/id").asText()).isEqualTo(otto);
        assertThat(completed.has("accessRequestId")).isFalse();
        assertThat(get("/account-activities/" + request)
                        .send()
                        .json()
                        .at("/items/0/approvalStatus")
                        .asText())
                .isEqualTo("FINISHED");
    }

    @Test
    void tellWhatIsPending() {
        String access = newId();
        importInto("requestable-objects", """
                [{"id": "%s", "type": "ROLE", "name": "Treasury", "description": "Sees accounts", "requestable": true,
                  "privilegeLevel": "High", "owner": {"id": "%s"},
                  "accessRequestConfig": {"denialCommentRequired": true,
                    "approvalSchemes": [{"approverType": "MANAGER"}, {"approverType": "ROLE_OWNER"}]}}]
                """.formatted(access, otto), 1);
        String number = submission("""
                        {"requestedFor": ["%s"], "requestedItems": [{"type": "ROLE", "id": "%s", "comment": "please",
                         "removeDate": "2999-07-11T00:00:00Z", "clientMetadata": {"ticket": "1"}}]}
                        """.formatted(zoe, access))
                .asUser(zoe)
                .send()
                .json()
                .at("/newRequests/0/accessRequestIds/0")
                .asText();
        String first = pendingOf(number).get("id").asText();
        post(APPROVALS + "/" + first + "/forward", "{\"newOwnerId\": \"%s\", \"comment\": \"away\"}".formatted(nora))
                .json()
                .asUser(mia)
                .send();
        JsonNode forwarded = pendingOf(number).at("/forwardHistory/0");
        post(APPROVALS + "/" + first + "/approve", "{\"comment\": \"yes\"}")
                .json()
                .asUser(nora)
                .send();

        JsonNode second = pendingOf(number);

        assertThat(forwarded.at("/oldApproverName").asText()).isEqualTo("Mia Manager");
        assertThat(forwarded.at("/newApproverName").asText()).isEqualTo("Nora Neighbour");
        assertThat(forwarded.at("/reassignmentType").asText()).isEqualTo("MANUAL_REASSIGNMENT");
        assertThat(forwarded.at("/comment").asText()).isEqualTo("away");
        assertThat(second.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "accessRequestId",
                        "name",
                        "created",
                        "modified",
                        "requestCreated",
                        "requestType",
                        "identityType",
                        "requester",
                        "requestedFor",
                        "owner",
                        "requestedObject",
                        "requesterComment",
                        "previousReviewersComments",
                        "forwardHistory",
                        "commentRequiredWhenRejected",
                        "removeDate",
                        "removeDateUpdateRequested",
                        "startUpdateRequested",
                        "clientMetadata",
                        "privilegeLevel");
        assertThat(second.get("accessRequestId").asText()).isEqualTo(number);
        assertThat(second.get("name").asText()).isEqualTo("Treasury");
        assertThat(second.get("requestType").asText()).isEqualTo("GRANT_ACCESS");
        assertThat(second.get("identityType").asText()).isEqualTo("HUMAN");
        assertThat(second.get("requester").toString())
                .isEqualTo("{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"Ada Administrator\"}".formatted(zoe));
        assertThat(second.get("requestedFor").toString())
                .isEqualTo("{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"Zoë Zhang\"}".formatted(zoe));
        assertThat(second.get("owner").toString())
                .isEqualTo("{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"Otto Owner\"}".formatted(otto));
        assertThat(second.get("requestedObject").toString())
                .isEqualTo("{\"id\":\"%s\",\"name\":\"Treasury\",\"description\":\"Sees accounts\",\"type\":\"ROLE\"}"
                        .formatted(access));
        assertThat(second.at("/requesterComment/comment").asText()).isEqualTo("please");
        assertThat(second.at("/requesterComment/author/id").asText()).isEqualTo(zoe);
        assertThat(second.get("previousReviewersComments")).hasSize(1);
        assertThat(second.at("/previousReviewersComments/0/comment").asText()).isEqualTo("yes");
        assertThat(second.at("/previousReviewersComments/0/author/id").asText()).isEqualTo(nora);
        assertThat(second.get("forwardHistory")).isEmpty();
        assertThat(second.get("commentRequiredWhenRejected").asBoolean()).isTrue();
        assertThat(second.get("removeDate").asText()).isEqualTo("2999-07-11T00:00:00.000Z");
        assertThat(second.get("removeDateUpdateRequested").asBoolean()).isFalse();
        assertThat(second.at("/clientMetadata/ticket").asText()).isEqualTo("1");
        assertThat(second.get("privilegeLevel").asText()).isEqualTo("High");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "completed", "approval-summary"})
    void areForThePersonAloneAndForAdministrators(String list) {
        get(APPROVALS + "/" + list + "?owner-id=" + otto).asUser(nora).send().isError(403, "403 Forbidden");
        get(APPROVALS + "/" + list + "?owner-id=").asUser(nora).send().isError(403, "403 Forbidden");
        get(APPROVALS + "/" + list).asUser(nora).send().isError(403, "403 Forbidden");

        for (String whose : List.of("?owner-id=me", "?owner-id=" + nora)) {
            assertThat(get(APPROVALS + "/" + list + whose).asUser(nora).send().status())
                    .isEqualTo(200);
        }
        for (String whose : List.of("?owner-id=me", "?owner-id=" + otto, "")) {
            assertThat(get(APPROVALS + "/" + list + whose).send().status()).isEqualTo(200);
        }
        get(APPROVALS + "/" + list + "?owner-id=%20").send().isError(400, "400.1.0 Required Data Missing Or Empty");
        get(APPROVALS + "/" + list + "?owner-id=%00").send().isError(400, "400.1.3 Illegal value");
    }

    @Test
    void areEverybodysForAdministratorsUnlessTheySayWhose() {
        String id = pendingOf(request).get("id").asText();

        assertThat(ids(get(APPROVALS + "/pending?owner-id=" + otto))).containsExactly(id);
        assertThat(ids(get(APPROVALS + "/pending?owner-id=me"))).doesNotContain(id);
        assertThat(ids(get(APPROVALS + "/pending"))).contains(id);
    }

    @Test
    void areFilteredHoweverIdsAreWritten() {
        String id = pendingOf(request).get("id").asText();
        UUID dashed = TrackingNumber.of(request).value();

        assertThat(pending("accessRequestId eq \"" + dashed + "\"")).containsExactly(id);
        assertThat(pending("accessRequestId in (\"" + dashed.toString().toUpperCase(Locale.ROOT) + "\", \"x\")"))
                .containsExactly(id);
        assertThat(pending("id eq \"" + TrackingNumber.of(id).value() + "\" and not accessRequestId eq \"x\""))
                .containsExactly(id);
        assertThat(pending("requestedFor.id eq \"" + zoe + "\"")).containsExactly(id);
        assertThat(pending("requestedFor.id eq \"" + otto + "\"")).isEmpty();
        assertThat(pending("requestedFor.id in (\"" + zoe + "\") and created lt 2020"))
                .isEmpty();
        assertThat(pending("requestedFor.id in (\"" + zoe + "\") or accessRequestId eq \"" + request + "\""))
                .containsExactly(id);
        Answer counted = get(APPROVALS + "/pending?count=true&limit=0&sorters=-modified,created&filters="
                        + encoded("requestedFor.id eq \"" + zoe + "\""))
                .send();
        assertThat(counted.header("X-Total-Count")).isEqualTo("1");
        assertThat(counted.body()).isEqualTo("[]");
    }

    @Test
    void areFilteredWhenCompletedToo() {
        String id = pendingOf(request).get("id").asText();
        post(APPROVALS + "/" + id + "/reject", "{\"comment\": \"no\"}")
                .json()
                .asUser(otto)
                .send();

        for (String filter : List.of(
                "id eq \"" + TrackingNumber.of(id).value() + "\"",
                "id sw \"" + id + "\"",
                "requestedFor.id sw \"" + zoe + "\" and modified ge 2020",
                "not (requestedFor.id ne \"" + zoe + "\" or id isnull)")) {
            Answer answer = get(APPROVALS + "/completed?sorters=created,-modified&filters=" + encoded(filter))
                    .send();
            assertThat(answer.json()).as(filter + answer.body()).hasSize(1);
            assertThat(answer.json().get(0).get("state").asText()).isEqualTo("REJECTED");
        }
    }

    @Test
    void sayWhatTheyCannotBeFilteredBy() {
        get(APPROVALS + "/pending?filters=" + encoded("id sw \"a\"")).send().isError(400, "400.1.3 Illegal value");
        get(APPROVALS + "/completed?filters=" + encoded("accessRequestId eq \"a\""))
                .send()
                .isError(400, "400.1.3 Illegal value");
        get(APPROVALS + "/pending?sorters=id").send().isError(400, "400.1.3 Illegal value");
    }

    @Test
    void areCounted() {
        assertThat(summary("")).isEqualTo("{\"pending\":1,\"approved\":0,\"rejected\":0}");
        assertThat(summary("&from-date=2999")).isEqualTo("{\"pending\":0,\"approved\":0,\"rejected\":0}");

        String id = pendingOf(request).get("id").asText();
        post(APPROVALS + "/" + id + "/reject", "{}").json().asUser(otto).send();

        assertThat(summary("&from-date=2020-03-19T19:59:11Z"))
                .isEqualTo("{\"pending\":0,\"approved\":0,\"rejected\":1}");
        assertThat(summary("&from-date=2999-01-01")).isEqualTo("{\"pending\":0,\"approved\":0,\"rejected\":0}");
        assertThat(get(APPROVALS + "/approval-summary?from-date=yesterday")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .startsWith("parameter from-date must be");
    }

    // ---- in bulk

    @Test
    void areApprovedInBulk() {
        String id = pendingOf(request).get("id").asText();

        Answer answer =
                inBulk("{\"approvalIds\": [\"%s\", \"%s\"], \"comment\": \"all of them\"}".formatted(id, newId()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{}");
        JsonNode completed =
                get(APPROVALS + "/completed?owner-id=" + otto).send().json().get(0);
        assertThat(completed.get("id").asText()).isEqualTo(id);
        assertThat(completed.at("/reviewerComment/comment").asText()).isEqualTo("all of them");
    }

    @Test
    void areNotApprovedInBulkByTheIdsOfRequests() {
        assertThat(inBulk("{\"accessRequestIds\": [\"%s\"], \"comment\": \"x\"}".formatted(request))
                        .isError(400, "400.1 Bad Request Content")
                        .causes())
                .containsExactly("approvalIds is required: 1 to 50 ids", "accessRequestIds is not a known field");
        assertThat(inBulk("{\"approvalIds\": []}")
                        .isError(400, "400.1.0 Required Data Missing Or Empty")
                        .causes())
                .containsExactly("approvalIds must have 1 to 50 ids, not 0", "comment is required");
        assertThat(inBulk("{\"approvalIds\": [%s], \"comment\": \"x\"}"
                                .formatted(String.join(",", Collections.nCopies(51, "\"a\""))))
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("approvalIds must have 1 to 50 ids, not 51");
        assertThat(pendingOf(request).get("accessRequestId").asText()).isEqualTo(request);
    }

    // ---- approvers

    @Test
    void nameThePeopleWhoCouldDecide() {
        String group = newId();
        String access = newId();
        importInto("governance-groups", """
                [{"id": "%s", "name": "Board", "members": [{"id": "%s"}, {"id": "%s"}, {"id": "stranger"}]}]
                """.formatted(group, nora, mia), 1);
        importInto("requestable-objects", """
                [{"id": "%s", "type": "ROLE", "name": "Vault", "requestable": true, "accessRequestConfig":
                  {"approvalSchemes": [{"approverType": "GOVERNANCE_GROUP", "approverId": "%s"}]}}]
                """.formatted(access, group), 1);
        String number = submission(asking(zoe, access))
                .asUser(zoe)
                .send()
                .json()
                .at("/newRequests/0/accessRequestIds/0")
                .asText();
        JsonNode pending = pendingOf(number);
        String id = pending.get("id").asText();

        assertThat(pending.get("owner").toString()).isEqualTo("{\"id\":\"%s\",\"name\":\"Board\"}".formatted(group));
        assertThat(ids(get(APPROVALS + "/pending?owner-id=me").asUser(nora))).containsExactly(id);
        assertThat(get(APPROVALS + "/" + number + "/approvers").send().body())
                .isEqualTo(
                        ("[{\"id\":\"%1$s\",\"name\":\"Nora Neighbour\",\"approvalId\":\"%3$s\",\"type\":\"Identity\"},"
                                        + "{\"id\":\"%2$s\",\"name\":\"Mia Manager\",\"approvalId\":\"%3$s\",\"type\":\"Identity\"},"
                                        + "{\"id\":\"stranger\",\"approvalId\":\"%3$s\",\"type\":\"Identity\"}]")
                                .formatted(nora, mia, id));
        Answer page = get(APPROVALS + "/" + number + "/approvers?limit=1&offset=1&count=true")
                .send();
        assertThat(page.json()).hasSize(1);
        assertThat(page.json().get(0).get("id").asText()).isEqualTo(mia);
        assertThat(page.header("X-Total-Count")).isEqualTo("3");
    }

    @Test
    void nameNobodyForARequestThatIsNotThere() {
        get(APPROVALS + "/" + newId() + "/approvers").send().isError(404, "404 Not found");
        get(APPROVALS + "/no-id/approvers").send().isError(404, "404 Not found");
    }

    private JsonNode pendingOf(String number) {
        JsonNode all = get(APPROVALS + "/pending?filters=" + encoded("accessRequestId eq \"" + number + "\""))
                .send()
                .json();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<String> pending(String filter) {
        return ids(get(APPROVALS + "/pending?filters=" + encoded(filter)));
    }

    private static List<String> ids(Call call) {
        Answer answer = call.send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json().forEach(approval -> ids.add(approval.get("id").asText()));
        return ids;
    }

    private String summary(String query) {
        return get(APPROVALS + "/approval-summary?owner-id=" + otto + query)
                .send()
                .body();
    }

    private Answer inBulk(String body) {
        return post(APPROVALS + "/bulk-approve", body).json().send();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
