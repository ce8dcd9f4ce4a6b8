package org.unstuck.persistence.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.RUN;
import static org.unstuck.domain.request.IdentityRequestFixture.TRACKING_NUMBER;
import static org.unstuck.domain.request.IdentityRequestFixture.between;
import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInProvisioning;
import static org.unstuck.domain.request.IdentityRequestFixture.withoutItems;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.trigger.ProvisioningCompleted;
import org.unstuck.domain.trigger.ProvisioningCompleted.AccountRequest;
import org.unstuck.domain.trigger.ProvisioningCompleted.Person;
import org.unstuck.domain.trigger.ProvisioningCompleted.ProvisioningResult;

class ProvisioningCompletedJsonTest {

    @Test
    void writesAllFieldsOfTheContract() {
        assertThat(json(stuckInProvisioning())).isEqualTo(oneLine("""
                        {"trackingNumber":"00000001000000000000000000000001",
                        "sources":"50505050505050505050505050505050",
                        "action":"Access Request",
                        "errors":["The source does not answer."],
                        "warnings":["Waited long.","Waited longer.",
                        "The IdentityNow Administrator manually closed this request."],
                        "recipient":{"type":"IDENTITY","id":"d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2","name":"Zoë Zhang"},
                        "requester":{"type":"IDENTITY","id":"d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1d1","name":"Dalia Kowalski"},
                        "accountRequests":[
                        {"source":{"id":"50505050505050505050505050505050","type":"SOURCE",
                        "name":"50505050505050505050505050505050"},
                        "accountId":"CN=zoe,OU=People","accountOperation":"Modify","provisioningResult":"PENDING",
                        "provisioningTarget":"50505050505050505050505050505050","ticketId":null,
                        "attributeRequests":[{"attributeName":"memberOf","attributeValue":"CN=sales,OU=Groups",
                        "operation":"Add"}]},
                        {"source":{"id":"50505050505050505050505050505050","type":"SOURCE",
                        "name":"50505050505050505050505050505050"},
                        "accountId":"CN=zoe,OU=People","accountOperation":"Modify","provisioningResult":"SUCCESS",
                        "provisioningTarget":"50505050505050505050505050505050","ticketId":null,
                        "attributeRequests":[{"attributeName":"memberOf","attributeValue":"CN=sales,OU=Groups",
                        "operation":"Add"}]}]}
                        """));
    }

    @Test
    void writesNullForWhatMayBeNullAndAnEmptyListWhenNothingWasProvisioned() {
        assertThat(json(between(null, null, withoutItems()))).isEqualTo(oneLine("""
                        {"trackingNumber":"00000001000000000000000000000001","sources":"","action":"Access Request",
                        "errors":null,
                        "warnings":["The IdentityNow Administrator manually closed this request."],
                        "recipient":{"type":"IDENTITY","id":"","name":""},"requester":null,"accountRequests":[]}
                        """));
    }

    @Test
    void leavesAnUnknownAccountOutBecauseItMayNotBeNull() {
        ProvisioningCompleted event = new ProvisioningCompleted(
                TRACKING_NUMBER,
                Remarks.NONE,
                new Person("r", "R"),
                null,
                List.of(
                        new AccountRequest("s", null, "Modify", ProvisioningResult.FAILED, null, null, null),
                        new AccountRequest("s", null, "Modify", ProvisioningResult.FAILED, "a", null, "Set")));

        assertThat(EventJson.of(event)).endsWith(oneLine("""
                        "accountRequests":[
                        {"source":{"id":"s","type":"SOURCE","name":"s"},"accountOperation":"Modify",
                        "provisioningResult":"FAILED","provisioningTarget":"s","ticketId":null,
                        "attributeRequests":null},
                        {"source":{"id":"s","type":"SOURCE","name":"s"},"accountOperation":"Modify",
                        "provisioningResult":"FAILED","provisioningTarget":"s","ticketId":null,
                        "attributeRequests":[{"attributeName":"a","attributeValue":null,"operation":"Set"}]}]}
                        """));
    }

    private static String json(OpenRequest request) {
        return EventJson.of(ProvisioningCompleted.of(closure(RUN, request).closed()));
    }

    private static String oneLine(String lines) {
        return lines.replace("\n", "");
    }
}
