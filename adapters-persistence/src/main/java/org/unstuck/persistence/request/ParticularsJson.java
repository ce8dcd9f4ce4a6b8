package org.unstuck.persistence.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.jooq.JSON;
import org.unstuck.domain.request.Particulars;

/** Particulars as they are kept: a JSON object with the components of the records, those that are null left out. */
final class ParticularsJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private static final ObjectWriter WRITER = MAPPER.writerFor(Particulars.class);
    private static final ObjectReader READER = MAPPER.readerFor(Particulars.class);

    private ParticularsJson() {}

    static JSON write(Particulars particulars) {
        try {
            return JSON.valueOf(WRITER.writeValueAsString(particulars));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("particulars cannot be written", e);
        }
    }

    static Particulars read(JSON json) {
        try {
            return READER.readValue(json.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("particulars cannot be read", e);
        }
    }
}
