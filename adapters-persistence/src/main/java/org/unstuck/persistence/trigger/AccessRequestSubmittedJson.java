package org.unstuck.persistence.trigger;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.unstuck.domain.trigger.AccessRequestSubmitted;
import org.unstuck.domain.trigger.AccessRequestSubmitted.Item;

/** The members of the question as it is sent (contract 6.5); for whom it was asked is a list, as the schema has it. */
final class AccessRequestSubmittedJson {

    private final JsonGenerator json;

    AccessRequestSubmittedJson(JsonGenerator json) {
        this.json = json;
    }

    void write(AccessRequestSubmitted event) throws IOException {
        json.writeStringField("accessRequestId", event.trackingNumber().toString());
        json.writeArrayFieldStart("requestedFor");
        PersonJson.write(json, event.requestedFor());
        json.writeEndArray();
        json.writeArrayFieldStart("requestedItems");
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
        json.writeEndObject();
    }
}
