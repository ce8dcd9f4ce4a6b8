package org.unstuck.server.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What the server holds already, so that a request can be wrong in one place and right in all others.
 *
 * @param administratorToken a valid token
 * @param userToken a valid one that permits little
 * @param concludedRun the id of a close run that nothing changes any more
 * @param closedDocuments documents of requests that this server closed: an import leaves them as they are, whatever else
 *     it says of them
 * @param directory documents that the directory has, by the path of their import: the same once more change nothing
 */
public record Surroundings(
        String administratorToken,
        String userToken,
        String clientId,
        String clientSecret,
        String concludedRun,
        List<JsonNode> closedDocuments,
        Map<String, JsonNode> directory) {

    public Surroundings {
        closedDocuments = List.copyOf(closedDocuments);
        directory = Map.copyOf(directory);
    }

    List<String> closedIds() {
        return closedDocuments.stream()
                .map(document -> document.path("id").asText())
                .toList();
    }
}
