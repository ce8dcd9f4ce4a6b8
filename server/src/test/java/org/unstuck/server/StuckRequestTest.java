package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.port.Approvals;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.token.SigningKey;

/** What this server is for, from the first day of a request to its replacement by another one. */
class StuckRequestTest extends ServerTest {

    private final String zoe = Activity.newId();
    private final String mia = Activity.newId();
    private final String source = Activity.newId();
    private final String vpn = Activity.newId();

    @Autowired
    Approvals approvals;

    @Autowired
    SigningKey signingKey;

    @Test
    void isClosedWhenTheProvisioningSystemHangsAndWhatThatSaysTooLateIsOnlyAWarning() {
        Api administrator = api();
        Api byZoe = person(zoe);
        Api byMia = person(mia);
        directory(administrator);

        // Zoë asks for VPN access, and her manager agrees.
        String request = begun(byZoe);
        assertThat(approve(byMia, request).status()).isEqualTo(202);

        // The provisioning system fetches the order, and hangs.
        JsonNode order = claimed(administrator, request);
        assertThat(order.at("/requestedFor/id").asText()).isEqualTo(zoe);
        assertThat(order.path("value").asText()).isEqualTo("CN=vpn");

        // Zoë can neither withdraw the request nor make another one.
        Api.Answer cancel = byZoe.postJson(
                "/access-requests/cancel",
                json("{\"accountActivityId\": \"%s\", \"comment\": \"Never mind.\"}".formatted(request)));
        assertThat(cancel.status()).isEqualTo(400);
        assertThat(cancel.json().at("/messages/0/text").asText()).isEqualTo("Invalid request in current state");
        JsonNode again = submit(byZoe);
        assertThat(again.path("newRequests")).isEmpty();
        assertThat(again.at("/existingRequests/0/accessRequestIds/0").asText()).isEqualTo(request);

        // The help desk closes it.
        String run = administrator.close(List.of(request)).run();
        awaitState(administrator, run, "CONCLUDED");
        assertThat(administrator.items(run).getFirst().path("outcome").asText()).isEqualTo("CLOSED");
        JsonNode closed = activity(administrator, request);
        assertThat(closed.path("executionStatus").asText()).isEqualTo("TERMINATED");
        assertThat(closed.path("completionStatus").asText()).isEqualTo("FAILURE");
        assertThat(closed.path("warnings")).hasSize(1);

        // Weeks later the provisioning system comes back, and says so twice.
        assertThat(report(administrator, order, "FINISHED")).isEqualTo("LATE");
        assertThat(report(administrator, order, "FINISHED")).isEqualTo("KNOWN_ALREADY");
        JsonNode afterwards = activity(administrator, request);
        assertThat(afterwards.path("warnings"))
                .map(JsonNode::asText)
                .hasSize(2)
                .last()
                .isEqualTo("After this request had ended, item 1 was reported as FINISHED.");
        assertThat(withoutNews(afterwards)).isEqualTo(withoutNews(closed));

        // Zoë asks for the same once more, and this time it works.
        String another = begun(byZoe);
        assertThat(another).isNotEqualTo(request);
        approve(byMia, another);
        JsonNode anotherOrder = claimed(administrator, another);
        assertThat(report(administrator, anotherOrder, "COMMITTED")).isEqualTo("RECORDED");
        assertThat(activity(administrator, another).path("executionStatus").asText())
                .isEqualTo("VERIFYING");
        assertThat(report(administrator, anotherOrder, "FINISHED")).isEqualTo("RECORDED");
        assertThat(activity(administrator, another).path("completionStatus").asText())
                .isEqualTo("SUCCESS");
    }

    private void directory(Api administrator) {
        administrator.postJson("/identities/import", json("""
                        [{"id": "%s", "name": "Zoë Zhang", "manager": {"id": "%s"}}, {"id": "%s", "name": "Mia Mann"}]
                        """.formatted(zoe, mia, mia)));
        administrator.postJson("/sources/import", json("""
                        [{"id": "%s", "name": "Directory"}]
                        """.formatted(source)));
        administrator.postJson("/requestable-objects/import", json("""
                        [{"id": "%s", "type": "ENTITLEMENT", "name": "VPN", "requestable": true,
                          "source": {"id": "%s"}, "account": {"attribute": "memberOf", "value": "CN=vpn"},
                          "accessRequestConfig": {"approvalSchemes": [{"approverType": "MANAGER"}]}}]
                        """.formatted(vpn, source)));
    }

    private JsonNode submit(Api api) {
        return api.postJson("/access-requests", json("""
                        {"requestedFor": ["%s"], "requestedItems": [{"type": "ENTITLEMENT", "id": "%s"}]}
                        """.formatted(zoe, vpn))).json();
    }

    private String begun(Api api) {
        JsonNode receipt = submit(api);
        assertThat(receipt.path("newRequests")).as(receipt.toString()).hasSize(1);
        return receipt.at("/newRequests/0/accessRequestIds/0").asText();
    }

    private Api.Answer approve(Api api, String request) {
        String approval = approvals
                .of(List.of(TrackingNumber.of(request)))
                .getFirst()
                .id()
                .toString();
        return api.postJson("/access-request-approvals/" + approval + "/approve", json("{}"));
    }

    private static JsonNode claimed(Api api, String request) {
        JsonNode orders = api.postJson("/provisioning-orders/claim", json("{\"limit\": 250}"))
                .json()
                .path("orders");
        return StreamSupport.stream(orders.spliterator(), false)
                .filter(order -> order.path("accessRequestId").asText().equals(request))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no order for " + request + " among " + orders));
    }

    private static String report(Api api, JsonNode order, String result) {
        return api.postJson(
                        "/identity-requests/%s/items/%s/provisioning-results"
                                .formatted(
                                        order.path("accessRequestId").asText(),
                                        order.path("itemId").asText()),
                        json("{\"result\": \"%s\", \"attempt\": %d}"
                                .formatted(result, order.path("attempt").asInt())))
                .json()
                .path("outcome")
                .asText();
    }

    private static JsonNode withoutNews(JsonNode activity) {
        return ((ObjectNode) activity.deepCopy()).without(List.of("warnings", "modified"));
    }

    private static JsonNode activity(Api api, String request) {
        return api.get("/account-activities/" + request).json();
    }

    private Api person(String identityId) {
        return new Api(port, Tokens.of(signingKey, "portal", identityId, List.of()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
