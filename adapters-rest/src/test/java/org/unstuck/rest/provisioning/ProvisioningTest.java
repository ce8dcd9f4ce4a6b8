package org.unstuck.rest.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.Answer;
import org.unstuck.rest.LifeTest;

class ProvisioningTest extends LifeTest {

    private static final String FINISHED = "{\"result\": \"FINISHED\", \"attempt\": 1}";

    @Autowired
    private InMemoryApprovals approvals;

    private String request = "";
    private String item = "";

    @BeforeEach
    void isAskedFor() {
        directory();
        request = submitted();
        item = activity(request).at("/items/0/id").asText();
    }

    @Test
    void givesAnOrderOnceUntilTheLeaseEnds() {
        assertThat(claimed()).isEmpty();
        approve();

        JsonNode order = claimed().getFirst();

        assertThat(order).hasToString("""
                        {"accessRequestId":"%s","itemId":"%s","attempt":1,"operation":"ADD",\
                        "requestedFor":{"id":"%s","name":"Zoë Zhang"},\
                        "requestedObject":{"type":"ROLE","id":"%s","name":"Payroll"},"sourceId":null,\
                        "nativeIdentity":null,"attribute":null,"value":null,"startDate":null,"removeDate":null,\
                        "assignmentId":null}\
                        """.formatted(request, item, zoe, role));
        assertThat(claimed()).isEmpty();
    }

    @Test
    void leasesOrdersForAsLongAsIsAskedFor() {
        Instant before = Instant.now();

        JsonNode claim = post("/provisioning-orders/claim", "{\"limit\": 1, \"leaseSeconds\": 3600}")
                .json()
                .send()
                .json();

        assertThat(Instant.parse(claim.path("leasedUntil").asText()))
                .isBetween(before.plusSeconds(3599), Instant.now().plusSeconds(3601));
    }

    @Test
    void takesAResultAndTellsThatItKnowsItTheSecondTime() {
        approve();

        assertThat(report("{\"result\": \"COMMITTED\"}").json()).hasToString("{\"outcome\":\"RECORDED\"}");
        assertThat(activity(request).path("executionStatus").asText()).isEqualTo("VERIFYING");
        assertThat(report("{\"result\": \"COMMITTED\"}").json()).hasToString("{\"outcome\":\"KNOWN_ALREADY\"}");
        assertThat(report(FINISHED).json()).hasToString("{\"outcome\":\"RECORDED\"}");

        assertThat(activity(request).path("completionStatus").asText()).isEqualTo("SUCCESS");
        assertThat(report(FINISHED).json()).hasToString("{\"outcome\":\"KNOWN_ALREADY\"}");
    }

    @Test
    void showsWhatFailedForGood() {
        approve();

        report("{\"result\": \"FAILED\", \"error\": \"No such group.\", \"attempt\": 1}");

        assertThat(activity(request).path("completionStatus").asText()).isEqualTo("FAILURE");
        assertThat(activity(request).path("errors")).hasToString("[\"No such group.\"]");
    }

    @Test
    void givesAnOrderAgainAfterAPauseWhenItMayWorkTheNextTime() {
        approve();

        report("{\"result\": \"FAILED\", \"error\": \"Busy.\", \"retryable\": true, \"attempt\": 1}");

        assertThat(activity(request).at("/items/0/provisioningStatus").asText()).isEqualTo("RETRY");
        assertThat(claimed()).as("not yet").isEmpty();
    }

    @Test
    void keepsWhatComesAfterTheEnd() {
        post("/access-requests/cancel", "{\"accountActivityId\": \"%s\", \"comment\": \"no\"}".formatted(request))
                .json()
                .send();

        assertThat(report(FINISHED).json()).hasToString("{\"outcome\":\"LATE\"}");
        assertThat(report(FINISHED).json()).hasToString("{\"outcome\":\"KNOWN_ALREADY\"}");

        assertThat(activity(request).path("executionStatus").asText()).isEqualTo("TERMINATED");
        assertThat(activity(request).path("warnings"))
                .hasToString("[\"After this request had ended, item 1 was reported as FINISHED.\"]");
    }

    @Test
    void takesNoResultOfWhatNobodyGranted() {
        report(FINISHED).isError(400, "400.1 Bad Request Content");
    }

    @Test
    void knowsNoOtherItemsOrRequests() {
        for (String path : List.of(
                "/identity-requests/%s/items/another/provisioning-results".formatted(request),
                "/identity-requests/%s/items/%s/provisioning-results".formatted(newId(), item),
                "/identity-requests/nonsense/items/%s/provisioning-results".formatted(item))) {
            post(path, FINISHED).json().send().isError(404, "404 Not found");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {} | result is required
                    {"result": "DONE"} | result must be one of COMMITTED, FINISHED, UNVERIFIABLE, FAILED, VERIFICATION_FAILED
                    {"result": "FAILED"} | error is required with result FAILED
                    {"result": "VERIFICATION_FAILED", "error": " "} | error must not be blank
                    {"result": "FINISHED", "error": "x"} | error must be absent with result FINISHED
                    {"result": "VERIFICATION_FAILED", "error": "x", "retryable": true} | retryable must be absent with result VERIFICATION_FAILED
                    {"result": "FINISHED", "attempt": 0} | attempt must be a whole number, 1 to 50
                    {"result": "FINISHED", "when": "now"} | when is not a known field
                    """)
    void saysWhatIsWrongWithAResult(String body, String reason) {
        approve();

        assertThat(report(body).causes()).containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {} | limit is required
                    {"limit": 251} | limit must be a whole number, 1 to 250
                    {"limit": 1, "leaseSeconds": 9} | leaseSeconds must be a whole number, 10 to 86400
                    {"limit": 1, "sources": []} | sources is not a known field
                    """)
    void saysWhatIsWrongWithAClaim(String body, String reason) {
        assertThat(post("/provisioning-orders/claim", body).json().send().causes())
                .containsExactly(reason);
    }

    private void approve() {
        String approval = approvals
                .of(List.of(TrackingNumber.of(request)))
                .getFirst()
                .id()
                .toString();
        assertThat(post("/access-request-approvals/" + approval + "/approve", "{}")
                        .json()
                        .send()
                        .status())
                .isEqualTo(202);
    }

    /** Those of the orders that are about the request. */
    private List<JsonNode> claimed() {
        JsonNode orders = post("/provisioning-orders/claim", "{\"limit\": 250}")
                .json()
                .send()
                .json()
                .path("orders");
        return StreamSupport.stream(orders.spliterator(), false)
                .filter(order -> order.path("accessRequestId").asText().equals(request))
                .toList();
    }

    private Answer report(String body) {
        return post("/identity-requests/%s/items/%s/provisioning-results".formatted(request, item), body)
                .json()
                .send();
    }
}
