package org.unstuck.rest.importing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.RequestRefused;
import org.unstuck.rest.json.MalformedJson;
import org.unstuck.rest.json.StrictJson;
import org.unstuck.rest.json.Utf8Stream;

/**
 * The documents of an import, in a temporary file: gone through once to see that all of it is well-formed, so that a
 * broken or truncated body changes nothing, and then once more, one document in memory at a time.
 *
 * <p>The file holds an array of objects, or objects one after the other as NDJSON has them.
 */
final class SpooledDocuments implements AutoCloseable {

    /** The most that is ever in memory as a tree. */
    static final long MAX_DOCUMENT_BYTES = 1 << 20;

    private final Path file;
    private final BitSet tooLarge = new BitSet();

    private SpooledDocuments(Path file) {
        this.file = file;
    }

    /**
     * Takes a body in.
     *
     * @throws RequestRefused when it is not well-formed, with the position
     */
    static SpooledDocuments spool(InputStream body) throws IOException {
        Path file = Files.createTempFile("unstuck-import-", ".json");
        SpooledDocuments documents = new SpooledDocuments(file);
        boolean wellFormed = false;
        try {
            Files.copy(new Utf8Stream(body), file, StandardCopyOption.REPLACE_EXISTING);
            documents.check();
            wellFormed = true;
            return documents;
        } finally {
            if (!wellFormed) {
                documents.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    private void check() throws IOException {
        try (JsonParser parser = open()) {
            JsonToken first = parser.nextToken();
            boolean isArray = first == JsonToken.START_ARRAY;
            JsonToken token = isArray ? parser.nextToken() : first;
            JsonToken end = isArray ? JsonToken.END_ARRAY : null;
            for (int index = 0; token != end; index++) {
                if (token != JsonToken.START_OBJECT) {
                    throw MalformedJson.at(parser.currentTokenLocation(), MessageKey.JSON_NO_DOCUMENT.with(index));
                }
                long start = parser.currentTokenLocation().getByteOffset();
                StrictJson.skipValue(parser);
                if (parser.currentLocation().getByteOffset() - start > MAX_DOCUMENT_BYTES) {
                    tooLarge.set(index);
                }
                token = parser.nextToken();
            }
            if (first == null) {
                throw MalformedJson.at(null, MessageKey.JSON_IS_EMPTY.with());
            }
            if (isArray && parser.nextToken() != null) {
                throw MalformedJson.at(parser.currentTokenLocation(), MessageKey.JSON_GOES_ON_AFTER_ARRAY.with());
            }
        } catch (JsonProcessingException e) {
            throw MalformedJson.because(e);
        }
    }

    /** Reads the documents one by one; to be closed afterwards. */
    <D> Candidates<D> candidates(Function<JsonNode, Candidate<D>> reader) throws IOException {
        return new Candidates<>(open(), reader);
    }

    private JsonParser open() throws IOException {
        return StrictJson.parser(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    final class Candidates<D> implements Iterator<Candidate<D>>, AutoCloseable {

        private final JsonParser parser;
        private final Function<JsonNode, Candidate<D>> reader;
        private int index;

        private Candidates(JsonParser parser, Function<JsonNode, Candidate<D>> reader) throws IOException {
            this.parser = parser;
            this.reader = reader;
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                parser.nextToken();
            }
        }

        @Override
        public boolean hasNext() {
            return parser.currentToken() == JsonToken.START_OBJECT;
        }

        @Override
        public Candidate<D> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                Candidate<D> candidate = candidate();
                index++;
                parser.nextToken();
                return candidate;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Candidate<D> candidate() throws IOException {
            if (tooLarge.get(index)) {
                parser.skipChildren();
                return new Candidate.Unreadable<>(
                        null, "the document must not have more than " + MAX_DOCUMENT_BYTES + " bytes");
            }
            return reader.apply(StrictJson.readValue(parser));
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }
}
