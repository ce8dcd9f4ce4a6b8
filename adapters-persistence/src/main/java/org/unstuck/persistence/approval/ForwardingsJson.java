package org.unstuck.persistence.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import org.jooq.JSON;
import org.unstuck.domain.approval.Forwarding;

/** The history of an approval as it is kept: a JSON array of the components of the records, without those that are null. */
final class ForwardingsJson {

    private static final TypeReference<List<Forwarding>> HISTORY = new TypeReference<>() {};

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private static final ObjectWriter WRITER = MAPPER.writerFor(HISTORY);
    private static final ObjectReader READER = MAPPER.readerFor(HISTORY);

    private ForwardingsJson() {}

    static JSON write(List<Forwarding> history) {
        try {
            return JSON.valueOf(WRITER.writeValueAsString(history));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the history of an approval cannot be written", e);
        }
    }

    static List<Forwarding> read(JSON json) {
        try {
            return READER.readValue(json.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the history of an approval cannot be read", e);
        }
    }
}
