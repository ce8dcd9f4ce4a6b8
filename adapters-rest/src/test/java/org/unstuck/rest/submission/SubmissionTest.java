package org.unstuck.rest.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.rest.Answer;
import org.unstuck.rest.LifeTest;

class SubmissionTest extends LifeTest {

    @BeforeEach
    void isKnown() {
        directory();
    }

    @Test
    void beginsARequestAndSaysWhereToFollowIt() {
        Answer answer = submission(asking(zoe, role)).asUser(zoe).send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("existingRequests")).isEmpty();
        JsonNode begun = answer.json().at("/newRequests/0");
        assertThat(begun.get("requestedFor").asText()).isEqualTo(zoe);
        assertThat(begun.get("requestedItemsDetails")).hasToString("[{\"type\":\"ROLE\",\"id\":\"" + role + "\"}]");
        assertThat(begun.get("attributesHash").isInt()).isTrue();
        assertThat(begun.get("accessRequestIds")).hasSize(1);
        JsonNode activity = activity(begun.at("/accessRequestIds/0").asText());
        assertThat(activity.get("type").asText()).isEqualTo("appRequest");
        assertThat(activity.get("executionStatus").asText()).isEqualTo("EXECUTING");
        assertThat(activity.at("/targetIdentitySummary/name").asText()).isEqualTo("Zoë Zhang");
        assertThat(activity.at("/items/0/approvalStatus").asText()).isEqualTo("PENDING");
        assertThat(activity.at("/items/0/accountRequestInfo/requestedObjectName")
                        .asText())
                .isEqualTo("Payroll");
    }

    @Test
    void doesNotBeginAgainWhatIsUnderWay() {
        JsonNode first = submission(asking(zoe, role)).send().json();
        JsonNode again = submission(asking(zoe, role)).send().json();

        assertThat(again.get("newRequests")).isEmpty();
        assertThat(again.get("existingRequests")).isEqualTo(first.get("newRequests"));
    }

    @Test
    void takesTheNestedFormAndAllThatAnItemCanSay() {
        JsonNode receipt =
                submission("""
                        {"requestType": "GRANT_ACCESS", "clientMetadata": {"ticket": "INC-1"}, "requestedFor": null,
                         "requestedForWithRequestedItems": [
                           {"identityId": "%s", "identityType": "HUMAN", "requestedItems": [
                             {"type": "ROLE", "id": "%s", "comment": "why", "clientMetadata": {"a": "b"},
                              "startDate": "2126-01-01T00:00:00.000Z", "removeDate": "2126-02-01T00:00:00+01:00",
                              "nativeIdentity": "zz", "formInstanceId": "f",
                              "accountSelection": [{"sourceId": "s", "accounts": [
                                {"accountUuid": "u", "nativeIdentity": "zz"}]}]}]},
                           {"identityId": "%s", "requestedItems": [{"type": "ROLE", "id": "%s"}]}]}
                        """.formatted(zoe, role, nora, role)).send().json();

        assertThat(receipt.get("newRequests")).hasSize(2);
        JsonNode activity =
                activity(receipt.at("/newRequests/0/accessRequestIds/0").asText());
        assertThat(activity.at("/items/0/requesterComment/body").asText()).isEqualTo("why");
        assertThat(activity.at("/items/0/removeDate").asText()).isEqualTo("2126-01-31T23:00:00.000Z");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("[]", List.of("the body must be a JSON object")),
                arguments(
                        "{'requestedFor': 'x', 'requestType': 'GRANT', 'requestedItems': {}}",
                        List.of(
                                "requestedFor must be an array",
                                "requestType must be one of GRANT_ACCESS, REVOKE_ACCESS, MODIFY_ACCESS",
                                "requestedItems must be an array")),
                arguments(
                        "{'requestedFor': [' '], 'requestedItems': [{'type': 'APP'}, {'id': ''}, 7]}",
                        List.of(
                                "requestedFor[0] must not be blank",
                                "requestedItems[2] must be an object",
                                "requestedItems[0].type must be one of ACCESS_PROFILE, ROLE, ENTITLEMENT",
                                "requestedItems[0].id is required",
                                "requestedItems[1].type is required",
                                "requestedItems[1].id must not be blank")),
                arguments(
                        "{'requestedItems': [{'type': 'ROLE', 'id': 'x', 'removeDate': '', 'accountSelection': []}],"
                                + " 'requestedfor': []}",
                        List.of(
                                "requestedItems[0].removeDate must be a date-time of RFC 3339, like "
                                        + "2026-11-23T15:21:00.000Z",
                                "requestedfor is not a known field",
                                "requestedItems[0].accountSelection is not a known field")),
                arguments(
                        "{'requestedForWithRequestedItems': [{}]}",
                        List.of(
                                "requestedForWithRequestedItems[0].requestedItems is required",
                                "requestedForWithRequestedItems[0].identityId is required")),
                arguments(
                        "{'requestedFor': [" + String.join(",", Collections.nCopies(501, "'x'")) + "]}",
                        List.of("requestedFor must not be more than 500")),
                arguments(
                        "{'requestedItems': [" + String.join(",", Collections.nCopies(101, "{}")) + "]}",
                        List.of("requestedItems must not be more than 100")));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesWhatIsMalformedWithEveryCause(String body, List<String> causes) {
        String before = state();

        Answer answer = submission(body.replace('\'', '"')).send();

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.causes()).containsExactlyInAnyOrderElementsOf(causes);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void saysWhatIsMissing() {
        Answer answer = submission("{}").send();

        answer.isError(400, "400.1.0 Required Data Missing Or Empty");
        assertThat(answer.causes())
                .containsExactly(
                        "requestedFor: at least one identity must be named",
                        "requestedItems: at least one item must be requested");
    }

    @Test
    void saysWhoAndWhatIsNotKnown() {
        Answer answer = submission(asking("nobody", "nothing")).send();

        answer.isError(400, "400.1.404 Referenced object not found");
        assertThat(answer.causes())
                .containsExactly(
                        "requestedFor[0]: Referenced RequestedFor Identity/Identities nobody was/were not found.",
                        "requestedItems[0].id: Referenced object nothing of this type was not found.");
    }

    @Test
    void saysSoInTheLanguageOfTheCaller() {
        Answer answer = submission(asking("nobody", role))
                .header("Accept-Language", "de")
                .send();

        answer.isError(400, "400.1.404 Referenced object not found");
        assertThat(answer.causesIn("de"))
                .containsExactly("requestedFor[0]: Die angegebene Identität nobody wurde nicht gefunden.");
    }

    @Test
    void letsPeopleAskForThemselvesAndTheirReportsOnly() {
        assertThat(submission(asking(zoe, role)).asUser(mia).send().status()).isEqualTo(202);

        String before = state();
        Answer answer = submission(asking(zoe, role)).asUser(nora).send();

        answer.isError(403, "403 Forbidden");
        assertThat(answer.text()).isEqualTo("requestedFor[0]: you may not request access for this identity");
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"idn:access-request:manage", "idn:access-request-self:manage"})
    void isAnAdministratorOnlyByTheScopeForThat(String scope) {
        String token = signed(administratorClaims().claim("scope", List.of(scope)));

        assertThat(submission(asking(zoe, role)).as(token).send().status())
                .isEqualTo(scope.equals("idn:access-request:manage") ? 202 : 403);
    }

    @Test
    void revokesWithACommentFromOnePersonThatIsSomebodyElse() {
        String bare = asking(zoe, role).replaceFirst("\\{", "{\"requestType\": \"REVOKE_ACCESS\", ");
        String explained = bare.replace("\"type\"", "\"comment\": \"left the team\", \"type\"");

        assertThat(submission(bare)
                        .send()
                        .isError(400, "400.1.0 Required Data Missing Or Empty")
                        .causes())
                .containsExactly("requestedItems[0].comment is required here: this needs a reason");
        assertThat(submission(explained)
                        .asUser(zoe)
                        .send()
                        .isError(403, "403 Forbidden")
                        .causes())
                .containsExactly("requestedFor[0]: nobody revokes access from themselves");
        assertThat(submission(explained)
                        .asUser(nora)
                        .send()
                        .isError(403, "403 Forbidden")
                        .causes())
                .containsExactly("requestedFor[0]: only the manager of this identity and administrators may revoke its"
                        + " access");
        assertThat(submission(explained).asUser(mia).send().status()).isEqualTo(202);
    }

    @Test
    void refusesBothFormsAtOnceAndMachines() {
        String nested = """
                {"requestedItems": [{"type": "ROLE", "id": "%s"}], "requestedForWithRequestedItems": [
                  {"identityId": "%s", "identityType": "%s", "requestedItems": [{"type": "ROLE", "id": "%s"}]}]}
                """.formatted(role, zoe, "HUMAN", role);

        assertThat(submission(nested)
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .causes())
                .containsExactly("requestedForWithRequestedItems must be absent where requestedFor or requestedItems"
                        + " is there");
        String machine =
                "{" + nested.substring(nested.indexOf("\"requestedForWith")).replace("HUMAN", "MACHINE");
        assertThat(submission(machine).send().isError(403, "403 Forbidden").causes())
                .containsExactly(
                        "requestedForWithRequestedItems[0].identityId: machine identities are not available" + " here");
    }

    @Test
    void doesTheSameCallOnceUnderOneKey() {
        String key = newId();
        Answer first =
                submission(asking(zoe, role)).header("Idempotency-Key", key).send();
        Answer again =
                submission(asking(zoe, role)).header("Idempotency-Key", key).send();

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.json().get("newRequests")).hasSize(1);
    }
}
