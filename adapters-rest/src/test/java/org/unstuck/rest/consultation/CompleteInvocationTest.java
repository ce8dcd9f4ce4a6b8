package org.unstuck.rest.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.port.InMemoryConsultations;
import org.unstuck.application.port.InMemoryDeliveries;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.SigningSecrets;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.rest.Answer;
import org.unstuck.rest.LifeTest;

class CompleteInvocationTest extends LifeTest {

    @Autowired
    private InMemoryTriggerSubscriptions subscriptions;

    @Autowired
    private InMemoryConsultations consultations;

    @Autowired
    private InMemoryDeliveries deliveries;

    @Autowired
    private InMemoryTransactions transactions;

    @Autowired
    private InstantSource clock;

    private final SubscriptionId subscription = new SubscriptionId(UUID.randomUUID());
    private String request = "";
    private String invocation = "";

    @BeforeEach
    void isAsked() {
        directory();
        transactions.inTransaction(() -> {
            subscriptions.add(new Subscription(
                    subscription,
                    "Risk engine",
                    null,
                    Trigger.ACCESS_REQUEST_SUBMITTED,
                    Duration.ofHours(1),
                    new Target.Http("https://risk.example.com", Target.DispatchMode.ASYNC, new Authentication.None()),
                    SigningSecrets.NONE,
                    true,
                    null,
                    null,
                    Instant.EPOCH,
                    null));
            return subscription;
        });
        request = submitted();
        invocation = consultations
                .of(List.of(TrackingNumber.of(request)))
                .getFirst()
                .invocation()
                .toString();
    }

    @AfterEach
    void isNotAskedAnyMore() {
        transactions.inTransaction(() -> subscriptions.remove(subscription));
    }

    @Test
    void takesTheFirstAnswerOfWhoeverHasTheSecret() {
        Answer first =
                complete("{\"secret\": \"secret of %s\", \"output\": {\"approved\": true}}".formatted(invocation));
        Answer second =
                complete("{\"secret\": \"secret of %s\", \"output\": {\"approved\": false}}".formatted(invocation));

        assertThat(first.status()).as(first.body()).isEqualTo(204);
        assertThat(second.isError(400, "400.1 Bad Request Content").text()).startsWith("This invocation is completed");
        assertThat(activity(request).path("executionStatus").asText()).isEqualTo("EXECUTING");
    }

    /** Deadlines may be thirty days, and what arrived is forgotten after one. */
    @Test
    void takesAnAnswerLongAfterTheQuestionIsForgotten() {
        transactions.inTransaction(() -> {
            Instant now = clock.instant();
            deliveries.settle(List.of(deliveries
                    .find(DeliveryId.parse(invocation).orElseThrow())
                    .orElseThrow()
                    .delivered(now)));
            return deliveries.forget(now.plusSeconds(1), now, 10_000);
        });

        Answer answer =
                complete("{\"secret\": \"secret of %s\", \"output\": {\"approved\": true}}".formatted(invocation));

        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    @Test
    void isShownWithTheRequestAndItsApprovals() {
        assertThat(status().get("preApprovalTriggerDetails").isNull()).isTrue();
        complete("""
                {"secret": "secret of %s",
                 "output": {"approved": true, "comment": "no conflict", "approver": "Risk engine"}}
                """.formatted(invocation));

        // As the double of whoever reads answers has it.
        String said = "{\"approved\":true,\"comment\":\"no conflict\",\"approver\":\"Risk engine\"}";
        JsonNode details = status().get("preApprovalTriggerDetails");
        assertThat(details.at("/comment").asText()).isEqualTo(said);
        assertThat(details.at("/reviewer").asText()).isEqualTo("Subscriber");
        assertThat(details.at("/decision").asText()).isEqualTo("APPROVED");
        String approval = get("/access-request-approvals/pending?owner-id=me")
                .asUser(otto)
                .send()
                .json()
                .at("/0/id")
                .asText();
        post("/access-request-approvals/" + approval + "/reject", "{}")
                .json()
                .asUser(otto)
                .send();
        JsonNode result = get("/access-request-approvals/completed?owner-id=me")
                .asUser(otto)
                .send()
                .json()
                .at("/0/preApprovalTriggerResult");
        assertThat(result.at("/decision").asText()).isEqualTo("APPROVED");
        assertThat(result.at("/reviewer").asText()).isEqualTo("Subscriber");
        assertThat(result.at("/comment").asText()).isEqualTo(said);
        assertThat(result.at("/date").asText()).isNotEmpty();
    }

    @Test
    void isWhatADiagnosisWaitsOn() {
        assertThat(get("/identity-requests/" + request + "/diagnosis")
                        .send()
                        .json()
                        .at("/waitingOn"))
                .isEqualTo(
                        json("{\"type\": \"SUBSCRIPTION\", \"id\": \"%s\", \"name\": \"Risk engine\", \"until\": null}"
                                .formatted(subscription)));
    }

    private JsonNode status() {
        return get("/access-request-status?requested-for=" + zoe)
                .asUser(zoe)
                .send()
                .json()
                .get(0);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void takesThatThereIsNoAnswer() {
        Answer answer = complete("{\"secret\": \"secret of %s\", \"error\": \"out of order\"}".formatted(invocation));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(activity(request).path("executionStatus").asText()).isEqualTo("TERMINATED");
        assertThat(activity(request).at("/errors/0").asText())
                .isEqualTo("The subscriber who was asked has no answer: out of order");
    }

    @Test
    void takesNothingFromWhoeverHasNot() {
        Answer answer = complete("{\"secret\": \"guessed\", \"output\": {\"approved\": true}}");

        assertThat(answer.isError(400, "400.1.3 Illegal value").text())
                .isEqualTo("secret is not the secret of this invocation");
    }

    @Test
    void knowsNoInvocationThatNobodyWasAskedBy() {
        assertThat(post(
                                "/trigger-invocations/" + UUID.randomUUID() + "/complete",
                                "{\"secret\": \"x\", \"output\": {}}")
                        .json()
                        .asNobody()
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(complete("{}")
                        .isError(400, "400.1.0 Required Data Missing Or Empty")
                        .text())
                .startsWith("secret is required");
    }

    private Answer complete(String body) {
        return post("/trigger-invocations/" + invocation + "/complete", body)
                .json()
                .asNobody()
                .send();
    }
}
