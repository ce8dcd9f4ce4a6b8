package org.unstuck.rest.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.Answer;
import org.unstuck.rest.LifeTest;

class DecideApprovalTest extends LifeTest {

    @Autowired
    private InMemoryApprovals approvals;

    private String request = "";
    private String approval = "";

    @BeforeEach
    void isAskedFor() {
        directory();
        request = submitted();
        approval = approvals.of(List.of(TrackingNumber.of(request))).get(0).id().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"comment\": \"fine\", \"created\": null, \"author\": {\"id\": \"x\"}}"})
    void approvesWithOrWithoutAComment(String body) {
        Answer answer = decide("approve", body).asUser(otto).send();

        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(itemStatus()).isEqualTo("FINISHED");
        assertThat(activity(request).get("executionStatus").asText()).isEqualTo("EXECUTING");
    }

    @Test
    void rejectsWithAReason() {
        Answer answer = decide("reject", "{\"comment\": \"no\"}").asUser(otto).send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(itemStatus()).isEqualTo("REJECTED");
        assertThat(activity(request).at("/items/0/reviewerComment/body").asText())
                .isEqualTo("no");
    }

    @Test
    void rejectsNothingWithoutAReasonWhereOneIsRequired() {
        Answer changed = post("/requestable-objects/import", """
                        [{"id": "%s", "type": "ROLE", "name": "Payroll", "requestable": true, "owner": {"id": "%s"},
                          "accessRequestConfig": {"denialCommentRequired": true,
                            "approvalSchemes": [{"approverType": "ROLE_OWNER"}]}}]
                        """.formatted(role, otto))
                .json()
                .send();
        assertThat(changed.json().path("updated").asInt()).isEqualTo(1);

        for (String body : List.of("{}", "{\"comment\": null}")) {
            assertThat(decide("reject", body)
                            .asUser(otto)
                            .send()
                            .isError(400, "400.1.0 Required Data Missing Or Empty")
                            .text())
                    .isEqualTo("comment is required");
        }
        assertThat(itemStatus()).isEqualTo("PENDING");
        decide("reject", "{}").asUser(nora).send().isError(404, "404 Not found");
        assertThat(decide("reject", "{\"comment\": \"no\"}").asUser(otto).send().status())
                .isEqualTo(202);
        assertThat(itemStatus()).isEqualTo("REJECTED");
    }

    @Test
    void leavesTheDecisionToSomebodyElse() {
        assertThat(forward(nora).asUser(otto).send().status()).isEqualTo(202);

        assertThat(decide("approve", "").asUser(otto).send().status()).isEqualTo(404);
        assertThat(decide("approve", "").asUser(nora).send().status()).isEqualTo(202);
    }

    @Test
    void saysWhyItCannotBeForwarded() {
        assertThat(forward("nobody")
                        .send()
                        .isError(400, "400.1.404 Referenced object not found")
                        .text())
                .isEqualTo("newOwnerId: no identity has this id");
        assertThat(forward(zoe).send().isError(400, "400.1.3 Illegal value").text())
                .isEqualTo("newOwnerId must not be the person whose access the approval is about");
        assertThat(forward(otto).send().isError(400, "400.1.3 Illegal value").text())
                .isEqualTo("newOwnerId has this approval already");
        assertThat(decide("forward", "{\"comment\": \"x\", \"to\": 1}")
                        .send()
                        .isError(400, "400.1 Bad Request Content")
                        .causes())
                .containsExactly("newOwnerId is required", "to is not a known field");
    }

    @Test
    void isDecidedOnce() {
        decide("approve", "").asUser(otto).send();

        assertThat(decide("reject", "{}")
                        .asUser(otto)
                        .send()
                        .isError(400, "400.1 Bad Request Content")
                        .text())
                .isEqualTo("this approval is not pending");
    }

    @Test
    void isNotDecidedByThePersonWhoseAccessItIs() {
        assertThat(forward(nora).asUser(otto).send().status()).isEqualTo(202);
        String own = approvals
                .of(List.of(TrackingNumber.of(submission(asking(nora, role))
                        .send()
                        .json()
                        .at("/newRequests/0/accessRequestIds/0")
                        .asText())))
                .get(0)
                .id()
                .toString();

        for (String verb : List.of("approve", "forward")) {
            Answer answer = post(
                            "/access-request-approvals/" + own + "/" + verb,
                            verb.equals("forward") ? "{\"newOwnerId\": \"" + zoe + "\", \"comment\": \"you\"}" : "")
                    .json()
                    .as(signed(userClaims(nora).claim("authorities", List.of("ORG_ADMIN"))))
                    .send();

            assertThat(answer.isError(403, "403 Forbidden").text())
                    .isEqualTo("nobody may approve a request for their own access, or forward it to somebody who does");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject", "forward"})
    void answersForeignApprovalsLikeThoseThatDoNotExistWhetherOrNotTheyAreDecided(String verb) {
        // That nobody has this id is for those to know who may forward.
        String body = verb.equals("forward") ? "{\"newOwnerId\": \"nobody\", \"comment\": \"on leave\"}" : "{}";
        Answer unknown = post("/access-request-approvals/" + newId() + "/" + verb, body)
                .json()
                .asUser(nora)
                .send();
        Answer foreign = decide(verb, body).asUser(nora).send();
        post("/access-requests/cancel", "{\"accountActivityId\": \"" + request + "\", \"comment\": \"x\"}")
                .json()
                .send();
        Answer ended = decide(verb, body).asUser(nora).send();

        for (Answer answer : List.of(unknown, foreign, ended)) {
            answer.isError(404, "404 Not found");
        }
        assertThat(decide(verb, body).asUser(otto).send().status()).isEqualTo(400);
    }

    @Test
    void needsABodyToRejectAndToForward() {
        decide("reject", "").asUser(otto).send().isError(400, "400.1.0 Required Data Missing Or Empty");
        decide("forward", "").asUser(otto).send().isError(400, "400.1.0 Required Data Missing Or Empty");
    }

    private String itemStatus() {
        return activity(request).at("/items/0/approvalStatus").asText();
    }

    private Call forward(String to) {
        return decide("forward", "{\"newOwnerId\": \"%s\", \"comment\": \"on leave\"}".formatted(to));
    }

    private Call decide(String verb, String body) {
        return post("/access-request-approvals/" + approval + "/" + verb, body).json();
    }
}
