package org.unstuck.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The OpenAPI document that a server gives of itself. */
public final class ApiDocument {

    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<URI, ApiDocument> OF_SERVERS = new ConcurrentHashMap<>();

    // Only plain paths are of the API; how others are refused is none of the document's business.
    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9._~/-]*");
    private static final Set<String> VERSIONS = Set.of("beta", "v3", "v2024", "v2025", "v2026");
    private static final String VERSION_OF_A_SERVICE = "v1";
    private static final String SECOND_VERSION = "v2";
    private static final String WITH_OTHER_FORMS = "access-request-config";
    private static final String MEANS_SECOND_VERSION = "v2026";
    private static final Set<String> MEAN_OLDER_FORM = Set.of("beta", "v3");
    private static final String OLDER_FORM = "v3";

    private final ObjectNode root;

    ApiDocument(ObjectNode root) {
        this.root = root;
    }

    /** Of the server at this address, which is asked once. */
    public static ApiDocument of(URI server) {
        return OF_SERVERS.computeIfAbsent(server, ApiDocument::fetch);
    }

    private static ApiDocument fetch(URI server) {
        try {
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(server.resolve("/v3/api-docs")).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("there is no document: " + answer.statusCode() + " " + answer.body());
            }
            return new ApiDocument((ObjectNode) JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** What stands at this place, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText("");
        return reference.startsWith("#/") ? resolved(root.at(reference.substring(1))) : node;
    }

    /** Tells every operation with its name: {@code get /close-runs}. */
    void forEachOperation(BiConsumer<String, JsonNode> operation) {
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operation.accept(method.getKey() + " " + path.getKey(), method.getValue())));
    }

    /**
     * The pointer to the operation that a call reaches; nothing when it is none of the API's.
     *
     * @param path as it was called, in either family of URLs, with its query
     */
    Optional<String> operation(String method, String path) {
        String withoutQuery = path.split("\\?", 2)[0];
        if (!PLAIN.matcher(withoutQuery).matches()) {
            return Optional.empty();
        }
        List<String> called = canonical(withoutQuery);
        String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        return root.path("paths").properties().stream()
                .filter(known -> matches(segments(known.getKey()), called))
                .filter(known -> known.getValue().has(verb))
                .map(known -> "/paths/" + escaped(known.getKey()) + "/" + verb)
                .findFirst();
    }

    private static List<String> canonical(String path) {
        List<String> segments = segments(path);
        String version = "";
        if (segments.size() > 1 && VERSIONS.contains(segments.get(0))) {
            version = segments.remove(0);
        } else if (segments.size() > 1 && segments.get(1).equals(VERSION_OF_A_SERVICE)) {
            version = segments.remove(1);
        }
        // A version after the version leads nowhere.
        if (!version.isEmpty() && VERSIONS.contains(segments.get(0))) {
            return List.of();
        }
        if (!version.isEmpty() && segments.get(0).equals(WITH_OTHER_FORMS)) {
            if (segments.size() > 1 && segments.get(1).equals(SECOND_VERSION)) {
                return List.of();
            }
            if (version.equals(MEANS_SECOND_VERSION)) {
                segments.add(1, SECOND_VERSION);
            } else if (MEAN_OLDER_FORM.contains(version)) {
                segments.add(0, OLDER_FORM);
            }
        }
        return segments;
    }

    // A trailing slash makes another path, doubled ones do not.
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
        segments.subList(0, segments.size() - 1).removeIf(String::isEmpty);
        return segments;
    }

    private static boolean matches(List<String> known, List<String> called) {
        if (known.size() != called.size() || called.contains("..") || called.contains(".")) {
            return false;
        }
        for (int index = 0; index < known.size(); index++) {
            boolean isVariable = known.get(index).startsWith("{");
            if (isVariable ? called.get(index).isEmpty() : !known.get(index).equals(called.get(index))) {
                return false;
            }
        }
        return true;
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
