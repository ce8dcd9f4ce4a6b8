package org.unstuck.server.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What the server holds already, so that a request can be wrong in one place and right in all others.
 *
 * @param administratorToken a valid token
 * @param userToken a valid one that permits little
 * @param concludedRun the id of a close run that nothing changes any more
 * @param closedDocuments documents of requests that this server closed: an import leaves them as they are, whatever else
 *     it says of them
 */
public record Surroundings(
        String administratorToken,
        String userToken,
        String clientId,
        String clientSecret,
        String concludedRun,
        List<JsonNode> closedDocuments) {

    public Surroundings {
        closedDocuments = List.copyOf(closedDocuments);
    }

    List<String> closedIds() {
        return closedDocuments.stream()
                .map(document -> document.path("id").asText())
                .toList();
    }
}
