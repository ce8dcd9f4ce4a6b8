package org.unstuck.rest.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

/** All tests share one directory, so each has ids of its own and looks for nothing else. */
class DirectoryTest extends HttpTest {

    @Test
    void importsPeopleAndShowsThemWithTheirManagers() {
        String id = newId();
        String bossId = newId();
        String person = """
                {"id": "%s", "name": "Ida Ek", "alias": "ida.%s", "firstname": "Ida", "lastname": "Ek",
                 "email": "ida@example.org", "status": "Active", "identityState": "ACTIVE",
                 "manager": {"type": "IDENTITY", "id": "%s", "name": "somebody else said"}}
                """.formatted(id, id, bossId);

        assertThat(importInto("identities", person).body())
                .isEqualTo("{\"received\":1,\"imported\":1,\"updated\":0,\"unchanged\":0,"
                        + "\"rejected\":[],\"rejectedCount\":0,\"ignoredFields\":{}}");
        assertThat(publicIdentity(id))
                .hasToString("{\"id\":\"" + id + "\",\"name\":\"Ida Ek\",\"alias\":\"ida." + id
                        + "\",\"email\":\"ida@example.org\",\"status\":\"Active\",\"identityState\":\"ACTIVE\","
                        + "\"manager\":{\"type\":\"IDENTITY\",\"id\":\"" + bossId + "\",\"name\":null},"
                        + "\"attributes\":[]}");

        importInto("identities", "{\"id\": \"" + bossId + "\", \"name\": \"Bo Ss\"}");

        assertThat(publicIdentity(id).at("/manager/name").asText()).isEqualTo("Bo Ss");
        assertThat(publicIdentity(bossId))
                .hasToString("{\"id\":\"" + bossId + "\",\"name\":\"Bo Ss\",\"alias\":null,\"email\":null,"
                        + "\"status\":null,\"identityState\":null,\"manager\":null,\"attributes\":[]}");
    }

    @Test
    void importsAgainWhatItShowed() {
        String id = newId();
        importInto("identities", "{\"id\":\"" + id + "\",\"name\":\"n\",\"manager\":{\"id\":\"boss\"}}");

        JsonNode summary =
                importInto("identities", publicIdentity(id).toString()).json();

        assertThat(summary.get("unchanged").asInt()).isEqualTo(1);
        assertThat(summary.get("ignoredFields")).hasToString("{\"attributes\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identities", "governance-groups", "sources", "requestable-objects"})
    void importsLineByLineAndCountsWhatChanges(String resource) {
        String one = document(resource, newId(), "one");
        String id = newId();

        Answer first = post("/" + resource + "/import", one + "\n" + document(resource, id, "two") + "\n")
                .header("Content-Type", "application/x-ndjson")
                .send();
        JsonNode again = importInto(resource, "[" + one + "," + document(resource, id, "other") + "]")
                .json();

        assertThat(first.json().get("imported").asInt()).isEqualTo(2);
        assertThat(again.get("unchanged").asInt()).isEqualTo(1);
        assertThat(again.get("updated").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identities", "governance-groups", "sources", "requestable-objects"})
    void takesMoreInAnImportThanInOtherBodies(String resource) {
        String large = "[" + document(resource, newId(), "n") + " ".repeat(2_000_000) + "]";

        assertThat(importInto(resource, large).status()).isEqualTo(200);
        importInto(resource, "[" + " ".repeat(3_000_000) + "]").isError(413, "413 Content too large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"identities", "governance-groups", "sources", "requestable-objects"})
    void changesNothingWhenABodyBreaksOff(String resource) {
        String id = newId();

        importInto(resource, "[" + document(resource, id, "n") + ", {\"id\":")
                .isError(400, "400.1 Bad Request Content");

        assertThat(importInto(resource, document(resource, id, "n"))
                        .json()
                        .get("imported")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "identities|{}|id is required; name is required",
                "identities|{'id': '', 'name': 7}|id must not be blank; name must be a string",
                "identities|{$, 'email': 'LONG'}|email must not have more than 256 characters",
                "identities|{$, 'manager': 'x'}|manager must be an object",
                "identities|{$, 'manager': {}}|manager.id is required",
                "identities|{$, 'identityState': 'GONE'}|identityState must be one of ACTIVE, INACTIVE_SHORT_TERM, INACTIVE_LONG_TERM",
                "governance-groups|{$, 'members': {}}|members must be an array",
                "governance-groups|{$, 'members': ['a']}|members[0] must be an object",
                "governance-groups|{$, 'members': [{'id': 'a'}, {'id': 'a'}]}|members must name a only once",
                "governance-groups|{$, 'members': MANY}|members must not be more than 10000",
                "sources|{$, 'owner': {'id': 1}}|owner.id must be a string",
                "requestable-objects|{'id': 'x'}|type is required; name is required; requestable is required",
                "requestable-objects|{$, 'type': 'GROUP', 'requestable': 1}|type must be one of ACCESS_PROFILE, ROLE, ENTITLEMENT; requestable must be true or false",
                "requestable-objects|{$, ROLE, 'source': {'id': 's'}}|source must be absent while type is ROLE",
                "requestable-objects|{$, PROFILE}|source is required while type is ACCESS_PROFILE",
                "requestable-objects|{$, ENTITLEMENT, 'source': {'id': 's'}}|account is required while type is ENTITLEMENT",
                "requestable-objects|{$, ROLE, 'account': {'attribute': 'a'}}|account.value is required",
                "requestable-objects|{$, PROFILE, 'source': {'id': 's'}, 'accessProfiles': [{'id': 'a'}]}|accessProfiles must be absent while type is ACCESS_PROFILE",
                "requestable-objects|{$, ENTITLEMENT, 'source': {'id': 's'}, 'account': {'attribute': 'a', 'value': 'v'}, 'entitlements': [{'id': 'a'}]}|entitlements must be absent while type is ENTITLEMENT",
                "requestable-objects|{$, ROLE, 'accessRequestConfig': {'approvalSchemes': [{}]}}|accessRequestConfig.approvalSchemes[0].approverType is required",
                "requestable-objects|{$, ROLE, 'accessRequestConfig': {'approvalSchemes': [{'approverType': 'SOURCE_OWNER'}]}}|accessRequestConfig.approvalSchemes[0].approverType must not be SOURCE_OWNER while type is ROLE",
                "requestable-objects|{$, ROLE, 'accessRequestConfig': {'approvalSchemes': [{'approverType': 'MANAGER', 'approverId': 'm'}]}}|accessRequestConfig.approvalSchemes[0].approverId must be absent while approverType is MANAGER",
                "requestable-objects|{$, ROLE, 'revocationRequestConfig': {'approvalSchemes': [{'approverType': 'GOVERNANCE_GROUP'}]}}|revocationRequestConfig.approvalSchemes[0].approverId is required",
                "requestable-objects|{$, ROLE, 'revocationRequestConfig': {'approvalSchemes': [{'approverType': 'ROLE_OWNER'}]}}|owner is required when that person is to approve",
                "requestable-objects|{$, ROLE, 'revocationRequestConfig': {'approvalSchemes': STEPS}}|revocationRequestConfig.approvalSchemes must not be more than 20",
                "requestable-objects|{$, ROLE, 'accessRequestConfig': {'requestCommentRequired': 'yes'}}|accessRequestConfig.requestCommentRequired must be true or false",
            })
    void rejectsWhatBreaksARuleAndSaysWhich(String resource, String document, String reason) {
        String body = document.replace("$", "'id': '" + newId() + "', 'name': 'n'")
                .replace(" ROLE", " 'type': 'ROLE', 'requestable': true")
                .replace(" PROFILE", " 'type': 'ACCESS_PROFILE', 'requestable': true")
                .replace(" ENTITLEMENT", " 'type': 'ENTITLEMENT', 'requestable': true")
                .replace("LONG", "x".repeat(257))
                .replace("MANY", references(10_001))
                .replace("STEPS", "[" + "{'approverType': 'MANAGER'},".repeat(20) + "{'approverType': 'MANAGER'}]")
                .replace('\'', '"');

        JsonNode summary = importInto(resource, body).json();

        assertThat(summary.get("rejectedCount").asInt()).isEqualTo(1);
        assertThat(summary.at("/rejected/0/reason").asText()).isEqualTo(reason);
    }

    @Test
    void importsObjectsWithAllThatCanBeSaidOfThemAndShowsWhatEverybodyMaySee() {
        String id = newId();
        String document = """
                {"id": "%s", "type": "ACCESS_PROFILE", "name": "Payroll", "description": "Sees salaries",
                 "owner": {"id": "o-%s"}, "source": {"id": "s-%s"}, "requestable": true, "privilegeLevel": "High",
                 "account": {"attribute": "groups", "value": "payroll"},
                 "accessRequestConfig": {"requestCommentRequired": true, "denialCommentRequired": false,
                   "approvalSchemes": [{"approverType": "MANAGER"}, {"approverType": "ACCESS_PROFILE_OWNER"},
                     {"approverType": "GOVERNANCE_GROUP", "approverId": "g"}]},
                 "revocationRequestConfig": {"approvalSchemes": [{"approverType": "SOURCE_OWNER", "approverId": null}]},
                 "entitlements": [{"id": "e1", "type": "ENTITLEMENT", "name": "E"}, {"id": "e2"}]}
                """.formatted(id, id, id);
        importInto("identities", "{\"id\": \"o-" + id + "\", \"name\": \"Ola Owner\"}");

        JsonNode summary = importInto("requestable-objects", document).json();

        assertThat(summary.get("imported").asInt()).as(summary.toString()).isEqualTo(1);
        assertThat(summary.get("ignoredFields")).hasToString("{}");
        assertThat(requestableObjects("id eq \"" + id + "\"").get(0))
                .hasToString("{\"id\":\"" + id
                        + "\",\"name\":\"Payroll\",\"type\":\"ACCESS_PROFILE\",\"description\":\"Sees salaries\","
                        + "\"owner\":{\"type\":\"IDENTITY\",\"id\":\"o-" + id + "\",\"name\":\"Ola Owner\"},"
                        + "\"source\":{\"type\":\"SOURCE\",\"id\":\"s-" + id + "\",\"name\":null},"
                        + "\"requestable\":true}");
    }

    @Test
    void hidesFromUsersWhatTheyMayNotAskFor() {
        String id = newId();
        importInto("requestable-objects", role(id + "-yes", "r", true) + role(id + "-no", "r", false));
        String path =
                "/requestable-objects?count=true&filters=" + encoded("id in (\"" + id + "-yes\",\"" + id + "-no\")");

        Answer forUsers = get(path).asUser("u1").send();
        Answer forAdministrators = get(path).send();

        assertThat(ids(forUsers)).containsExactly(id + "-yes");
        assertThat(forUsers.header("X-Total-Count")).isEqualTo("1");
        assertThat(ids(forAdministrators)).containsExactly(id + "-no", id + "-yes");
        assertThat(forAdministrators.header("X-Total-Count")).isEqualTo("2");
    }

    @Test
    void listsObjectsByNameAndType() {
        String name = newId();
        importInto("requestable-objects", role(newId(), name + " b", true) + role(newId(), name + " a", true));

        assertThat(requestableObjects("name sw \"" + name + "\" and type eq \"ROLE\""))
                .hasSize(2);
        assertThat(requestableObjects("name eq \"" + name + " a\"")).hasSize(1);
        assertThat(requestableObjects("name sw \"" + name + "\" and type eq \"ENTITLEMENT\""))
                .isEmpty();
        assertThat(get("/requestable-objects?sorters=-name&filters=" + encoded("name sw \"" + name + "\""))
                        .send()
                        .json()
                        .get(0)
                        .get("name")
                        .asText())
                .isEqualTo(name + " b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public-identities", "/public-identities/v1", "/v3/public-identities"})
    void letsAnybodyFindPeopleUnderEveryUrlFamily(String path) {
        String id = newId();
        importInto("identities", person(id, "n", "l"));

        Answer answer = get(path + "?filters=" + encoded("id eq \"" + id + "\""))
                .asUser("u1")
                .send();

        assertThat(ids(answer)).containsExactly(id);
    }

    @Test
    void pagesSortsAndCountsPeople() {
        String last = newId();
        importInto(
                "identities",
                "[" + person(last + "1", "B", last) + "," + person(last + "2", "a", last) + ","
                        + person(last + "3", "C", last) + "]");

        Answer answer = get("/public-identities?count=true&limit=2&offset=1&sorters=name&filters="
                        + encoded("lastname eq \"" + last + "\""))
                .asUser("u1")
                .send();

        assertThat(ids(answer)).containsExactly(last + "1", last + "3");
        assertThat(answer.header("X-Total-Count")).isEqualTo("3");
    }

    @Test
    void leavesOutIncompletePeopleWhenAskedTo() {
        String last = newId();
        importInto(
                "identities",
                "[" + person(last + "1", "complete", last) + ",{\"id\":\"" + last
                        + "2\",\"name\":\"no email\",\"lastname\":\"" + last + "\"}]");
        String path = "/public-identities?filters=" + encoded("lastname eq \"" + last + "\"") + "&add-core-filters=";

        assertThat(ids(get(path + "true").send())).containsExactly(last + "1");
        assertThat(ids(get(path + "True").send())).containsExactly(last + "1");
        assertThat(ids(get(path + "false").send())).containsExactly(last + "1", last + "2");
        assertThat(get(path + "yes")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("parameter add-core-filters must be true or false");
    }

    @ParameterizedTest
    @CsvSource({
        "/public-identities, filters, name eq \"x\"",
        "/public-identities, filters, email in (\"x\")",
        "/public-identities, sorters, email",
        "/requestable-objects, filters, description eq \"x\"",
        "/requestable-objects, add-core-filters, true"
    })
    void refusesWhatAListDoesNotSupport(String path, String parameter, String value) {
        assertThat(get(path + "?" + parameter + "=" + encoded(value)).send().status())
                .isEqualTo(400);
    }

    private Answer importInto(String resource, String body) {
        return post("/" + resource + "/import", body).json().send();
    }

    private JsonNode publicIdentity(String id) {
        return get("/public-identities?filters=" + encoded("id eq \"" + id + "\""))
                .send()
                .json()
                .get(0);
    }

    private JsonNode requestableObjects(String filter) {
        return get("/requestable-objects?filters=" + encoded(filter)).send().json();
    }

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().forEach(element -> ids.add(element.get("id").asText()));
        return ids;
    }

    private static String document(String resource, String id, String name) {
        return resource.equals("requestable-objects")
                ? role(id, name, true)
                : "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
    }

    private static String role(String id, String name, boolean requestable) {
        return "{\"id\":\"" + id + "\",\"type\":\"ROLE\",\"name\":\"" + name + "\",\"requestable\":" + requestable
                + "}";
    }

    private static String person(String id, String name, String lastName) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\",\"alias\":\"a-" + id
                + "\",\"email\":\"e\",\"lastname\":\"" + lastName + "\"}";
    }

    private static String references(int count) {
        StringBuilder references = new StringBuilder("[");
        for (int number = 0; number < count; number++) {
            references
                    .append(number == 0 ? "" : ",")
                    .append("{'id': '")
                    .append(number)
                    .append("'}");
        }
        return references.append("]").toString();
    }

    private static String newId() {
        return newTrackingNumber().toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
