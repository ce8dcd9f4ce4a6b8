package org.unstuck.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.unstuck.application.importing.ImportDocuments.Candidate;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.rest.importing.CandidateReader;
import org.unstuck.rest.importing.IgnoredFields;

class AccountActivityRoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What the public API does not allow to be null (contract A1), by what it is in. */
    private static final Map<String, Set<String>> NEVER_NULL = Map.of(
            "", Set.of("name", "cancelable"),
            "items", Set.of("name", "requested", "provisioningStatus", "sourceId"),
            "requesterIdentitySummary", Set.of("id", "name", "identityId", "completed"),
            "targetIdentitySummary", Set.of("id", "name", "identityId", "completed"),
            "reviewerIdentitySummary", Set.of("id", "name", "identityId", "completed"),
            "requesterComment", Set.of("commenterId", "commenterName", "body", "date"),
            "reviewerComment", Set.of("commenterId", "commenterName", "body", "date"),
            "cancelComment", Set.of("commenterId", "commenterName", "body", "date"),
            "accountRequestInfo", Set.of("requestedObjectId", "requestedObjectName", "requestedObjectType"));

    @Test
    void readsEveryDocumentOfTheSampleBackAsItCame() throws IOException {
        JsonNode sample = sample();

        assertThat(sample).hasSize(60);
        assertThat(sample)
                .allSatisfy(document -> assertThat(thereAndBack(document)).isEqualTo(shown(document)));
    }

    @Property(tries = 500)
    void readsEveryDocumentBackAsItCame(@ForAll("documents") ObjectNode document) {
        assertThat(thereAndBack(document)).isEqualTo(shown(document));
    }

    @Property(tries = 200)
    void takesWhatIsAbsentForNull(@ForAll("documents") ObjectNode document) {
        assertThat(thereAndBack(withoutNulls(document.deepCopy()))).isEqualTo(shown(document));
    }

    static JsonNode sample() throws IOException {
        try (InputStream sample = Objects.requireNonNull(
                AccountActivityRoundTripTest.class.getResourceAsStream("/account-activities.json"))) {
            return JSON.readTree(sample);
        }
    }

    private static JsonNode thereAndBack(JsonNode document) {
        IgnoredFields ignored = new IgnoredFields();
        Candidate<RecordedRequest> candidate =
                new CandidateReader<>(new AccountActivityReader(), ignored).read(document);
        assertThat(candidate).isInstanceOf(Candidate.Readable.class);
        assertThat(ignored.counts()).isEmpty();
        return JSON.valueToTree(AccountActivity.of(((Candidate.Readable<RecordedRequest>) candidate).document()));
    }

    /** Nothing is null that must not be. */
    static JsonNode shown(JsonNode document) {
        JsonNode shown = document.deepCopy();
        leaveOut("", shown);
        return shown;
    }

    private static void leaveOut(String in, JsonNode node) {
        if (node instanceof ObjectNode object) {
            Set<String> never = NEVER_NULL.getOrDefault(in, Set.of());
            object.properties()
                    .removeIf(entry ->
                            never.contains(entry.getKey()) && entry.getValue().isNull());
            object.properties().forEach(entry -> leaveOut(entry.getKey(), entry.getValue()));
        }
        if (node.isArray()) {
            node.forEach(element -> leaveOut(in, element));
        }
    }

    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(AccountActivityRoundTripTest::withoutNulls);
        return node;
    }

    @Provide
    Arbitrary<ObjectNode> documents() {
        Arbitrary<ObjectNode> rest = object(Map.of(
                "name", text(),
                "modified", time(),
                "type", text(),
                "requesterIdentitySummary", summary(),
                "targetIdentitySummary", summary(),
                "errors", array(text().filter(node -> !node.isNull())),
                "warnings", array(text().filter(node -> !node.isNull())),
                "items", array(item()),
                "clientMetadata", metadata()));
        return Combinators.combine(rest, id(), certainly(time()), state(), time(), flag(), comment())
                .as((document, id, created, state, completed, cancelable, cancelComment) -> {
                    boolean open =
                            state.get(0).equals("EXECUTING") || state.get(0).equals("VERIFYING");
                    document.put("id", id);
                    document.set("created", created);
                    document.put("executionStatus", state.get(0));
                    document.put("completionStatus", state.get(1).isEmpty() ? null : state.get(1));
                    document.set("completed", open ? NODES.nullNode() : completed);
                    document.set("cancelable", cancelable);
                    document.set("cancelComment", cancelComment);
                    return document;
                });
    }

    private static Arbitrary<List<String>> state() {
        return Arbitraries.of(
                List.of("EXECUTING", "PENDING"),
                List.of("EXECUTING", ""),
                List.of("VERIFYING", "PENDING"),
                List.of("TERMINATED", "FAILURE"),
                List.of("TERMINATED", ""),
                List.of("COMPLETED", "SUCCESS"),
                List.of("COMPLETED", "INCOMPLETE"));
    }

    private static Arbitrary<JsonNode> item() {
        Arbitrary<ObjectNode> rest = object(Map.of(
                "name", text(),
                "requested", time(),
                "approvalStatus", word("FINISHED", "REJECTED", "RETURNED", "EXPIRED", "PENDING", "CANCELED"),
                "provisioningStatus", word("PENDING", "FINISHED", "UNVERIFIABLE", "COMMITED", "FAILED", "RETRY"),
                "requesterComment", comment(),
                "reviewerIdentitySummary", summary(),
                "reviewerComment", comment(),
                "operation", word("ADD", "CREATE", "MODIFY", "DELETE", "LOCK", "REMOVE", "SET"),
                "accountRequestInfo",
                        nullable(object(Map.of(
                                "requestedObjectId", text(),
                                "requestedObjectName", text(),
                                "requestedObjectType", word("ACCESS_PROFILE", "ROLE", "ENTITLEMENT")))),
                "removeDate", time()));
        Arbitrary<ObjectNode> account = object(Map.of(
                "attribute",
                text(),
                "value",
                text(),
                "nativeIdentity",
                text(),
                "sourceId",
                text(),
                "clientMetadata",
                metadata()));
        return Combinators.combine(rest, account, id()).as((item, more, id) -> {
            item.setAll(more);
            item.put("id", id);
            return item;
        });
    }

    private static Arbitrary<JsonNode> summary() {
        return nullable(object(Map.of("id", text(), "name", text(), "identityId", text(), "completed", flag())));
    }

    private static Arbitrary<JsonNode> comment() {
        return nullable(object(Map.of("commenterId", text(), "commenterName", text(), "body", text(), "date", time())));
    }

    private static Arbitrary<JsonNode> metadata() {
        return nullable(
                Arbitraries.maps(characters(), characters()).ofMaxSize(3).map(entries -> {
                    ObjectNode metadata = NODES.objectNode();
                    entries.forEach(metadata::put);
                    return metadata;
                }));
    }

    private static Arbitrary<String> id() {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(32);
    }

    private static Arbitrary<JsonNode> text() {
        return nullable(characters().map(NODES::textNode));
    }

    private static Arbitrary<String> characters() {
        return Arbitraries.of("", " ", "appRequest", "Zoë \"Z\" \\ \n\t", "👍", "李", "=1+1", "{\"a\": [null]}", "null");
    }

    private static Arbitrary<JsonNode> time() {
        return nullable(Arbitraries.longs()
                .between(0, Instant.parse("2100-01-01T00:00:00Z").toEpochMilli())
                .map(millis -> NODES.textNode(
                        Instant.ofEpochMilli(millis).plusNanos(1_000_000_000).toString()))
                .filter(text -> text.textValue().matches(".*\\.\\d{3}Z")));
    }

    private static Arbitrary<JsonNode> flag() {
        return nullable(Arbitraries.of(true, false).map(NODES::booleanNode));
    }

    private static Arbitrary<JsonNode> word(String... words) {
        return nullable(Arbitraries.of(words).map(NODES::textNode));
    }

    private static Arbitrary<JsonNode> array(Arbitrary<JsonNode> element) {
        return nullable(
                element.list().ofMaxSize(3).map(elements -> NODES.arrayNode().addAll(elements)));
    }

    private static Arbitrary<JsonNode> nullable(Arbitrary<? extends JsonNode> value) {
        return Arbitraries.oneOf(Arbitraries.just((JsonNode) NODES.nullNode()), value.map(node -> (JsonNode) node));
    }

    private static Arbitrary<JsonNode> certainly(Arbitrary<JsonNode> value) {
        return value.filter(node -> !node.isNull());
    }

    private static Arbitrary<ObjectNode> object(Map<String, Arbitrary<JsonNode>> fields) {
        List<String> names = List.copyOf(fields.keySet());
        return Combinators.combine(names.stream().map(fields::get).toList()).as(values -> {
            ObjectNode object = NODES.objectNode();
            for (int index = 0; index < names.size(); index++) {
                object.set(names.get(index), values.get(index));
            }
            return object;
        });
    }
}
