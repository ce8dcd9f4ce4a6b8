package org.unstuck.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Account-activity documents of every kind a close may meet. */
record Activity(String id, ObjectNode document) {

    private static final String CREATED = "2026-06-01T08:00:00.123Z";
    private static final String ENDED = "2026-06-02T09:30:00.000Z";

    static Activity waitingForApproval() {
        return activity("appRequest", "EXECUTING", "PENDING")
                .item("PENDING", "PENDING")
                .item("FINISHED", "PENDING");
    }

    static Activity hangingInProvisioning() {
        return activity("appRequest", "EXECUTING", "PENDING").item("FINISHED", "RETRY");
    }

    static Activity waitingForVerification() {
        return activity("appRequest", "VERIFYING", "PENDING").item("FINISHED", "COMMITED");
    }

    static Activity ended() {
        return activity("appRequest", "COMPLETED", "SUCCESS").item("FINISHED", "FINISHED");
    }

    static Activity identityRefresh() {
        return activity("Identity Refresh", "EXECUTING", "PENDING");
    }

    private static Activity activity(String type, String stage, String status) {
        String id = newId();
        ObjectNode document = ServerTest.JSON.createObjectNode();
        document.put("id", id).put("name", id).put("type", type);
        document.put("created", CREATED).put("executionStatus", stage).put("completionStatus", status);
        if (!status.equals("PENDING")) {
            document.put("modified", ENDED).put("completed", ENDED);
        }
        person(document.putObject("requesterIdentitySummary"), "Ada Requester");
        person(document.putObject("targetIdentitySummary"), "Ben Recipient");
        document.putArray("items");
        return new Activity(id, document);
    }

    private Activity item(String approval, String provisioning) {
        ObjectNode item = ((ArrayNode) document.get("items")).addObject();
        String itemId = newId();
        item.put("id", itemId).put("name", itemId).put("requested", CREATED);
        item.put("approvalStatus", approval).put("provisioningStatus", provisioning);
        item.put("operation", "ADD").put("attribute", "assignedRoles").put("value", "Treasury Analyst");
        item.put("nativeIdentity", "CN=Ben,OU=People,DC=corp").put("sourceId", "2c91808363ef85290164000587130c0c");
        item.putObject("accountRequestInfo")
                .put("requestedObjectId", newId())
                .put("requestedObjectName", "Treasury Analyst")
                .put("requestedObjectType", "ROLE");
        return this;
    }

    private static void person(ObjectNode summary, String name) {
        summary.put("id", newId()).put("name", name).put("identityId", newId()).put("completed", true);
    }

    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
