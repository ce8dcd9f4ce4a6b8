package org.unstuck.server.malformed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.unstuck.rest.security.AccessTable;

/** An operation of the API, with placeholders in its path. */
record Operation(String method, String path) {

    static final String CLOSE = "/access-requests/close";
    static final String SUBMIT = "/access-requests";
    static final String CANCEL = "/access-requests/cancel";
    static final String CANCEL_IN_BULK = "/access-requests/bulk-cancel";
    static final String APPROVE = "/access-request-approvals/{id}/approve";
    static final String REJECT = "/access-request-approvals/{id}/reject";
    static final String FORWARD = "/access-request-approvals/{id}/forward";
    static final String APPROVE_IN_BULK = "/access-request-approvals/bulk-approve";
    static final String IMPORT = "/identity-requests/import";
    static final String CONFIG = "/access-request-config";
    static final String OLDER_CONFIG = "/v3/access-request-config";
    static final String CLAIM = "/provisioning-orders/claim";
    static final String RESULT = "/identity-requests/{id}/items/{itemId}/provisioning-results";
    static final String TOKEN = "/oauth/token";

    private static final Set<String> OF_A_LIFE =
            Set.of(SUBMIT, CANCEL, CANCEL_IN_BULK, APPROVE, REJECT, FORWARD, APPROVE_IN_BULK);

    private static final List<String> FAMILIES = List.of("", "v1", "beta", "v3", "v2024", "v2025", "v2026");

    /** All there are, also those that were added after this was written. */
    static List<Operation> all() {
        List<Operation> all = new ArrayList<>();
        AccessTable.rows().forEach(row -> all.add(new Operation(row.method().name(), row.path())));
        all.add(new Operation(HttpMethod.POST.name(), TOKEN));
        return List.copyOf(all);
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean imports() {
        return path.endsWith("/import");
    }

    /** Whether it asks for access, decides about it or withdraws what was asked for. */
    boolean isOfALife() {
        return OF_A_LIFE.contains(path);
    }

    boolean is(String known) {
        return path.equals(known);
    }

    /** The path in one of its URL families, with something in place of each placeholder. */
    String called(Chance chance, Surroundings surroundings) {
        StringBuilder called = new StringBuilder();
        for (String segment : path.substring(1).split("/", -1)) {
            called.append('/').append(segment.startsWith("{") ? id(chance, surroundings) : segment);
        }
        String family = is(TOKEN) || is(OLDER_CONFIG) ? "" : chance.of(FAMILIES);
        if (family.equals("v1")) {
            int rest = called.indexOf("/", 1);
            return called.insert(rest < 0 ? called.length() : rest, "/v1").toString();
        }
        return family.isEmpty() ? called.toString() : "/" + family + called;
    }

    private static String id(Chance chance, Surroundings surroundings) {
        return switch (chance.below(8)) {
            case 0, 1, 2 -> surroundings.concludedRun();
            case 3, 4 -> chance.of(surroundings.closedIds());
            case 5 -> chance.hex(32);
            case 6 -> chance.hex(chance.between(1, 200));
            default -> chance.of("0", "-", "null", "me", "~", "..%2f", "%00", "a.b", "%F0%9F%98%80", "9".repeat(400));
        };
    }
}
