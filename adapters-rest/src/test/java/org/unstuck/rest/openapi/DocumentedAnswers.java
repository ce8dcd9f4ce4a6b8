package org.unstuck.rest.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds what a server answers against what its own document says of it: the status, the type, the headers that are
 * always there, and the body, in which nothing may be that the document does not mention. A call that is none of the
 * document's operations is let pass.
 */
public final class DocumentedAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<URI, DocumentedAnswers> OF_SERVERS = new ConcurrentHashMap<>();

    private final ApiDocument document;
    private final Schemata schemata;

    DocumentedAnswers(ApiDocument document) {
        this.document = document;
        this.schemata = Schemata.closed(document);
    }

    /** Of the server at this address. */
    public static DocumentedAnswers of(URI server) {
        return OF_SERVERS.computeIfAbsent(server, address -> new DocumentedAnswers(ApiDocument.of(address)));
    }

    /**
     * Does nothing when the answer is documented.
     *
     * @param path as it was called, with its query
     * @throws AssertionError saying what is not
     */
    public void check(String method, String path, int status, HttpHeaders headers, String body) {
        Optional<String> operation = document.operation(method, path);
        // 405 is what a method gets that is none of the operations, and every method may be used on every path.
        if (operation.isEmpty()) {
            return;
        }
        String call = "the answer to " + method + " " + path + ", " + status + " " + abbreviated(body) + ", ";
        JsonNode answer = document.resolved(
                document.root().at(operation.get() + "/responses").path(String.valueOf(status)));
        if (answer.isMissingNode()) {
            throw new AssertionError(call + "has a status that is not in the document");
        }
        answer.path("headers").properties().forEach(header -> {
            boolean required =
                    document.resolved(header.getValue()).path("required").asBoolean();
            if (required && headers.firstValue(header.getKey()).isEmpty()) {
                throw new AssertionError(call + "lacks the header " + header.getKey());
            }
            headers.firstValue(header.getKey()).ifPresent(value -> checkHeader(call, header, value));
        });
        if (method.equals("HEAD") || (body.isEmpty() && !answer.has("content"))) {
            return;
        }
        String type = mediaType(headers);
        JsonNode content = answer.path("content").path(type);
        if (content.isMissingNode()) {
            throw new AssertionError(call + "has the type " + type + " that is not in the document");
        }
        List<Error> errors = schemata.at(content.path("schema"))
                .validate(type.endsWith("json") ? json(call, body) : new TextNode(body));
        if (!errors.isEmpty()) {
            throw new AssertionError(call + "is not as the document says: " + errors);
        }
    }

    private void checkHeader(String call, Map.Entry<String, JsonNode> header, String value) {
        JsonNode schema = document.resolved(header.getValue()).path("schema");
        JsonNode instance = schema.path("type").asText().equals("integer") ? json(call, value) : new TextNode(value);
        List<Error> errors = schemata.at(schema).validate(instance);
        if (!errors.isEmpty()) {
            throw new AssertionError(call + "has a header " + header.getKey() + " that is not as the document says: "
                    + value + " " + errors);
        }
    }

    private static String mediaType(HttpHeaders headers) {
        return headers.firstValue("Content-Type").orElse("").split(";", 2)[0].strip();
    }

    private static JsonNode json(String call, String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(call + "is no JSON", e);
        }
    }

    private static String abbreviated(String body) {
        return body.length() <= 500 ? body : body.substring(0, 500) + "…";
    }
}
