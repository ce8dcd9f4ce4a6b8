package org.unstuck.server.malformed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.unstuck.server.malformed.Exchange.Ending;
import org.unstuck.server.malformed.Exchange.Part;

/** A request under construction: text of one character per byte, nothing of it checked. */
final class Draft {

    private static final int LARGE_HEAD = 7_000;

    final String kind;
    final Chance chance;
    final Surroundings surroundings;
    final Bodies bodies;
    final Operation operation;

    String method;
    String path;
    String query = "";
    String version = "HTTP/1.1";
    String authorization;
    String contentType;
    String body = "";
    final List<String> headers = new ArrayList<>();

    /** The headers that say how long the body is, when they do not say what is so. */
    List<String> framing = List.of();

    boolean mayStaySilent;
    Set<Integer> serverErrors = Set.of();

    Draft(String kind, Chance chance, Surroundings surroundings, Operation operation) {
        this.kind = kind;
        this.chance = chance;
        this.surroundings = surroundings;
        this.bodies = new Bodies(chance, surroundings);
        this.operation = operation;
        this.method = operation.method();
        this.path = operation.called(chance, surroundings);
        this.authorization = "Authorization: Bearer "
                + (chance.oneIn(8) ? surroundings.userToken() : surroundings.administratorToken());
        if (operation.is(Operation.TOKEN)) {
            contentType = "application/x-www-form-urlencoded";
            body = form();
        } else {
            contentType = operation.imports() && chance.oneIn(3) ? "application/x-ndjson" : "application/json";
            body = operation.reads() ? "" : bodies.malformed(operation);
            headers.add("X-SailPoint-Experimental: true");
        }
    }

    private String form() {
        return "grant_type=client_credentials&client_id=" + surroundings.clientId() + "&client_secret="
                + (chance.oneIn(4) ? surroundings.clientSecret() : chance.hex(64));
    }

    void header(String header) {
        headers.add(header);
    }

    /** The request as it goes out, with a body that is as long as it says. */
    Exchange keep() {
        String head = head();
        // The container hangs up in the middle of what it finds too large.
        return exchange(
                head.length() > LARGE_HEAD ? Ending.HALF_CLOSE : Ending.KEEP,
                List.of(new Part.Bytes(bytes(head + body))));
    }

    /** The request on a connection of its own. */
    Exchange last() {
        return exchange(Ending.HALF_CLOSE, List.of(new Part.Bytes(bytes(head() + body))));
    }

    Exchange exchange(Ending ending, List<Part> parts) {
        return new Exchange(kind, method, parts, ending, serverErrors, mayStaySilent, List.of());
    }

    String head() {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(query)
                .append(version.isEmpty() ? "" : " ")
                .append(version)
                .append("\r\nHost: localhost\r\n");
        if (!authorization.isEmpty()) {
            head.append(authorization).append("\r\n");
        }
        if (!body.isEmpty() || !framing.isEmpty()) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (!framing.isEmpty()) {
            framing.forEach(header -> head.append(header).append("\r\n"));
        } else if (!body.isEmpty() || !operation.reads()) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
