package org.unstuck.persistence.trigger;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import org.unstuck.domain.trigger.AccessRequestDecided;
import org.unstuck.domain.trigger.AccessRequestDecided.Decision;
import org.unstuck.domain.trigger.AccessRequestDecided.Item;

/** The members of the event as it is sent (contract 6.5); for whom it was asked is a list, as the schema has it. */
final class AccessRequestDecidedJson {

    private final JsonGenerator json;

    AccessRequestDecidedJson(JsonGenerator json) {
        this.json = json;
    }

    void write(AccessRequestDecided event) throws IOException {
        json.writeStringField("accessRequestId", event.trackingNumber().toString());
        json.writeArrayFieldStart("requestedFor");
        PersonJson.write(json, event.requestedFor());
        json.writeEndArray();
        json.writeArrayFieldStart("requestedItemsStatus");
        for (Item item : event.items()) {
            writeItem(item);
        }
        json.writeEndArray();
        json.writeFieldName("requestedBy");
        PersonJson.write(json, event.requestedBy());
    }

    private void writeItem(Item item) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", item.id());
        json.writeStringField("name", item.name());
        json.writeStringField("type", item.type().name());
        json.writeStringField("operation", item.removed() ? "Remove" : "Add");
        json.writeStringField("comment", item.comment());
        if (item.clientMetadata() == null) {
            json.writeNullField("clientMetadata");
        } else {
            json.writeObjectFieldStart("clientMetadata");
            for (Map.Entry<String, String> entry : item.clientMetadata().entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
        json.writeArrayFieldStart("approvalInfo");
        for (Decision decision : item.decisions()) {
            writeDecision(decision);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeDecision(Decision decision) throws IOException {
        json.writeStartObject();
        json.writeStringField("approvalComment", decision.comment());
        json.writeStringField("approvalDecision", decision.approved() ? "APPROVED" : "DENIED");
        json.writeStringField("approverName", decision.approver().name());
        json.writeObjectFieldStart("approver");
        json.writeStringField("type", "IDENTITY");
        json.writeStringField("id", decision.approver().id());
        json.writeStringField("name", decision.approver().name());
        json.writeEndObject();
        json.writeEndObject();
    }
}
