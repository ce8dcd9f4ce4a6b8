package org.unstuck.persistence.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.ENDED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.OPERATOR;
import static org.unstuck.domain.closing.CloseRunFixture.STARTED_AT;
import static org.unstuck.domain.closing.CloseRunFixture.accepted;
import static org.unstuck.domain.closing.CloseRunFixture.targets;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.Tally;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.trigger.AccessRequestDecided;
import org.unstuck.domain.trigger.CloseRunCancelled;
import org.unstuck.domain.trigger.CloseRunConcluded;
import org.unstuck.domain.trigger.Event;
import org.unstuck.domain.trigger.IdentityRequestsReopened;
import org.unstuck.domain.trigger.ProvisioningCompleted.Person;

class EventJsonTest {

    private static final CloseRun RUNNING =
            accepted(targets(trackingNumber(1), trackingNumber(2))).progressed(2, new Tally(1, 1, 0, 0), STARTED_AT);

    @Test
    void tellsOfAConcludedRunAsTheApiDoesAndWhichIdsAreInError() {
        JsonNode json = json(new CloseRunConcluded(RUNNING.concluded(ENDED_AT), List.of("no id")));

        assertThat(json.path("id").asText()).isEqualTo(RUNNING.id().toString());
        assertThat(json.path("state").asText()).isEqualTo("CONCLUDED");
        assertThat(json.path("ended").asText()).isEqualTo(ENDED_AT.toString());
        assertThat(json.path("directive").path("executionStatus").asText()).isEqualTo("Terminated");
        assertThat(json.path("directive").path("completionStatus").asText()).isEqualTo("Failure");
        assertThat(json.path("tally").path("total").asInt()).isEqualTo(2);
        assertThat(json.path("tally").path("inError").asInt()).isEqualTo(1);
        assertThat(json.path("idsInError").path(0).asText()).isEqualTo("no id");
        assertThat(json.path("cancelledBy").isNull()).isTrue();
    }

    @Test
    void staysSmallHoweverManyIdsAreInError() {
        List<String> ids = Collections.nCopies(500, trackingNumber(1).toString());

        assertThat(EventJson.of(new CloseRunConcluded(RUNNING.concluded(ENDED_AT), ids)))
                .hasSizeLessThan(20_000);
    }

    @Test
    void tellsWhoCancelledARunAndWhatIsOpenAgain() {
        CloseRun cancelled = RUNNING.cancelled(OPERATOR);

        assertThat(json(new CloseRunCancelled(cancelled))
                        .path("cancelledBy")
                        .path("id")
                        .asText())
                .isEqualTo(OPERATOR.id());
        JsonNode reopened = json(new IdentityRequestsReopened(
                cancelled.takenBack(ENDED_AT), List.of(trackingNumber(1)), List.of(trackingNumber(2))));
        assertThat(reopened.path("reopened").path(0).asText())
                .isEqualTo(trackingNumber(1).toString());
        assertThat(reopened.path("refused").path(0).asText())
                .isEqualTo(trackingNumber(2).toString());
    }

    @Test
    void tellsOfADecisionAsTheContractHasIt() {
        Event decided = new AccessRequestDecided(
                trackingNumber(1),
                new Person("zoe", "Zoë Zhang"),
                new Person("mia", "Mia Manager"),
                List.of(new AccessRequestDecided.Item(
                        "sales",
                        "Sales",
                        RequestedObject.Type.ENTITLEMENT,
                        true,
                        null,
                        Map.of("ticket", "4711"),
                        List.of(new AccessRequestDecided.Decision(
                                false, new Actor("otto", "Otto Owner"), "no longer")))));

        assertThat(EventJson.of(decided)).isEqualTo("""
                {"accessRequestId":"00000001000000000000000000000001",
                "requestedFor":[{"type":"IDENTITY","id":"zoe","name":"Zoë Zhang"}],
                "requestedItemsStatus":[{"id":"sales","name":"Sales","type":"ENTITLEMENT","operation":"Remove",
                "comment":null,"clientMetadata":{"ticket":"4711"},
                "approvalInfo":[{"approvalComment":"no longer","approvalDecision":"DENIED","approverName":"Otto Owner",
                "approver":{"type":"IDENTITY","id":"otto","name":"Otto Owner"}}]}],
                "requestedBy":{"type":"IDENTITY","id":"mia","name":"Mia Manager"}}
                """.replace("\n", ""));
    }

    private static JsonNode json(Event event) {
        try {
            return new ObjectMapper().readTree(EventJson.of(event));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
