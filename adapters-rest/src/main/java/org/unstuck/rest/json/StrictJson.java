package org.unstuck.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import org.unstuck.rest.error.MessageKey;

/**
 * JSON as RFC 8259 has it and not a bit more: no duplicate names, nothing after the end, and limits on nesting and on
 * the length of texts, names and numbers, so that hostile input stays cheap.
 */
public final class StrictJson {

    public static final int MAX_NESTING = 100;

    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_NAME = 1_000;
    private static final int MAX_NUMBER = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // Names come from callers: a table of them would only grow.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_NAME)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();

    private static final ObjectReader TREE = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private StrictJson() {}

    /**
     * The one value that a body holds.
     *
     * @throws org.unstuck.rest.error.RequestRefused when it is not well-formed
     */
    public static JsonNode read(InputStream body) throws IOException {
        try (JsonParser parser = parser(body)) {
            if (parser.nextToken() == null) {
                throw MalformedJson.empty();
            }
            JsonNode value = readValue(parser);
            if (parser.nextToken() != null) {
                throw MalformedJson.at(parser.currentTokenLocation(), MessageKey.JSON_GOES_ON_AFTER_VALUE.with());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw MalformedJson.because(e);
        }
    }

    public static JsonParser parser(InputStream body) throws IOException {
        return FACTORY.createParser(body);
    }

    /** The value that the parser stands at the start of; it stands at the value's end afterwards. */
    public static JsonNode readValue(JsonParser parser) throws IOException {
        try {
            return TREE.readValue(parser);
        } catch (NumberFormatException beyond) {
            throw beyondLimits(parser);
        }
    }

    /** Passes over that value; what is passed over can be read as well. */
    public static void skipValue(JsonParser parser) throws IOException {
        int depth = 0;
        while (true) {
            JsonToken token = parser.currentToken();
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                checkNumber(parser);
            }
            if (depth == 0) {
                return;
            }
            parser.nextToken();
        }
    }

    private static void checkNumber(JsonParser parser) throws IOException {
        try {
            parser.getDecimalValue();
        } catch (NumberFormatException beyond) {
            throw beyondLimits(parser);
        }
    }

    /** Jackson limits how long a number is, but finds out by a fault of its own that none has such an exponent. */
    private static StreamConstraintsException beyondLimits(JsonParser parser) {
        return new StreamConstraintsException("the exponent of a number", parser.currentTokenLocation());
    }
}
