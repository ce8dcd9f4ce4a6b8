package org.unstuck.rest.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Deliveries.Parked;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.InMemoryConsultations;
import org.unstuck.application.port.InMemoryDeliveries;
import org.unstuck.application.port.InMemoryOutgoingEvents;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.application.port.OutgoingEvents.StoredEvent;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.SpokenCallbacks;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.consultation.Answer.DynamicApprover;
import org.unstuck.domain.consultation.Answer.None;
import org.unstuck.domain.consultation.Answer.PreApproval;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionFixture;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class TriggerInvocationsTest extends HttpTest {

    private static final String PATH = "/trigger-invocations";
    private static final String PROVISIONING = "idn:post-provisioning";
    private static final Instant ANSWERED = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TEST = """
            {"triggerId": "idn:post-provisioning", "contentJson": {"workflowId": 1234}}""";

    @Autowired
    private InMemoryTriggerSubscriptions subscriptions;

    @Autowired
    private InMemoryDeliveries deliveries;

    @Autowired
    private InMemoryOutgoingEvents outgoingEvents;

    @Autowired
    private InMemoryConsultations consultations;

    @Autowired
    private SpokenCallbacks callbacks;

    @Autowired
    private InMemoryTransactions transactions;

    @AfterEach
    void unsubscribe() {
        transactions.inTransaction(() -> {
            for (Subscription one : subscriptions.page(Selection.ALL, Page.FIRST)) {
                subscriptions.remove(one.id());
                deliveries.drop(one.id(), Integer.MAX_VALUE);
            }
            return true;
        });
    }

    // ---- testing

    @Test
    void testsGoToAllWhoSubscribedWhetherEnabledOrNot() {
        Subscription enabled = subscribed(1, Trigger.PROVISIONING_COMPLETED);
        Subscription disabled = subscribed(
                SubscriptionFixture.disabled(SubscriptionFixture.subscription(2, Trigger.PROVISIONING_COMPLETED)));
        subscribed(3, Trigger.ACCESS_REQUEST_DECIDED);

        Answer answer = test(TEST);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json()).hasSize(2).allSatisfy(invocation -> {
            assertThat(invocation.fieldNames())
                    .toIterable()
                    .containsExactly("id", "triggerId", "secret", "contentJson");
            assertThat(invocation.get("triggerId").asText()).isEqualTo(PROVISIONING);
            assertThat(invocation.get("contentJson")).hasToString("{\"workflowId\":1234}");
            DeliveryId id = DeliveryId.parse(invocation.get("id").asText()).orElseThrow();
            assertThat(callbacks.isSecret(id, invocation.get("secret").asText()))
                    .isTrue();
            assertThat(deliveries.find(id).orElseThrow().state()).isEqualTo(Delivery.State.PENDING);
        });
        JsonNode example = get("/triggers?filters=id%20eq%20%22" + PROVISIONING + "%22")
                .send()
                .json();
        assertThat(statusOf(enabled)).singleElement().satisfies(status -> {
            assertThat(status.get("type").asText()).isEqualTo("TEST");
            assertThat(status.at("/startInvocationInput/input")).isEqualTo(example.at("/0/exampleInput"));
        });
        assertThat(statusOf(disabled)).hasSize(1);
    }

    @Test
    void testsSendWhatTheyAreGivenToWhomTheyName() {
        subscribed(1, Trigger.PROVISIONING_COMPLETED);
        Subscription named = subscribed(2, Trigger.PROVISIONING_COMPLETED);

        Answer answer = test("""
                {"triggerId": "idn:post-provisioning", "contentJson": {}, "input": %s,
                 "subscriptionIds": ["%s", "%s"]}""".formatted(
                        provisioned("\"a\":[1E+400,\"ünï €𝄞\",null]"),
                        named.id(),
                        named.id().toString().replace("-", "").toUpperCase(Locale.ROOT)));

        assertThat(answer.json()).as(answer.body()).hasSize(1);
        Answer status = status("");
        assertThat(status.json()).hasSize(1);
        assertThat(status.json().at("/0/subscriptionId").asText())
                .isEqualTo(named.id().toString());
        assertThat(status.body())
                .contains("\"startInvocationInput\":{\"triggerId\":\"idn:post-provisioning\",\"input\":"
                        + provisioned("\"a\":[1E+400,\"ünï €𝄞\",null]") + ",\"contentJson\":{}}");
    }

    @Test
    void testsGoToAllWhereTheyNameNobody() {
        subscribed(1, Trigger.PROVISIONING_COMPLETED);
        subscribed(2, Trigger.PROVISIONING_COMPLETED);

        assertThat(test(TEST.replaceFirst("\\{", "{\"subscriptionIds\": [], \"input\": null, "))
                        .json())
                .hasSize(2);
    }

    @Test
    void testsComeToNothingWhereNobodySubscribed() {
        subscribed(1, Trigger.ACCESS_REQUEST_DECIDED);

        Answer answer = test(TEST);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertThat(status("?filters=triggerId%20eq%20%22" + PROVISIONING + "%22")
                        .json())
                .isEmpty();
    }

    @Test
    void testsOfQuestionsCanBeAnsweredWhereTheCallbackSays() {
        subscribed(1, Trigger.ACCESS_REQUEST_SUBMITTED);

        JsonNode asked = test(TEST.replace(PROVISIONING, "idn:access-request-pre-approval"))
                .json()
                .get(0);

        String complete = "/beta/trigger-invocations/" + asked.get("id").asText() + "/complete";
        String answered = "{\"secret\": \"%s\", \"output\": {\"approved\": true}}";
        assertThat(post(complete, answered.formatted(asked.get("secret").asText()))
                        .json()
                        .asNobody()
                        .send()
                        .status())
                .isEqualTo(204);
        assertThat(post(complete, answered.formatted("another"))
                        .json()
                        .asNobody()
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answersOfWhoeverHasNotSignedInAreNotKept() {
        subscribed(1, Trigger.ACCESS_REQUEST_SUBMITTED);
        JsonNode asked = test(TEST.replace(PROVISIONING, "idn:access-request-pre-approval"))
                .json()
                .get(0);

        for (int time = 0; time < 2; time++) {
            Answer answer = post(
                            PATH + "/" + asked.get("id").asText() + "/complete",
                            "{\"secret\": \"%s\", \"error\": \"%d\"}"
                                    .formatted(asked.get("secret").asText(), time))
                    .json()
                    .header("Idempotency-Key", "key of nobody")
                    .asNobody()
                    .send();
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("Idempotent-Replayed")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"contentJson": {}}                                                | 400.1.0 Required Data Missing Or Empty | triggerId is required
            {"triggerId": "idn:nothing", "contentJson": {}}                    | 400.1.404 Referenced object not found | triggerId: there is no trigger idn:nothing
            {"triggerId": "idn:post-provisioning"}                             | 400.1.0 Required Data Missing Or Empty | contentJson is required
            {"triggerId": "idn:post-provisioning", "contentJson": []}          | 400.1.3 Illegal value | contentJson must be an object
            {"triggerId": "idn:post-provisioning", "contentJson": {}, "input": "x"} | 400.1.3 Illegal value | input must be an object
            {"triggerId": "idn:post-provisioning", "contentJson": {}, "input": {"a": ["\\ud800"]}} | 400.1.3 Illegal value | input.a[0] must
            {"triggerId": "idn:post-provisioning", "contentJson": {"a\\u0000": 1}} | 400.1.3 Illegal value | contentJson must
            {"triggerId": "idn:post-provisioning", "contentJson": {}, "subscriptionIds": "x"} | 400.1.3 Illegal value | subscriptionIds must be an array
            {"triggerId": "idn:post-provisioning", "contentJson": {}, "subscriptionIds": [1]} | 400.1.3 Illegal value | subscriptionIds[0] must be a string
            {"triggerId": "idn:post-provisioning", "contentJson": {}, "subscriptionIds": ["OF_ANOTHER"]} | 400.1.404 Referenced object not found | subscriptionIds[0]: the trigger idn:post-provisioning has no subscription 00000000
            {"triggerId": "idn:post-provisioning", "contentJson": {}, "subscriptionIds": ["x"]} | 400.1.404 Referenced object not found | subscriptionIds[0]: the trigger idn:post-provisioning has no subscription x
            {"triggerId": "idn:post-provisioning", "contentJson": {}, "more": 1} | 400.1.3 Illegal value | more is not a known field
            """)
    void testsSayWhatIsWrongWithThem(String body, String code, String text) {
        subscribed(1, Trigger.PROVISIONING_COMPLETED);
        Subscription ofAnother = subscribed(2, Trigger.ACCESS_REQUEST_DECIDED);

        Answer answer = test(body.replace("OF_ANOTHER", ofAnother.id().toString()));

        assertThat(answer.isError(400, code).text()).contains(text);
        assertThat(status("?filters=triggerId%20eq%20%22" + PROVISIONING + "%22")
                        .json())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            idn:post-provisioning | "sources": 1 | 400.1.3 Illegal value | input.sources must keep to a rule of the trigger’s inputSchema: type "string"
            idn:post-provisioning | "recipient": {"type": "ROBOT", "id": "1", "name": "x"} | 400.1.3 Illegal value | input.recipient.type must keep to a rule of the trigger’s inputSchema: enum ["IDENTITY"]
            idn:post-provisioning | "recipient": {"type": "IDENTITY", "name": "x"} | 400.1.0 Required Data Missing Or Empty | input.recipient.id is required
            idn:post-provisioning | "accountRequests": [{}] | 400.1.0 Required Data Missing Or Empty | input.accountRequests[0].
            idn:access-request-pre-approval | "accessRequestId": "1", "requestedFor": [] | 400.1.3 Illegal value | input.requestedFor must keep to a rule of the trigger’s inputSchema: minItems 1
            idn:access-request-pre-approval | "accessRequestId": 1 | 400.1.3 Illegal value | input.accessRequestId must keep to a rule of the trigger’s inputSchema: type "string"
            """)
    void testsKeepToWhatTheTriggerSaysOfItsEvents(String trigger, String fields, String code, String text) {
        subscribed(1, Trigger.PROVISIONING_COMPLETED);
        ObjectNode input = examples().get(trigger);
        input.setAll((ObjectNode) json("{" + fields + "}"));

        Answer answer = test("{\"triggerId\": \"%s\", \"contentJson\": {}, \"input\": %s}".formatted(trigger, input));

        assertThat(answer.isError(400, code).text()).startsWith(text);
        assertThat(status("").json()).isEmpty();
    }

    @Test
    void testsMayBeAllTheExamplesThereAre() {
        examples()
                .forEach((trigger, example) -> assertThat(
                                test("{\"triggerId\": \"%s\", \"contentJson\": {}, \"input\": %s}"
                                                .formatted(trigger, example))
                                        .status())
                        .as(trigger)
                        .isEqualTo(204));
    }

    @Test
    void testsTellOneMistakeHoweverManyThereAre() {
        String requests = "{},".repeat(20_000) + "{}";
        Answer mistaken = test("{\"triggerId\": \"idn:post-provisioning\", \"contentJson\": {}, \"input\": %s}"
                .formatted(provisioned("\"x\":1").replace("[]", "[" + requests + "]")));
        assertThat(mistaken.isError(400, "400.1.0 Required Data Missing Or Empty")
                        .text())
                .startsWith("input.accountRequests[0].");
        assertThat(mistaken.json().path("causes")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void testsDoNotWriteLargeNumbersOut() {
        String run = examples().get("unstuck:close-run-concluded").toString();
        String huge = run.replaceFirst("\"total\":\\d+", "\"total\":-1E+999999999");
        assertThat(huge).contains("E+");

        // Its digits would fill a gigabyte.
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(
                                test("{\"triggerId\": \"unstuck:close-run-concluded\", \"contentJson\": {}, \"input\": %s}"
                                                .formatted(huge))
                                        .status())
                        .isLessThan(500));
    }

    @Test
    void testsNameSoManySubscriptionsAtMost() {
        String ids = "\"x\",".repeat(TestInvocation.MAX_SUBSCRIPTIONS) + "\"x\"";

        assertThat(test(TEST.replaceFirst("\\{", "{\"subscriptionIds\": [" + ids + "], "))
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("subscriptionIds must have 0 to 250 elements, not 251");
    }

    // ---- looking

    @Test
    void showHowFarTheyAre() {
        Subscription taken = subscribed(1, Trigger.PROVISIONING_COMPLETED);
        Subscription givenUp = subscribed(2, Trigger.PROVISIONING_COMPLETED);
        Subscription underWay = subscribed(3, Trigger.PROVISIONING_COMPLETED);
        test(TEST);
        Instant over = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        attempt(taken, delivery -> delivery.delivered(over));
        attempt(givenUp, delivery -> delivery.parked("the receiver answered 503", over));

        assertThat(statusOf(taken)).singleElement().satisfies(status -> {
            assertThat(Instant.parse(status.get("completed").asText())).isEqualTo(over);
            assertThat(status.get("completeInvocationInput")).hasToString("{\"localizedError\":null,\"output\":null}");
        });
        assertThat(statusOf(givenUp)).singleElement().satisfies(status -> {
            assertThat(Instant.parse(status.get("completed").asText())).isEqualTo(over);
            assertThat(status.get("completeInvocationInput"))
                    .hasToString("{\"localizedError\":{\"locale\":\"en-US\",\"message\":\"the receiver answered 503\"},"
                            + "\"output\":null}");
        });
        assertThat(statusOf(underWay)).singleElement().satisfies(status -> {
            assertThat(status.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "id",
                            "triggerId",
                            "subscriptionName",
                            "subscriptionId",
                            "type",
                            "created",
                            "startInvocationInput");
            assertThat(status.get("subscriptionName").asText()).isEqualTo(underWay.name());
            assertThat(Instant.parse(status.get("created").asText())).isBefore(Instant.now());
            assertThat(status.get("startInvocationInput").fieldNames())
                    .toIterable()
                    .containsExactly("triggerId", "input", "contentJson");
        });
    }

    @Test
    void showWhatASubscriberAnswered() {
        Subscription asked = subscribed(1, Trigger.ACCESS_REQUEST_SUBMITTED);
        Subscription named = subscribed(2, Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER);
        DeliveryId silent = question(asked, null);
        DeliveryId approved = question(asked, new PreApproval(true, "No conflict.", "Risk Engine"));
        DeliveryId somebody = question(named, new DynamicApprover(Owner.person("42", "Zoe")));
        DeliveryId nobody = question(named, new DynamicApprover(null));
        DeliveryId none = question(named, new None("It was out of order."));
        attempt(asked, delivery -> delivery.delivered(Instant.now()));
        attempt(named, delivery -> delivery.delivered(Instant.now()));

        assertThat(statusOf(silent).has("completeInvocationInput")).isFalse();
        assertThat(statusOf(silent).has("completed")).isFalse();
        assertThat(Instant.parse(statusOf(approved).get("completed").asText())).isEqualTo(ANSWERED);
        assertThat(statusOf(approved).get("completeInvocationInput"))
                .hasToString("{\"localizedError\":null,\"output\":{\"approved\":true,\"comment\":\"No conflict.\","
                        + "\"approver\":\"Risk Engine\"}}");
        assertThat(statusOf(somebody).at("/completeInvocationInput/output"))
                .hasToString("{\"id\":\"42\",\"name\":\"Zoe\",\"type\":\"IDENTITY\"}");
        assertThat(statusOf(nobody).at("/completeInvocationInput/output"))
                .hasToString("{\"id\":\"\",\"name\":\"\",\"type\":\"\"}");
        assertThat(statusOf(none).get("completeInvocationInput"))
                .hasToString("{\"localizedError\":{\"locale\":\"en-US\",\"message\":\"It was out of order.\"},"
                        + "\"output\":null}");
    }

    @Test
    void showWhatHappenedWithoutAnythingBesideIt() {
        Subscription subscription = subscribed(1, Trigger.CLOSE_RUN_CANCELLED);
        delivered(subscription, UUID.randomUUID());

        assertThat(statusOf(subscription)).singleElement().satisfies(status -> {
            assertThat(status.get("type").asText()).isEqualTo("REAL_TIME");
            assertThat(status.get("startInvocationInput"))
                    .hasToString("{\"triggerId\":\"unstuck:close-run-cancelled\",\"input\":{\"run\":1}}");
        });
    }

    @Test
    void areFilteredSortedAndCounted() {
        Subscription one = subscribed(1, Trigger.PROVISIONING_COMPLETED);
        Subscription two = subscribed(2, Trigger.PROVISIONING_COMPLETED);
        Subscription other = subscribed(3, Trigger.ACCESS_REQUEST_DECIDED);
        test(TEST);
        test(TEST.replace(PROVISIONING, "idn:access-request-post-approval"));

        String ofTrigger = "?filters=triggerId%20eq%20%22" + PROVISIONING + "%22";
        assertThat(subscriptionsOf(status(ofTrigger + "&sorters=-subscriptionName")))
                .containsExactly(two.id().toString(), one.id().toString());
        Answer first = get("/beta" + PATH + "/status" + ofTrigger
                        + "&sorters=subscriptionName,-created&limit=1&count=true")
                .send();
        assertThat(subscriptionsOf(first)).containsExactly(one.id().toString());
        assertThat(first.header("X-Total-Count")).isEqualTo("2");
        assertThat(subscriptionsOf(get(PATH + "/v1/status?filters=subscriptionId%20eq%20%22" + other.id()
                                + "%22&sorters=completed,triggerId")
                        .send()))
                .containsExactly(other.id().toString());
        status("?filters=type%20eq%20%22TEST%22").isError(400, "400.1.3 Illegal value");
    }

    // ---- sending again

    @Test
    void areSentAgainOfOneSubscriptionAndTime() {
        Subscription one = subscribed(1, Trigger.PROVISIONING_COMPLETED);
        Subscription two = subscribed(2, Trigger.PROVISIONING_COMPLETED);
        test(TEST);
        attempt(one, delivery -> delivery.parked("gone", Instant.now()));
        attempt(two, delivery -> delivery.parked("gone", Instant.now()));
        String ofOne = "{\"subscriptionId\": \"" + one.id() + "\"";

        assertThat(replay(ofOne + ", \"to\": \"2020-01-01T00:00:00Z\"}").body()).isEqualTo("{\"replayed\":0}");
        assertThat(replay(ofOne + ", \"from\": \"2020-01-01T00:00:00Z\", \"to\": \"2999-01-01T00:00:00Z\"}")
                        .body())
                .isEqualTo("{\"replayed\":1}");

        assertThat(statusOf(one))
                .singleElement()
                .satisfies(status -> assertThat(status.has("completed")).isFalse());
        assertThat(statusOf(two))
                .singleElement()
                .satisfies(status -> assertThat(status.has("completed")).isTrue());
        assertThat(replay(ofOne + "}").body()).isEqualTo("{\"replayed\":0}");
    }

    @Test
    void areSentAgainOfOneRun() {
        String run = run();
        Subscription subscription = subscribed(1, Trigger.CLOSE_RUN_CANCELLED);
        delivered(subscription, CloseRunId.parse(run).orElseThrow().value());
        delivered(subscription, UUID.randomUUID());
        attempt(subscription, delivery -> delivery.parked("gone", Instant.now()));

        assertThat(replay("{\"closeRunId\": \"" + run + "\"}").body()).isEqualTo("{\"replayed\":1}");
    }

    @Test
    void areListedWhileTheyAreGivenUp() {
        Subscription one = subscribed(1, Trigger.PROVISIONING_COMPLETED);
        Subscription two = subscribed(2, Trigger.PROVISIONING_COMPLETED);
        test(TEST);
        // Longer ago than the list of all invocations goes back.
        Instant parked = Instant.now().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.MILLIS);
        attempt(one, delivery -> delivery.parked("The receiver answered 503.", parked));
        assertThat(statusOf(one)).isEmpty();

        Answer answer = parked("?count=true");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("X-Total-Count")).isEqualTo("1");
        Delivery delivery = deliveries.parked(Parked.ALL, Page.FIRST).getFirst();
        assertThat(answer.json()).singleElement().satisfies(shown -> {
            assertThat(shown.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "id",
                            "eventId",
                            "triggerId",
                            "subscriptionId",
                            "subscriptionName",
                            "type",
                            "attempts",
                            "problem",
                            "created",
                            "parked");
            assertThat(shown.get("id").asText()).isEqualTo(delivery.id().toString());
            assertThat(shown.get("eventId").asText()).isEqualTo(delivery.event().toString());
            assertThat(shown.get("triggerId").asText()).isEqualTo(PROVISIONING);
            assertThat(shown.get("subscriptionId").asText()).isEqualTo(one.id().toString());
            assertThat(shown.get("subscriptionName").asText()).isEqualTo(one.name());
            assertThat(shown.get("type").asText()).isEqualTo("TEST");
            assertThat(shown.get("attempts").asInt()).isEqualTo(1);
            assertThat(shown.get("problem").asText()).isEqualTo("The receiver answered 503.");
            assertThat(Instant.parse(shown.get("parked").asText())).isEqualTo(parked);
        });

        assertThat(parked("?subscription-id=" + two.id()).json()).isEmpty();
        assertThat(parked("?subscription-id=" + one.id() + "&from=2020&to=2999").json())
                .hasSize(1);
        assertThat(parked("?to=2020-01-01T00:00:00Z").json()).isEmpty();
        assertThat(parked("?offset=1").json()).isEmpty();
        assertThat(replay("{\"subscriptionId\": \"" + one.id() + "\"}").body()).isEqualTo("{\"replayed\":1}");
        assertThat(parked("").json()).isEmpty();
    }

    @Test
    void areListedOfOneRun() {
        String run = run();
        Subscription subscription = subscribed(1, Trigger.CLOSE_RUN_CANCELLED);
        delivered(subscription, CloseRunId.parse(run).orElseThrow().value());
        delivered(subscription, UUID.randomUUID());
        attempt(subscription, delivery -> delivery.parked("gone", Instant.now()));

        assertThat(parked("").json()).hasSize(2);
        assertThat(parked("?close-run-id=" + run).json()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?subscription-id=x           | 400.1.404 Referenced object not found | parameter subscription-id: Referenced object x
            ?close-run-id=dddddddddddddddddddddddddddddddd | 400.1.404 Referenced object not found | parameter close-run-id: Referenced object
            ?from=yesterday              | 400.1.3 Illegal value | parameter from must be a date-time
            ?from=2026&to=2026           | 400.1.3 Illegal value | parameter to must be later than parameter from
            ?filters=id%20eq%20%22x%22   | 400.1.3 Illegal value | parameter filters
            """)
    void areListedOnlyByWhatThereIs(String query, String code, String text) {
        assertThat(parked(query).isError(400, code).text()).startsWith(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}                                   | 400.1.0 Required Data Missing Or Empty | at least one of subscriptionId, closeRunId, from, to is required
            {"subscriptionId": null}             | 400.1.0 Required Data Missing Or Empty | at least one of subscriptionId, closeRunId, from, to is required
            {"subscriptionId": 1}                | 400.1.3 Illegal value | subscriptionId must be a string
            {"subscriptionId": "x"}              | 400.1.404 Referenced object not found | subscriptionId: Referenced object x of this type was not found.
            {"subscriptionId": "dddddddddddddddddddddddddddddddd"} | 400.1.404 Referenced object not found | subscriptionId: Referenced object
            {"closeRunId": "dddddddddddddddddddddddddddddddd"}     | 400.1.404 Referenced object not found | closeRunId: Referenced object
            {"from": "yesterday"}                | 400.1.3 Illegal value | from must be
            {"from": "2026-01-01T00:00:00Z", "to": "2026-01-01T00:00:00Z"} | 400.1.3 Illegal value | to must be later than from
            {"from": "2026-01-01T00:00:00Z", "until": "2026-01-01T00:00:00Z"} | 400.1.3 Illegal value | until is not a known field
            """)
    void areNotSentAgainByMistake(String body, String code, String text) {
        Subscription subscription = subscribed(1, Trigger.PROVISIONING_COMPLETED);
        test(TEST);
        attempt(subscription, delivery -> delivery.parked("gone", Instant.now()));

        assertThat(replay(body).isError(400, code).text()).contains(text);

        assertThat(statusOf(subscription))
                .singleElement()
                .satisfies(status -> assertThat(status.has("completed")).isTrue());
    }

    /** The examples of triggers, by their ids. */
    private Map<String, ObjectNode> examples() {
        Map<String, ObjectNode> examples = new TreeMap<>();
        get("/triggers?include-own=true")
                .send()
                .json()
                .forEach(trigger -> examples.put(trigger.get("id").asText(), (ObjectNode) trigger.get("exampleInput")));
        return examples;
    }

    /** What happens when something was provisioned, with this beside it. */
    private static String provisioned(String more) {
        return "{\"trackingNumber\":\"1\",\"sources\":\"CRM\",\"recipient\":{\"type\":\"IDENTITY\",\"id\":\"2\","
                + "\"name\":\"Zoe\"},\"accountRequests\":[]," + more + "}";
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private Answer test(String body) {
        return post(PATH + "/test", body).json().send();
    }

    private String run() {
        return post("/access-requests/close", "{\"accessRequestIds\": [\"" + newTrackingNumber() + "\"]}")
                .json()
                .header("X-SailPoint-Experimental", "true")
                .send()
                .header("Location")
                .replaceFirst(".*/", "");
    }

    private Answer parked(String query) {
        return get(PATH + "/parked" + query).send();
    }

    private Answer replay(String body) {
        return post(PATH + "/v1/replay", body).json().send();
    }

    private Answer status(String query) {
        return get(PATH + "/status" + query).send();
    }

    private List<JsonNode> statusOf(Subscription subscription) {
        Answer answer = status("?filters=subscriptionId%20eq%20%22" + subscription.id() + "%22");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return List.copyOf(answer.json().valueStream().toList());
    }

    private static List<String> subscriptionsOf(Answer answer) {
        return answer.json().findValuesAsText("subscriptionId");
    }

    private Subscription subscribed(int number, Trigger trigger) {
        return subscribed(SubscriptionFixture.subscription(number, trigger));
    }

    private Subscription subscribed(Subscription subscription) {
        return transactions.inTransaction(() -> {
            subscriptions.add(subscription);
            return subscription;
        });
    }

    /** Something that happened is to be delivered. */
    private void delivered(Subscription to, UUID batch) {
        Instant now = Instant.now();
        UUID event = UUID.randomUUID();
        transactions.inTransaction(() -> {
            outgoingEvents.keep(new StoredEvent(batch, event, to.trigger(), now, "{\"run\":1}", null));
            deliveries.add(List.of(
                    Delivery.to(to, new DeliveryId(UUID.randomUUID()), batch, event, Delivery.Kind.REAL_TIME, now)));
            return true;
        });
    }

    /** Somebody is asked about a request. */
    private DeliveryId question(Subscription to, org.unstuck.domain.consultation.@Nullable Answer answer) {
        DeliveryId id = new DeliveryId(UUID.randomUUID());
        Consultation open =
                Consultation.about(newTrackingNumber(), to.trigger(), id, ANSWERED.minusSeconds(9), ANSWERED);
        transactions.inTransaction(() -> {
            outgoingEvents.keep(new StoredEvent(id.value(), id.value(), to.trigger(), ANSWERED, "{}", null));
            deliveries.add(
                    List.of(Delivery.to(to, id, id.value(), id.value(), Delivery.Kind.REAL_TIME, Instant.now())));
            consultations.save(List.of(answer == null ? open : open.answered(answer, ANSWERED)));
            return id;
        });
        return id;
    }

    private JsonNode statusOf(DeliveryId id) {
        return status("")
                .json()
                .valueStream()
                .filter(status -> status.get("id").asText().equals(id.toString()))
                .findFirst()
                .orElseThrow();
    }

    private void attempt(Subscription subscription, UnaryOperator<Delivery> outcome) {
        Instant now = Instant.now();
        int settled = transactions.inTransaction(() -> deliveries.settle(deliveries
                .claim(subscription.id(), EnumSet.allOf(Delivery.Kind.class), now, now.plus(Duration.ofMinutes(1)), 100)
                .stream()
                .map(WithEvent::delivery)
                .map(outcome)
                .toList()));
        assertThat(settled).isPositive();
    }
}
