package org.unstuck.rest.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class TriggersTest extends HttpTest {

    private static final String PATH = "/triggers";

    @Test
    void areThoseOfThePublicApiByTheirIds() {
        Answer answer = get(PATH + "?count=true").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Total-Count")).isEqualTo("4");
        assertThat(ids(answer))
                .containsExactly(
                        "idn:access-request-dynamic-approver",
                        "idn:access-request-post-approval",
                        "idn:access-request-pre-approval",
                        "idn:post-provisioning");
        JsonNode provisioning = answer.json().get(3);
        assertThat(provisioning.get("name").asText()).isEqualTo("Provisioning Completed");
        assertThat(provisioning.get("type").asText()).isEqualTo("FIRE_AND_FORGET");
        assertThat(provisioning.get("inputSchema").isTextual()).isTrue();
        assertThat(provisioning.get("exampleInput").get("accountRequests").isArray())
                .isTrue();
        assertThat(provisioning.has("outputSchema")).isFalse();
        JsonNode submitted = answer.json().get(2);
        assertThat(submitted.get("type").asText()).isEqualTo("REQUEST_RESPONSE");
        assertThat(submitted.get("exampleInput").get("requestedFor").isArray()).isTrue();
        assertThat(submitted.get("outputSchema").isTextual()).isTrue();
        assertThat(submitted.get("exampleOutput").get("approved").isBoolean()).isTrue();
    }

    @Test
    void ofThisServerAloneAreThereForWhoeverAsks() {
        assertThat(ids(get(PATH + "?include-own=true").send())).hasSize(Trigger.values().length);
        assertThat(ids(get(PATH + "?include-own=true&filters=id%20ge%20%22unstuck:%22&sorters=name")
                        .send()))
                .containsExactly(
                        "unstuck:close-run-cancelled",
                        "unstuck:close-run-concluded",
                        "unstuck:identity-requests-reopened");
        assertThat(get(PATH + "?include-own=yes")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("parameter include-own must be true or false");
    }

    @Test
    void areFilteredSortedAndPaged() {
        assertThat(ids(get(PATH + "?filters=id%20eq%20%22IDN:post-provisioning%22")
                        .send()))
                .containsExactly("idn:post-provisioning");
        assertThat(ids(get(PATH + "?filters=id%20le%20%22idn:access-request-post-approval%22&sorters=-id")
                        .send()))
                .containsExactly("idn:access-request-post-approval", "idn:access-request-dynamic-approver");
        assertThat(ids(get(PATH + "?sorters=-name&limit=1&offset=1").send()))
                .containsExactly("idn:access-request-pre-approval");
        assertThat(get(PATH + "?filters=name%20eq%20%22x%22").send().status()).isEqualTo(400);
    }

    @Test
    void areFoundUnderAllUrlFamilies() {
        for (String path : List.of("/triggers/v1", "/beta/triggers", "/v2025/triggers")) {
            assertThat(ids(get(path).header("X-SailPoint-Experimental", "true").send()))
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void haveExamplesThatFollowTheirSchemas(Trigger trigger) {
        TriggerDto shown = TriggerDto.of(trigger);

        assertThat(problems(shown.inputSchema(), json(shown.exampleInput()))).isEmpty();
        assertThat(problems(shown.inputSchema(), "{}")).isNotEmpty();
        boolean answers = trigger.kind() == Trigger.Kind.REQUEST_RESPONSE;
        assertThat(shown.outputSchema() != null).isEqualTo(answers);
        assertThat(shown.exampleOutput() != null).isEqualTo(answers);
        if (shown.outputSchema() != null && shown.exampleOutput() != null) {
            assertThat(problems(shown.outputSchema(), json(shown.exampleOutput())))
                    .isEmpty();
        }
    }

    private static List<String> problems(String schema, String example) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(schema)
                .validate(example, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static String json(Object value) {
        return new ObjectMapper().valueToTree(value).toString();
    }

    private static List<String> ids(Answer answer) {
        JsonNode[] triggers = new JsonNode[answer.json().size()];
        for (int i = 0; i < triggers.length; i++) {
            triggers[i] = answer.json().get(i);
        }
        return Arrays.stream(triggers)
                .map(trigger -> trigger.get("id").asText())
                .toList();
    }
}
