package org.unstuck.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/** Gives controllers their body as strictly read JSON, whatever the application's other JSON settings are. */
final class StrictJsonConverter extends AbstractHttpMessageConverter<JsonNode> {

    private static final MediaType JSON_PATCH = MediaType.parseMediaType("application/json-patch+json");

    StrictJsonConverter() {
        super(MediaType.APPLICATION_JSON, JSON_PATCH);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == JsonNode.class;
    }

    @Override
    public boolean canWrite(Class<?> type, MediaType mediaType) {
        return false;
    }

    @Override
    protected JsonNode readInternal(Class<? extends JsonNode> type, HttpInputMessage message) throws IOException {
        return StrictJson.read(message.getBody());
    }

    @Override
    protected void writeInternal(JsonNode value, HttpOutputMessage message) {
        throw new HttpMessageNotWritableException("this converter only reads");
    }
}
