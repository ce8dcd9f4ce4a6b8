package org.unstuck.rest.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.application.port.Page;
import org.unstuck.domain.trigger.Authentication;
import org.unstuck.domain.trigger.Secret;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.SubscriptionFixture;
import org.unstuck.domain.trigger.SubscriptionId;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Trigger;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class TriggerSubscriptionsTest extends HttpTest {

    private static final String PATH = "/trigger-subscriptions";
    private static final String PATCH = "application/json-patch+json";
    private static final String PLAIN = """
            {"name": "Tickets", "triggerId": "idn:post-provisioning", "type": "HTTP",
             "httpConfig": {"url": "https://desk.example/hook", "httpDispatchMode": "SYNC"}}""";
    private static final String DETAILED = """
            {"name": "Tickets", "description": "of the desk", "triggerId": "idn:post-provisioning", "type": "HTTP",
             "responseDeadline": "PT90M", "enabled": false, "filter": "$.action",
             "httpConfig": {"url": "https://desk.example/hook", "httpDispatchMode": "ASYNC",
                            "httpAuthenticationType": "BASIC_AUTH",
                            "basicAuthConfig": {"userName": "desk", "password": "eRtg4%6yuI!"}}}""";

    @Autowired
    private InMemoryTriggerSubscriptions subscriptions;

    @Autowired
    private InMemoryTransactions transactions;

    @AfterEach
    void unsubscribe() {
        transactions.inTransaction(() -> {
            subscriptions.page(Selection.ALL, Page.FIRST).forEach(one -> subscriptions.remove(one.id()));
            return true;
        });
    }

    // ---- making

    @Test
    void areMadeWithDefaults() {
        Answer answer = create(PLAIN);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        JsonNode made = answer.json();
        assertThat(made.fieldNames())
                .toIterable()
                .containsExactly(
                        "id", "name", "triggerId", "triggerName", "type", "responseDeadline", "httpConfig", "enabled");
        assertThat(made.get("id").asText()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(made.get("triggerName").asText()).isEqualTo("Provisioning Completed");
        assertThat(made.get("responseDeadline").asText()).isEqualTo("PT1H");
        assertThat(made.get("enabled").asBoolean()).isTrue();
        assertThat(made.get("httpConfig").toString())
                .isEqualTo("{\"url\":\"https://desk.example/hook\",\"httpDispatchMode\":\"SYNC\","
                        + "\"httpAuthenticationType\":\"NO_AUTH\"}");
    }

    @Test
    void areMadeAsAskedForAndShowNoSecret() {
        Answer answer = create(DETAILED);

        assertThat(answer.json().get("responseDeadline").asText()).isEqualTo("PT1H30M");
        assertThat(answer.json().get("enabled").asBoolean()).isFalse();
        assertThat(answer.json().get("filter").asText()).isEqualTo("$.action");
        assertThat(answer.json().get("httpConfig").get("basicAuthConfig").toString())
                .isEqualTo("{\"userName\":\"desk\",\"password\":null}");
        assertThat(answer.body() + get(PATH).send().body()).doesNotContain("eRtg4");
        assertThat(authentication(answer)).isEqualTo(new Authentication.Basic("desk", new Secret("eRtg4%6yuI!")));

        Answer withToken = create("""
                {"name": "x", "triggerId": "unstuck:close-run-concluded", "type": "HTTP",
                 "httpConfig": {"url": "http://a", "httpDispatchMode": "DYNAMIC", "httpAuthenticationType": "BEARER_TOKEN",
                                "bearerTokenAuthConfig": {"bearerToken": "a.b-c"}}}""");
        assertThat(withToken
                        .json()
                        .get("httpConfig")
                        .get("bearerTokenAuthConfig")
                        .toString())
                .isEqualTo("{\"bearerToken\":null}");
        assertThat(authentication(withToken)).isEqualTo(new Authentication.Bearer(new Secret("a.b-c")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "name": "Tickets",                    | "name": " ",                          | 400.1.0 Required Data Missing Or Empty | name must not be blank
            "name": "Tickets",                    |                                       | 400.1.0 Required Data Missing Or Empty | name is required
            "triggerId": "idn:post-provisioning", |                                       | 400.1.0 Required Data Missing Or Empty | triggerId is required
            idn:post-provisioning                 | idn:nothing                           | 400.1.404 Referenced object not found    | triggerId: there is no trigger idn:nothing
            "type": "HTTP",                       |                                       | 400.1.0 Required Data Missing Or Empty | type is required
            "type": "HTTP"                        | "type": "FTP"                         | 400.1.3 Illegal value | type must be one of HTTP, EVENTBRIDGE, INLINE, SCRIPT, WORKFLOW
            "type": "HTTP"                        | "type": "EVENTBRIDGE"                 | 400.1.3 Illegal value | type must be HTTP: there are no subscriptions of type EVENTBRIDGE here
            "httpConfig"                          | "x"                                   | 400.1 Bad Request Content | httpConfig is required while type is HTTP
            "url": "https://desk.example/hook",   |                                       | 400.1.0 Required Data Missing Or Empty | httpConfig.url is required
            https://desk.example/hook             | ftp://desk.example                    | 400.1.3 Illegal value | httpConfig.url must be an http or https URL
            https://desk.example/hook             | https://u:p@desk.example              | 400.1.3 Illegal value | httpConfig.url must be an http or https URL
            https://desk.example/hook             | /hook                                 | 400.1.3 Illegal value | httpConfig.url must be an http or https URL
            "httpDispatchMode": "ASYNC",          |                                       | 400.1.0 Required Data Missing Or Empty | httpConfig.httpDispatchMode is required
            "ASYNC"                               | "LATER"                               | 400.1.3 Illegal value | httpConfig.httpDispatchMode must be one of SYNC, ASYNC, DYNAMIC
            BASIC_AUTH                            | DIGEST                                | 400.1.3 Illegal value | httpConfig.httpAuthenticationType must be one of NO_AUTH, BASIC_AUTH, BEARER_TOKEN
            "userName": "desk",                   |                                       | 400.1.0 Required Data Missing Or Empty | httpConfig.basicAuthConfig.userName is required
            "userName": "desk"                    | "userName": "d:k"                     | 400.1.3 Illegal value | httpConfig.basicAuthConfig.userName must not contain a colon
            eRtg4%6yuI!                           | a\\nb                                 | 400.1.3 Illegal value | httpConfig.basicAuthConfig.password must not contain a control character
            "password": "eRtg4%6yuI!"             | "password": null                      | 400.1.0 Required Data Missing Or Empty | httpConfig needs its password or token
            BASIC_AUTH                            | BEARER_TOKEN                          | 400.1.0 Required Data Missing Or Empty | httpConfig needs its password or token
            "basicAuthConfig": {                  | "bearerTokenAuthConfig": {"bearerToken": "a b"}, "basicAuthConfig": { | 400.1.3 Illegal value | httpConfig.bearerTokenAuthConfig.bearerToken must consist of visible ASCII characters
            "PT90M"                               | "90 minutes"                          | 400.1.3 Illegal value | responseDeadline must be an ISO 8601 duration of whole seconds, PT1S to PT720H
            "PT90M"                               | "PT0S"                                | 400.1.3 Illegal value | responseDeadline must be an ISO 8601 duration
            "PT90M"                               | "P31D"                                | 400.1.3 Illegal value | responseDeadline must be an ISO 8601 duration
            "PT90M"                               | "PT1.5S"                              | 400.1.3 Illegal value | responseDeadline must be an ISO 8601 duration
            "$.action"                            | "action"                              | 400.1.3 Illegal value | filter must be a JSONPath expression of at most 1000 characters
            "enabled": false                      | "enabled": "no"                       | 400.1.3 Illegal value | enabled must be true or false
            "enabled": false                      | "enable": false                       | 400.1.3 Illegal value | enable is not a known field
            "enabled": false                      | "eventBridgeConfig": {"awsAccount": "1", "awsRegion": "x"} | 400.1.3 Illegal value | eventBridgeConfig must be absent while type is HTTP
            """)
    void areNotMadeFromMistakes(String right, @Nullable String wrong, String code, String text) {
        assertThat(DETAILED).contains(right);

        Answer answer = create(DETAILED.replace(right, wrong == null ? "" : wrong));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("detailCode").asText()).isEqualTo(code);
        assertThat(answer.body()).contains(text);
        assertThat(get(PATH).send().body()).isEqualTo("[]");
    }

    @Test
    void areFiftyAtMostOrOneWhereAnAnswerIsWaitedFor() {
        for (int i = 0; i < 50; i++) {
            assertThat(create(PLAIN).status()).isEqualTo(201);
        }
        assertThat(create(PLAIN).isError(400, "400.1.4 Limit violation").text())
                .isEqualTo("The trigger has reached its limit of 50 subscriptions.");
        String submitted = PLAIN.replace("idn:post-provisioning", "idn:access-request-pre-approval");
        assertThat(create(submitted).status()).isEqualTo(201);
        assertThat(create(submitted).isError(400, "400.1.4 Limit violation").text())
                .isEqualTo("The trigger has reached its limit of 1 subscriptions.");
    }

    // ---- looking

    @Test
    void areListedFilteredAndSorted() {
        String one = idOf(create(PLAIN));
        String other = idOf(create(PLAIN.replace("idn:post-provisioning", "idn:access-request-post-approval")));
        Subscription inProcess =
                SubscriptionFixture.subscription(7, Trigger.CLOSE_RUN_CONCLUDED, new Target.InProcess("another part"));
        transactions.inTransaction(() -> {
            subscriptions.add(inProcess);
            return true;
        });

        Answer all = get(PATH + "/v1?count=true&sorters=triggerName").send();
        assertThat(all.header("X-Total-Count")).isEqualTo("3");
        assertThat(ids(all)).containsExactly(other, inProcess.id().toString(), one);
        assertThat(all.json().get(1).get("type").asText()).isEqualTo("INLINE");
        assertThat(ids(get(PATH + "?filters=id%20eq%20%22" + one + "%22").send()))
                .containsExactly(one);
        assertThat(ids(get("/beta" + PATH + "?filters=triggerId%20eq%20%22idn:post-provisioning%22")
                        .send()))
                .containsExactly(one);
        assertThat(ids(get(PATH + "?filters=type%20le%20%22HTTP%22&sorters=-triggerId")
                        .send()))
                .containsExactly(one, other);
    }

    // ---- replacing

    @Test
    void areReplacedButForIdAndTriggerAndAKeptSecret() {
        String id = idOf(create(DETAILED));

        Answer answer = put(id, """
                {"id": "%s", "triggerId": "idn:post-provisioning", "triggerName": "Provisioning Completed",
                 "name": "Other", "type": "HTTP",
                 "httpConfig": {"url": "https://desk.example/other", "httpDispatchMode": "SYNC",
                                "httpAuthenticationType": "BASIC_AUTH",
                                "basicAuthConfig": {"userName": "me", "password": null}}}""".formatted(id));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("name").asText()).isEqualTo("Other");
        assertThat(answer.json().has("description")).isFalse();
        assertThat(answer.json().has("filter")).isFalse();
        assertThat(answer.json().get("enabled").asBoolean()).isTrue();
        assertThat(authentication(answer)).isEqualTo(new Authentication.Basic("me", new Secret("eRtg4%6yuI!")));
    }

    @Test
    void takeWhatWasShownAsItIs() {
        Answer made = create(DETAILED);

        Answer same = put(idOf(made), made.body());

        assertThat(same.body()).isEqualTo(made.body());
        assertThat(authentication(same)).isEqualTo(new Authentication.Basic("desk", new Secret("eRtg4%6yuI!")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "name":"Tickets"                   | "id":"x","name":"T" | id cannot be changed
            "triggerId":"idn:post-provisioning" | "triggerId":"idn:access-request-post-approval" | triggerId cannot be changed
            https://desk.example/hook          | https://evil.example/hook | httpConfig needs its password or token
            "type":"HTTP"                      | "type":"SCRIPT" | type must be HTTP
            "name":"Tickets"                   | "named":"x" | name is required
            """)
    void areNotReplacedByMistakes(String right, String wrong, String text) {
        Answer made = create(DETAILED);
        String shown = made.body().replaceFirst("\"id\":\"[^\"]*\",", "");
        assertThat(shown).contains(right);

        Answer answer = put(idOf(made), shown.replace(right, wrong));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(text);
        assertThat(get(PATH).send().json().get(0)).isEqualTo(made.json());
    }

    // ---- patching

    @Test
    void arePatched() {
        String id = idOf(create(DETAILED));

        Answer answer = patch(id, """
                [{"op": "replace", "path": "/name", "value": "New"},
                 {"op": "remove", "path": "/description"},
                 {"op": "copy", "from": "/name", "path": "/description"},
                 {"op": "replace", "path": "/enabled", "value": true},
                 {"op": "remove", "path": "/filter"},
                 {"op": "add", "path": "/responseDeadline", "value": "PT5M"},
                 {"op": "replace", "path": "/httpConfig/url", "value": "https://desk.example/new"},
                 {"op": "replace", "path": "/httpConfig/basicAuthConfig/userName", "value": "new"}]""");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("name").asText()).isEqualTo("New");
        assertThat(answer.json().get("description").asText()).isEqualTo("New");
        assertThat(answer.json().get("enabled").asBoolean()).isTrue();
        assertThat(answer.json().has("filter")).isFalse();
        assertThat(answer.json().get("responseDeadline").asText()).isEqualTo("PT5M");
        assertThat(answer.json().get("httpConfig").get("url").asText()).isEqualTo("https://desk.example/new");
        assertThat(authentication(answer)).isEqualTo(new Authentication.Basic("new", new Secret("eRtg4%6yuI!")));
        assertThat(patch(id, "[{\"op\": \"move\", \"from\": \"/description\", \"path\": \"/name\"}]")
                        .json()
                        .has("description"))
                .isFalse();
        assertThat(patch(id, """
                        [{"op": "replace", "path": "/httpConfig", "value":
                          {"url": "https://elsewhere.example", "httpDispatchMode": "SYNC"}}]""").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void areEnabledAndDisabledByTextsForClientsThatCanSayNoOther(boolean enabled) {
        String id = idOf(create(DETAILED));

        Answer answer =
                patch(id, "[{\"op\": \"replace\", \"path\": \"/enabled\", \"value\": \"%s\"}]".formatted(enabled));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("enabled").asBoolean()).isEqualTo(enabled);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}                                                         | must be a JSON array
            [{"op": "test", "path": "/name", "value": "x"}]            | [0].op must be one of add, remove, replace, move, copy
            [{"op": "replace", "path": "/id", "value": "x"}]           | [0].path must be one of /name
            [{"op": "replace", "path": "/triggerId", "value": "x"}]    | [0].path must be one of /name
            [{"op": "replace", "path": "/name"}]                       | [0].value is required
            [{"op": "copy", "path": "/name"}]                          | [0].from is required
            [{"path": "/name", "value": "x"}]                          | [0].op is required
            [{"op": "remove", "path": "/name"}]                        | name is required
            [{"op": "replace", "path": "/name", "value": 1}]           | name must be a string
            [{"op": "replace", "path": "/enabled", "value": "yes"}]    | enabled must be true or false
            [{"op": "replace", "path": "/type", "value": "WORKFLOW"}]  | type must be HTTP
            [{"op": "add", "path": "/workflowConfig", "value": {"a": 1}}] | workflowConfig must be absent
            [{"op": "add", "path": "/httpConfig/bearerTokenAuthConfig/bearerToken", "value": "x"}] | [0].path leads nowhere
            [{"op": "replace", "path": "/httpConfig/url", "value": "https://evil.example"}] | httpConfig needs its password or token
            [{"op": "replace", "path": "/httpConfig/other", "value": "x"}] | [0].path must be one of
            """)
    void areNotPatchedByMistakes(String body, String text) {
        Answer made = create(DETAILED);

        Answer answer = patch(idOf(made), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(text);
        assertThat(get(PATH).send().json().get(0)).isEqualTo(made.json());
    }

    @Test
    void doNotGrowWithoutEnd() {
        String id = idOf(create(DETAILED));
        String doubling = "{\"op\":\"copy\",\"from\":\"/httpConfig\",\"path\":\"/filter\"},"
                + "{\"op\":\"copy\",\"from\":\"/filter\",\"path\":\"/httpConfig/url\"},";

        Answer answer = patch(id, "[" + doubling.repeat(24) + "{\"op\":\"remove\",\"path\":\"/filter\"}]");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("makes more of the subscription than a subscription can be");
        assertThat(patch(
                                id,
                                "[" + "{\"op\":\"remove\",\"path\":\"/filter\"},".repeat(50)
                                        + "{\"op\":\"remove\",\"path\":\"/filter\"}]")
                        .body())
                .contains("50");
    }

    // ---- ending

    @Test
    void areEndedOnce() {
        String id = idOf(create(PLAIN));

        assertThat(call("DELETE", PATH + "/" + id).send().status()).isEqualTo(204);
        assertThat(call("DELETE", PATH + "/" + id).send().status()).isEqualTo(404);
        assertThat(get(PATH).send().body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dddddddddddddddddddddddddddddddd", "nonsense"})
    void areNotFoundWhereThereAreNone(String id) {
        assertThat(put(id, PLAIN).status()).isEqualTo(404);
        assertThat(patch(id, "[]").status()).isEqualTo(404);
        assertThat(call("DELETE", PATH + "/" + id).send().status()).isEqualTo(404);
        assertThat(post(PATH + "/" + id + "/signing-secrets", "{}")
                        .json()
                        .send()
                        .status())
                .isEqualTo(404);
    }

    // ---- filters

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"input": {"open": 1}, "filter": "$.open"}     | {"isValid":true,"isValidJSONPath":true,"isPathExist":true}
            {"input": {"open": false}, "filter": "$.open"} | {"isValid":false,"isValidJSONPath":true,"isPathExist":true}
            {"input": {}, "filter": "$.open"}              | {"isValid":false,"isValidJSONPath":true,"isPathExist":false}
            {"input": {}, "filter": "open"}                | {"isValid":false,"isValidJSONPath":false,"isPathExist":false}
            """)
    void haveFiltersThatCanBeTried(String body, String expected) {
        Answer answer = post(PATH + "/validate-filter", body).json().send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {"filter": "$"}                          | input is required
            {"input": [], "filter": "$"}             | input must be an object
            {"input": {}}                            | filter is required
            {"input": {}, "filter": 1}               | filter must be a string
            {"input": {}, "filter": "$", "more": 1}  | more is not a known field
            """)
    void sayWhatIsWrongWithATry(String body, String text) {
        Answer answer = post(PATH + "/v1/validate-filter", body).json().send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(text);
    }

    // ---- signing

    @Test
    void areSignedWithANewSecretOrOneOfTheCallers() {
        String id = idOf(create(PLAIN));

        Answer first = call("POST", PATH + "/" + id + "/signing-secrets").send();
        Answer second = post(
                        PATH + "/" + id + "/signing-secrets",
                        "{\"secret\": \"" + SubscriptionFixture.SIGNING_SECRET + "\"}")
                .json()
                .send();

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().get("secret").asText()).startsWith("whsec_").hasSizeGreaterThan(40);
        assertThat(first.json().get("formerSecretSignsUntil").isNull()).isTrue();
        assertThat(second.json().get("secret").asText()).isEqualTo(SubscriptionFixture.SIGNING_SECRET);
        assertThat(second.json().get("formerSecretSignsUntil").isTextual()).isTrue();
        assertThat(subscription(id).signing().current()).isEqualTo(new Secret(SubscriptionFixture.SIGNING_SECRET));
        assertThat(get(PATH).send().body()).doesNotContain("whsec_");
        assertThat(post(PATH + "/" + id + "/signing-secrets", "{\"secret\": \"hunter2\"}")
                        .json()
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("secret must be whsec_ and the Base64 of 24 to 64 bytes");
    }

    private Answer create(String body) {
        return post(PATH, body).json().send();
    }

    private Answer put(String id, String body) {
        return call("PUT", PATH + "/" + id, body).json().send();
    }

    private Answer patch(String id, String body) {
        return call("PATCH", PATH + "/" + id, body)
                .header("Content-Type", PATCH)
                .send();
    }

    private Authentication authentication(Answer shown) {
        return ((Target.Http) subscription(idOf(shown)).target()).authentication();
    }

    private Subscription subscription(String id) {
        return subscriptions.find(SubscriptionId.parse(id).orElseThrow()).orElseThrow();
    }

    private static String idOf(Answer answer) {
        return answer.json().get("id").asText();
    }

    private static List<String> ids(Answer answer) {
        return answer.json().findValuesAsText("id");
    }
}
