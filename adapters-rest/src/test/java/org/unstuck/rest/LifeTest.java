package org.unstuck.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** Tests over real HTTP around requests from their submission on: with a person, a manager, and a role to ask for. */
public abstract class LifeTest extends HttpTest {

    /** Somebody who asks. */
    protected final String zoe = newId();

    /** Zoe's manager. */
    protected final String mia = newId();

    /** Owns the role, so decides who gets it. */
    protected final String otto = newId();

    /** Has nothing to do with any of it. */
    protected final String nora = newId();

    protected final String role = newId();

    protected static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Makes all of them known. */
    protected void directory() {
        importInto("identities", """
                [{"id": "%s", "name": "Zoë Zhang", "manager": {"id": "%s"}}, {"id": "%s", "name": "Mia Manager"},
                 {"id": "%s", "name": "Otto Owner"}, {"id": "%s", "name": "Nora Neighbour"}]
                """.formatted(zoe, mia, mia, otto, nora), 4);
        importInto("requestable-objects", """
                [{"id": "%s", "type": "ROLE", "name": "Payroll", "requestable": true, "owner": {"id": "%s"},
                  "accessRequestConfig": {"approvalSchemes": [{"approverType": "ROLE_OWNER"}]}}]
                """.formatted(role, otto), 1);
    }

    protected void importInto(String resource, String documents, int count) {
        Answer answer = post("/" + resource + "/import", documents).json().send();
        assertThat(answer.json().path("imported").asInt()).as(answer.body()).isEqualTo(count);
    }

    /** A submission in its flat form. */
    protected String asking(String recipient, String objectId) {
        return "{\"requestedFor\": [\"%s\"], \"requestedItems\": [{\"type\": \"ROLE\", \"id\": \"%s\"}]}"
                .formatted(recipient, objectId);
    }

    protected Call submission(String body) {
        return post("/access-requests", body).json();
    }

    /** The tracking number of a request of Zoe's for the role. */
    protected String submitted() {
        JsonNode receipt = submission(asking(zoe, role)).asUser(zoe).send().json();
        return receipt.at("/newRequests/0/accessRequestIds/0").asText();
    }

    protected JsonNode activity(String trackingNumber) {
        return get("/account-activities/" + trackingNumber).send().json();
    }
}
