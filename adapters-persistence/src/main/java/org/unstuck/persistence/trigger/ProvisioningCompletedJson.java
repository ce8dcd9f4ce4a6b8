package org.unstuck.persistence.trigger;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.ProvisioningCompleted;
import org.unstuck.domain.trigger.ProvisioningCompleted.AccountRequest;
import org.unstuck.domain.trigger.ProvisioningCompleted.Person;

/**
 * The members of the event as it is sent (contract 6.4). Nullable fields are there with the value null; an account id, which may not
 * be null, is left out when nobody knows it.
 */
final class ProvisioningCompletedJson {

    private final JsonGenerator json;

    ProvisioningCompletedJson(JsonGenerator json) {
        this.json = json;
    }

    void write(ProvisioningCompleted event) throws IOException {
        json.writeStringField("trackingNumber", event.trackingNumber().toString());
        json.writeStringField("sources", event.sources());
        json.writeStringField("action", ProvisioningCompleted.ACTION);
        writeTexts("errors", event.remarks().errors());
        writeTexts("warnings", event.remarks().warnings());
        writePerson("recipient", event.recipient());
        writePerson("requester", event.requester());
        json.writeArrayFieldStart("accountRequests");
        for (AccountRequest request : event.accountRequests()) {
            writeAccountRequest(request);
        }
        json.writeEndArray();
    }

    private void writeTexts(String field, @Nullable List<String> texts) throws IOException {
        if (texts == null) {
            json.writeNullField(field);
            return;
        }
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void writePerson(String field, @Nullable Person person) throws IOException {
        if (person == null) {
            json.writeNullField(field);
            return;
        }
        json.writeFieldName(field);
        PersonJson.write(json, person);
    }

    private void writeAccountRequest(AccountRequest request) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("source");
        json.writeStringField("id", request.sourceId());
        json.writeStringField("type", "SOURCE");
        // Account activities name a source by its id only.
        json.writeStringField("name", request.sourceId());
        json.writeEndObject();
        if (request.accountId() != null) {
            json.writeStringField("accountId", request.accountId());
        }
        json.writeStringField("accountOperation", request.accountOperation());
        json.writeStringField("provisioningResult", request.result().name());
        json.writeStringField("provisioningTarget", request.sourceId());
        json.writeNullField("ticketId");
        writeAttributeRequests(request);
        json.writeEndObject();
    }

    private void writeAttributeRequests(AccountRequest request) throws IOException {
        if (request.attributeName() == null) {
            json.writeNullField("attributeRequests");
            return;
        }
        json.writeArrayFieldStart("attributeRequests");
        json.writeStartObject();
        json.writeStringField("attributeName", request.attributeName());
        json.writeStringField("attributeValue", request.attributeValue());
        json.writeStringField("operation", request.attributeOperation());
        json.writeEndObject();
        json.writeEndArray();
    }
}
