package org.unstuck.server.malformed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON bodies with something wrong: right ones, changed in a few places. What comes out is never a body that changes
 * anything when the server takes it. Everything here is text of one character per byte.
 */
final class Bodies {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int DEEP = 10_000;

    /** Without a text there, no document of the directory is taken. */
    private static final String NAME = "name";

    private static final String NO_JSON = ",";

    /** Values of all kinds, right and wrong JSON, in bytes. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "-1",
            "1.5",
            "1e999999",
            "-1E-999999",
            "9".repeat(400),
            "0." + "1".repeat(400),
            "12345678901234567890",
            "NaN",
            "Infinity",
            "-",
            "01",
            "+1",
            ".5",
            "5.",
            "0x1F",
            "1e",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\0\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\u00ed\u00a0\u0080\"",
            "\"\u00ed\u00a0\u0081\u00ed\u00b0\u0081\"",
            "\"\u00c0\u00af\"",
            "\"\u00e0\u0080\u00af\"",
            "\"\u00ff\u00fe\"",
            "\"\u00f5\u0080\u0080\u0080\"",
            "\"\u00e2\u0082\"",
            "\"\u00f0\u009f\u0098\u0080\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u202e\"",
            "\"\\uffff\"",
            "\"\\x\"",
            "\"\\u12\"",
            "\"tab\there\"",
            "\"line\nhere\"",
            "\"unterminated",
            "'single'",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"\":\"\"}",
            "{\"\\u0000\":\"x\"}",
            "{\"\\ud800\":\"x\"}",
            "{\"a\":1,\"a\":2}",
            "[1,]",
            "[,1]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "{1:1}",
            "/*c*/1",
            "//c\n1",
            "tru",
            "nulll",
            "undefined",
            "\"a\" \"b\"",
            "",
            ",",
            ":",
            "}",
            "]",
            "\u00ef\u00bb\u00bf1",
            "\"2026-13-45T99:99:99Z\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "\"0000-00-00T00:00:00Z\"",
            "\"2026-01-01T00:00:00.0000000001Z\"");

    private final Chance chance;
    private final Surroundings surroundings;

    Bodies(Chance chance, Surroundings surroundings) {
        this.chance = chance;
        this.surroundings = surroundings;
    }

    /** A body for an operation, wrong in one to three places. */
    String malformed(Operation operation) {
        return mutated(operation, chance.between(1, 3));
    }

    /** One that is right in its form but does not change anything. */
    String harmless(Operation operation) {
        return mutated(operation, 0);
    }

    private String mutated(Operation operation, int times) {
        ObjectNode root = JSON.createObjectNode();
        root.set("body", right(operation));
        List<String> raw = new ArrayList<>();
        for (int i = 0; i < times && root.has("body"); i++) {
            mutate(root, raw);
        }
        String text = root.has("body") ? text(root.get("body")) : "";
        for (int i = 0; i < raw.size(); i++) {
            text = text.replace("\"" + placeholder(i) + "\"", raw.get(i));
        }
        return guarded(operation, text);
    }

    /** With some bytes changed, lost or added; none that could make another id of an id. */
    String withBytesChanged(Operation operation) {
        StringBuilder text = new StringBuilder(harmless(operation));
        for (int i = chance.between(1, 4); i > 0 && !text.isEmpty(); i--) {
            int place = chance.below(text.length());
            String odd = chance.of("\0", "\u0080", "\u00ff", "\"", "\\", "{", "}", "[", "]", ",", ":", "\t", " ", "x");
            switch (chance.below(3)) {
                case 0 -> text.replace(place, place + 1, odd);
                case 1 -> text.deleteCharAt(place);
                default -> text.insert(place, odd);
            }
        }
        return guarded(operation, text.toString());
    }

    /** In an encoding that JSON does not have here, or not any more, or with a mark that it does not have. */
    String inAnotherEncoding(Operation operation) {
        // What only bad bytes made wrong would be right again.
        String body = new String(
                worse(operation, malformed(operation)).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return switch (chance.below(8)) {
            case 0 -> "\u00ef\u00bb\u00bf" + bytes(body.getBytes(StandardCharsets.UTF_8));
            case 1 -> bytes(body.getBytes(StandardCharsets.UTF_16));
            case 2 -> bytes(body.getBytes(StandardCharsets.UTF_16LE));
            case 3 -> bytes(body.getBytes(StandardCharsets.UTF_16BE));
            case 4 -> bytes(body.getBytes(Charset.forName("UTF-32LE")));
            case 5 -> bytes(body.getBytes(Charset.forName("UTF-32")));
            case 6 -> "\u00ff\u00fe\0\0" + bytes(body.getBytes(StandardCharsets.UTF_16LE));
            default -> "+AHs-" + bytes(body.getBytes(StandardCharsets.US_ASCII));
        };
    }

    /** With something behind its end. */
    String withMoreBehind(Operation operation) {
        String body = malformed(operation);
        return body + chance.of("x", "\0", "{}", body, "]", "}", ",", "//", "/*", "\u001a", "\u00ff", "null", "--x--");
    }

    /** So many ids that it is over a limit. */
    String withManyIds(int count) {
        StringBuilder text = new StringBuilder("{\"accessRequestIds\":[");
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "\"" : ",\"").append(chance.hex(32)).append('"');
        }
        return text.append("]}").toString();
    }

    String nested() {
        int depth = chance.of(90, 100, 101, 1_001, DEEP);
        return switch (chance.below(6)) {
            case 0 -> "[".repeat(depth) + "]".repeat(depth);
            case 1 -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            case 2 -> "[{\"a\":".repeat(depth) + "1" + "}]".repeat(depth);
            case 3 -> "[".repeat(depth);
            case 4 -> "{\"a\":".repeat(depth);
            default -> "]".repeat(depth);
        };
    }

    String value() {
        return chance.of(VALUES);
    }

    /** Cut off somewhere. */
    String truncated(String body) {
        return body.isEmpty() ? body : body.substring(0, chance.below(body.length()));
    }

    private JsonNode right(Operation operation) {
        if (operation.is(Operation.CLOSE)) {
            return close();
        }
        if (operation.is(Operation.IMPORT)) {
            JsonNode document = chance.of(surroundings.closedDocuments()).deepCopy();
            return chance.oneIn(3) ? document : JSON.createArrayNode().add(document);
        }
        if (operation.imports()) {
            ObjectNode document = surroundings.directory().get(operation.path()).deepCopy();
            // Most are changed in other places, and are not to be taken then.
            JsonNode refused = chance.oneIn(4) ? document : document.put(NAME, chance.below(10));
            return chance.oneIn(3) ? refused : JSON.createArrayNode().add(refused);
        }
        if (operation.is(Operation.CLAIM)) {
            return JSON.createObjectNode()
                    .put("limit", chance.between(1, 250))
                    .put("leaseSeconds", chance.between(10, 86_400));
        }
        if (operation.is(Operation.RESULT)) {
            return JSON.createObjectNode()
                    .put("result", chance.of("FAILED", "VERIFICATION_FAILED"))
                    .put("error", chance.letters(12))
                    .put("attempt", chance.between(1, 50));
        }
        if (operation.path().startsWith(Operation.CONFIG)) {
            ObjectNode config = JSON.createObjectNode();
            config.put("approvalsMustBeExternal", chance.oneIn(2)).put("reauthorizationEnabled", chance.oneIn(2));
            config.putObject("requestOnBehalfOfConfig").put("allowRequestOnBehalfOfAnyoneByAnyone", chance.oneIn(2));
            ObjectNode granting = config.putObject("entitlementRequestConfig").putObject("accessRequestConfig");
            granting.put("requireEndDate", chance.oneIn(2));
            granting.putArray("approvalSchemes").addObject().put("approverType", "MANAGER");
            granting.putObject("maxPermittedAccessDuration")
                    .put("value", chance.between(1, 9))
                    .put("timeUnit", "DAYS");
            return config;
        }
        if (operation.is(Operation.OLDER_CONFIG)) {
            ObjectNode config = JSON.createObjectNode().put("autoApprovalEnabled", chance.oneIn(2));
            config.putObject("requestOnBehalfOfConfig").put("allowRequestOnBehalfOfEmployeeByManager", true);
            config.putObject("entitlementRequestConfig")
                    .put("deniedCommentsRequired", chance.oneIn(2))
                    .put(
                            "grantRequestApprovalSchemes",
                            chance.of("manager", "sourceOwner, workgroup:" + chance.hex(32)));
            return config;
        }
        if (operation.path().equals("/trigger-subscriptions/validate-filter")) {
            ObjectNode tried = JSON.createObjectNode().put("filter", chance.of("$.a", "$..*", "$[?(@.a =~ /a+/)]"));
            tried.putObject("input").put("a", chance.letters(20));
            return tried;
        }
        if (operation.path().startsWith("/trigger-subscriptions")) {
            return subscription();
        }
        if (operation.path().equals("/trigger-invocations/test")) {
            ObjectNode test = JSON.createObjectNode().put("triggerId", "idn:post-provisioning");
            ObjectNode input = test.putObject("input")
                    .put("trackingNumber", chance.hex(32))
                    .put("sources", "CRM");
            input.putObject("recipient")
                    .put("type", "IDENTITY")
                    .put("id", chance.hex(32))
                    .put("name", chance.letters(20));
            input.putArray("accountRequests");
            test.putObject("contentJson").put("ticket", chance.between(1, 9_999));
            ids(test.putArray("subscriptionIds"));
            return test;
        }
        if (operation.path().equals("/trigger-invocations/replay")) {
            return JSON.createObjectNode()
                    .put("subscriptionId", chance.hex(32))
                    .put("closeRunId", surroundings.concludedRun())
                    .put("from", "2026-01-01T00:00:00Z")
                    .put("to", "2026-01-02T00:00:00Z");
        }
        ObjectNode known = ofALife(operation);
        if (known != null) {
            return known;
        }
        // What operations that are added later may ask for.
        ObjectNode body = JSON.createObjectNode();
        body.put("name", chance.letters(8))
                .put("description", chance.letters(20))
                .put("enabled", true);
        body.putArray("scope").add("sp:scopes:all");
        body.putArray("ids").add(surroundings.concludedRun()).add(chance.hex(32));
        body.putObject("query").put("query", "*").put("limit", 10);
        return body;
    }

    private ObjectNode subscription() {
        ObjectNode subscription = JSON.createObjectNode();
        subscription
                .put("name", chance.letters(8))
                .put("triggerId", "idn:post-provisioning")
                .put("type", "HTTP")
                .put("responseDeadline", "PT1H")
                .put("filter", "$.action");
        ObjectNode http = subscription.putObject("httpConfig");
        http.put("url", "https://receiver.example/")
                .put("httpDispatchMode", "SYNC")
                .put("httpAuthenticationType", "BASIC_AUTH");
        http.putObject("basicAuthConfig").put("userName", chance.letters(5)).put("password", chance.letters(9));
        return subscription;
    }

    /** What asks for access, decides about it or withdraws it, with ids that nobody has or that are of ended requests. */
    private @Nullable ObjectNode ofALife(Operation operation) {
        ObjectNode body = JSON.createObjectNode();
        if (operation.is(Operation.SUBMIT)) {
            return submission(body);
        }
        if (operation.is(Operation.CANCEL)) {
            return body.put("accountActivityId", chance.of(surroundings.closedIds()))
                    .put("comment", chance.letters(12));
        }
        if (operation.is(Operation.CANCEL_IN_BULK)) {
            ids(body.putArray("accessRequestIds"));
            return body.put("comment", chance.letters(12));
        }
        if (operation.is(Operation.APPROVE_IN_BULK)) {
            ids(body.putArray("approvalIds"));
            return body.put("comment", chance.letters(12));
        }
        if (operation.is(Operation.APPROVE) || operation.is(Operation.REJECT)) {
            body.put("comment", chance.letters(12)).put("created", "2026-01-01T00:00:00Z");
            body.putObject("author").put("type", "IDENTITY").put("id", chance.hex(32));
            return body;
        }
        if (operation.is(Operation.FORWARD)) {
            return body.put("newOwnerId", chance.hex(32)).put("comment", chance.letters(12));
        }
        return null;
    }

    private ObjectNode submission(ObjectNode body) {
        body.put("requestType", chance.of("GRANT_ACCESS", "REVOKE_ACCESS", "MODIFY_ACCESS"));
        body.putObject("clientMetadata").put("ticket", chance.letters(8));
        if (chance.oneIn(2)) {
            ids(body.putArray("requestedFor"));
            item(body.putArray("requestedItems").addObject());
            return body;
        }
        ObjectNode recipient =
                body.putArray("requestedForWithRequestedItems").addObject().put("identityId", chance.hex(32));
        ObjectNode item = recipient.putArray("requestedItems").addObject();
        item(item);
        ObjectNode selected = item.putArray("accountSelection").addObject().put("sourceId", chance.hex(32));
        selected.putArray("accounts")
                .addObject()
                .put("accountUuid", chance.hex(32))
                .put("nativeIdentity", chance.letters(8));
        return body;
    }

    private void item(ObjectNode item) {
        item.put("type", chance.of("ACCESS_PROFILE", "ROLE", "ENTITLEMENT"))
                .put("id", chance.hex(32))
                .put("comment", chance.letters(12))
                .put("startDate", "2998-07-11T00:00:00Z")
                .put("removeDate", "2999-07-11T00:00:00Z");
        item.putObject("clientMetadata").put("app", chance.letters(8));
    }

    private void ids(ArrayNode ids) {
        for (int i = chance.between(1, 3); i > 0; i--) {
            ids.add(chance.oneIn(2) ? chance.of(surroundings.closedIds()) : chance.hex(32));
        }
    }

    private ObjectNode close() {
        ObjectNode close = JSON.createObjectNode();
        ArrayNode ids = close.putArray("accessRequestIds");
        for (int i = chance.between(1, 3); i > 0; i--) {
            ids.add(chance.of(surroundings.closedIds()));
        }
        close.put("message", chance.letters(12));
        close.put("executionStatus", chance.of("Terminated", "Completed"));
        close.put("completionStatus", chance.of("Success", "Incomplete", "Failure"));
        return close;
    }

    private void mutate(ObjectNode root, List<String> raw) {
        Place place = chance.of(places(root));
        JsonNode value = place.value();
        switch (chance.below(9)) {
            case 0, 1, 2 -> place.set(replacement(raw, value()));
            case 3 -> place.remove();
            case 4 -> place.duplicate(this, raw);
            case 5 -> place.rename(this, raw);
            case 6 ->
                place.set(
                        chance.oneIn(2)
                                ? JSON.createArrayNode().add(value)
                                : JSON.createObjectNode().set(chance.oneIn(2) ? "value" : "", value));
            case 7 -> place.set(replacement(raw, nested()));
            default ->
                place.set(replacement(
                        raw,
                        "\"" + chance.of("x", "\\u0041", "\u00c3\u00a4").repeat(chance.of(129, 5_000, 40_000)) + "\""));
        }
    }

    private TextNode replacement(List<String> raw, String text) {
        raw.add(text);
        return TextNode.valueOf(placeholder(raw.size() - 1));
    }

    private static String placeholder(int number) {
        return "@raw" + number + "@";
    }

    private static List<Place> places(ObjectNode root) {
        List<Place> places = new ArrayList<>();
        collect(root, places);
        return places;
    }

    private static void collect(JsonNode container, List<Place> places) {
        if (container instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                places.add(new Field(object, field.getKey()));
                collect(field.getValue(), places);
            }
        } else if (container instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(new Element(array, i));
                collect(array.get(i), places);
            }
        }
    }

    private sealed interface Place {

        JsonNode value();

        void set(JsonNode value);

        void remove();

        void duplicate(Bodies bodies, List<String> raw);

        void rename(Bodies bodies, List<String> raw);
    }

    private record Field(ObjectNode object, String name) implements Place {

        @Override
        public JsonNode value() {
            return object.get(name);
        }

        @Override
        public void set(JsonNode value) {
            object.set(name, value);
        }

        @Override
        public void remove() {
            object.remove(name);
        }

        // An object of Jackson's cannot have a name twice; the text that comes out of it can.
        @Override
        public void duplicate(Bodies bodies, List<String> raw) {
            object.set(bodies.replacement(raw, "\"" + name + "\"").textValue(), value());
        }

        @Override
        public void rename(Bodies bodies, List<String> raw) {
            JsonNode value = object.remove(name);
            String other = bodies.chance.of(
                    name.toUpperCase(Locale.ROOT),
                    name + " ",
                    "",
                    "\\u0000",
                    "\\ud800",
                    "\u00ed\u00a0\u0080",
                    "\u00ff",
                    "__proto__",
                    "@type",
                    "$ref",
                    "n".repeat(5_000));
            object.set(bodies.replacement(raw, "\"" + other + "\"").textValue(), value);
        }
    }

    private record Element(ArrayNode array, int index) implements Place {

        @Override
        public JsonNode value() {
            return array.get(index);
        }

        @Override
        public void set(JsonNode value) {
            array.set(index, value);
        }

        @Override
        public void remove() {
            array.remove(index);
        }

        @Override
        public void duplicate(Bodies bodies, List<String> raw) {
            for (int i = bodies.chance.of(1, 600); i > 0; i--) {
                array.add(value());
            }
        }

        @Override
        public void rename(Bodies bodies, List<String> raw) {
            array.insert(index, bodies.replacement(raw, bodies.value()));
        }
    }

    /** The same, or a bit worse where it might have changed something. */
    private String guarded(Operation operation, String text) {
        // Nobody has the ids in those of a life, and no change makes one of them of it that somebody has.
        if (operation.reads() || operation.isOfALife() || (operation.is(Operation.CLOSE) && isRefusedByClose(text))) {
            return text;
        }
        if (operation.is(Operation.IMPORT)) {
            String guarded = text;
            while (!changesNothingWhenImported(guarded)) {
                guarded = guarded.substring(0, guarded.length() - 1);
            }
            return guarded;
        }
        if (operation.imports()) {
            return changesNoDirectory(operation, text) ? text : NO_JSON + text;
        }
        return worse(operation, text);
    }

    private static String worse(Operation operation, String text) {
        if (operation.reads() || operation.imports() || !text.startsWith("{")) {
            return text;
        }
        return "{\"unknown\":1" + (text.startsWith("{}") ? "" : ",") + text.substring(1);
    }

    // Told apart from what the server says: the rules of the close call, written down once more.
    private static boolean isRefusedByClose(String text) {
        JsonNode body;
        try {
            body = JSON.readTree(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return true;
        }
        if (!body.isObject()) {
            return true;
        }
        Set<String> known = Set.of("accessRequestIds", "message", "executionStatus", "completionStatus");
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            if (!known.contains(names.next())) {
                return true;
            }
        }
        JsonNode ids = body.path("accessRequestIds");
        if (!ids.isArray() || ids.isEmpty() || ids.size() > 500) {
            return true;
        }
        for (JsonNode id : ids) {
            if (!id.isTextual() || id.textValue().isBlank() || id.textValue().length() > 128 || isUnstorable(id)) {
                return true;
            }
        }
        JsonNode message = body.path("message");
        if (isThere(message) && (!message.isTextual() || isUnstorable(message))) {
            return true;
        }
        return isNoneOf(body.path("executionStatus"), Set.of("Terminated", "Completed"))
                || isNoneOf(body.path("completionStatus"), Set.of("Success", "Incomplete", "Failure"));
    }

    private static boolean isNoneOf(JsonNode value, Set<String> words) {
        return isThere(value) && !(value.isTextual() && words.contains(value.textValue()));
    }

    private static boolean isThere(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static boolean isUnstorable(JsonNode text) {
        return text.textValue().codePoints().anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private boolean changesNoDirectory(Operation operation, String text) {
        JsonNode known = surroundings.directory().get(operation.path());
        try (MappingIterator<JsonNode> documents =
                JSON.readerFor(JsonNode.class).readValues(text.getBytes(StandardCharsets.ISO_8859_1))) {
            while (documents.hasNextValue()) {
                JsonNode document = documents.nextValue();
                if (document.path(NAME).isTextual() && !document.equals(known)) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return true;
        }
    }

    private boolean changesNothingWhenImported(String text) {
        try (MappingIterator<JsonNode> documents =
                JSON.readerFor(JsonNode.class).readValues(text.getBytes(StandardCharsets.ISO_8859_1))) {
            while (documents.hasNextValue()) {
                String id = documents.nextValue().path("id").asText().replace("-", "");
                if (id.matches("[0-9a-fA-F]{32}") && !surroundings.closedIds().contains(id.toLowerCase(Locale.ROOT))) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return true;
        }
    }

    private static String text(JsonNode value) {
        try {
            return bytes(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String bytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
