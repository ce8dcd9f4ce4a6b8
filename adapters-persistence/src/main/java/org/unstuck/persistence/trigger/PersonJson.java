package org.unstuck.persistence.trigger;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.unstuck.domain.trigger.ProvisioningCompleted.Person;

/** A person as events name one. */
final class PersonJson {

    private PersonJson() {}

    static void write(JsonGenerator json, Person person) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "IDENTITY");
        json.writeStringField("id", person.id());
        json.writeStringField("name", person.name());
        json.writeEndObject();
    }
}
