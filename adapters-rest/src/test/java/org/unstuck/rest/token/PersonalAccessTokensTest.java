package org.unstuck.rest.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.Visibility;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class PersonalAccessTokensTest extends HttpTest {

    private static final String PATH = "/personal-access-tokens";
    private static final String PATCH = "application/json-patch+json";
    private static final String ALL_READ = "sp:all-personal-access-tokens:read";
    private static final String ALL_MANAGE = "sp:all-personal-access-tokens:manage";
    private static final String MY_MANAGE = "sp:my-personal-access-tokens:manage";

    private String me;

    @BeforeEach
    void becomeSomebodyNew() {
        me = UUID.randomUUID().toString().replace("-", "");
    }

    // ---- making

    @Test
    void areMadeWithASecretThatIsShownOnce() {
        Answer answer = create("{\"name\": \"NodeJS\", \"userAwareTokenNeverExpires\": true}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode created = answer.json();
        assertThat(created.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "secret",
                        "scope",
                        "name",
                        "owner",
                        "created",
                        "accessTokenValiditySeconds",
                        "expirationDate");
        assertThat(created.get("id").asText()).matches("[0-9a-f]{32}");
        assertThat(created.get("secret").asText()).matches("[0-9a-f]{64}");
        assertThat(created.get("scope").toString()).isEqualTo("[\"sp:scopes:all\"]");
        assertThat(created.get("owner").toString())
                .isEqualTo("{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"Ada Administrator\"}".formatted(me));
        assertThat(created.get("accessTokenValiditySeconds").asInt()).isEqualTo(43_200);

        Answer list = get(PATH + "?owner-id=me").asUser(me).send();
        assertThat(list.json().get(0).fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "name",
                        "scope",
                        "owner",
                        "created",
                        "lastUsed",
                        "managed",
                        "accessTokenValiditySeconds",
                        "expirationDate",
                        "userAwareTokenNeverExpires");
        assertThat(list.json().get(0).get("lastUsed").isNull()).isTrue();
        assertThat(list.json().get(0).get("managed").asBoolean()).isFalse();
        assertThat(list.json().get(0).get("userAwareTokenNeverExpires").asBoolean())
                .isTrue();
        assertThat(list.body()).doesNotContain(created.get("secret").asText());
        assertThat(tokens.page(new Visibility.OwnOf(me), Selection.ALL, Page.FIRST)
                        .toString())
                .contains(created.get("id").asText().substring(20))
                .doesNotContain(created.get("secret").asText());
    }

    @Test
    void endInTheYear9999ToTheirMakersWhenTheyNeverEnd() {
        JsonNode created = create("{\"name\": \"n\", \"userAwareTokenNeverExpires\": true}")
                .json();

        assertThat(created.get("expirationDate").asText()).isEqualTo("9999-12-31T23:59:59.999Z");
        JsonNode listed = get(PATH + "?owner-id=me").asUser(me).send().json().get(0);
        assertThat(listed.get("expirationDate").isNull()).isTrue();
    }

    @Test
    void areMadeAsAskedFor() {
        JsonNode created = create("""
                {"name": "n", "scope": ["b:c", "a"], "accessTokenValiditySeconds": 15,
                 "expirationDate": "2126-12-31T23:59:59.999Z"}""").json();

        assertThat(created.get("scope").toString()).isEqualTo("[\"b:c\",\"a\"]");
        assertThat(created.get("accessTokenValiditySeconds").asInt()).isEqualTo(15);
        assertThat(created.get("expirationDate").asText()).isEqualTo("2126-12-31T23:59:59.999Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}                                                        | 400.1.0 Required Data Missing Or Empty | name is required
            {"name": " ", "expirationDate": "2126-01-01T00:00:00Z"}   | 400.1.0 Required Data Missing Or Empty | name must not be blank
            {"name": 1, "expirationDate": "2126-01-01T00:00:00Z"}     | 400.1.3 Illegal value | name must be a string
            {"name": "x"}                                             | 400.1.0 Required Data Missing Or Empty | expirationDate may be empty only when userAwareTokenNeverExpires is set to true
            {"name": "x", "userAwareTokenNeverExpires": false}        | 400.1.0 Required Data Missing Or Empty | expirationDate may be empty only when userAwareTokenNeverExpires is set to true
            {"name": "x", "userAwareTokenNeverExpires": "yes", "expirationDate": "2126-01-01T00:00:00Z"} | 400.1.3 Illegal value | userAwareTokenNeverExpires must be true or false
            {"name": "x", "expirationDate": "2020-01-01T00:00:00Z"}   | 400.1.3 Illegal value | expirationDate must be in the future
            {"name": "x", "expirationDate": "tomorrow"}               | 400.1.3 Illegal value | expirationDate must be a date-time
            {"name": "x", "expirationDate": "2126-01-01T00:00:00Z", "accessTokenValiditySeconds": 14}    | 400.1.3 Illegal value | accessTokenValiditySeconds must be a whole number, 15 to 43200
            {"name": "x", "expirationDate": "2126-01-01T00:00:00Z", "accessTokenValiditySeconds": 43201} | 400.1.3 Illegal value | accessTokenValiditySeconds must be a whole number, 15 to 43200
            {"name": "x", "expirationDate": "2126-01-01T00:00:00Z", "accessTokenValiditySeconds": 1.5}   | 400.1.3 Illegal value | accessTokenValiditySeconds must be a whole number, 15 to 43200
            {"name": "x", "expirationDate": "2126-01-01T00:00:00Z", "accessTokenValiditySeconds": 99999999999} | 400.1.3 Illegal value | accessTokenValiditySeconds must be a whole number, 15 to 43200
            {"name": "x", "expirationDate": "2126-01-01T00:00:00Z", "scope": []}      | 400.1.3 Illegal value | scope must have 1 to 50 elements, not 0
            {"name": "x", "expirationDate": "2126-01-01T00:00:00Z", "scope": "a"}     | 400.1.3 Illegal value | scope must be an array
            {"name": "x", "expirationDate": "2126-01-01T00:00:00Z", "scope": ["a b"]} | 400.1.3 Illegal value | scope[0] must be a scope
            {"name": "x", "expirationDate": "2126-01-01T00:00:00Z", "scopes": ["a"]}  | 400.1.3 Illegal value | scopes is not a known field
            []                                                        | 400.1.3 Illegal value | the body must be a JSON object
            """)
    void areNotMadeFromMistakes(String body, String detailCode, String text) {
        Answer answer = create(body);

        assertThat(answer.isError(400, detailCode).text()).startsWith(text);
        assertThat(get(PATH + "?owner-id=me").asUser(me).send().body()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/beta", "/v3", "/v2024", "/v2025"})
    void neverEndForCallersWhoCanOnlyKeepSilentAboutIt(String version) {
        String id = idOf(
                post(version + PATH, "{\"name\": \"one\"}").json().asUser(me).send());
        String ending = idOf(post(version + PATH, "{\"name\": \"two\", \"expirationDate\": \"2126-12-31T23:59:59Z\"}")
                .json()
                .asUser(me)
                .send());

        JsonNode silent = patchUnder(version, id, "[{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"1\"}]")
                .json();
        JsonNode ended = patchUnder(version, ending, "[{\"op\": \"remove\", \"path\": \"/expirationDate\"}]")
                .json();

        for (JsonNode token : List.of(silent, ended)) {
            assertThat(token.get("expirationDate").isNull()).isTrue();
            assertThat(token.get("userAwareTokenNeverExpires").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/beta", "/v3", "/v2024", "/v2025"})
    void doNotEndSilentlyForWhoeverSaysThatTheyKnowNothingOfIt(String version) {
        String no = "{\"name\": \"one\", \"userAwareTokenNeverExpires\": false}";

        assertThat(post(version + PATH, no).json().asUser(me).send().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2026" + PATH, PATH + "/v1", PATH})
    void neverEndUnknowinglyForCallersWhoKnowTheFlag(String path) {
        Answer refused = post(path, "{\"name\": \"one\"}").json().asUser(me).send();
        String id = idOf(create("{\"name\": \"one\", \"expirationDate\": \"2126-12-31T23:59:59Z\"}"));
        Answer unchanged = call("PATCH", path + "/" + id, "[{\"op\": \"remove\", \"path\": \"/expirationDate\"}]")
                .json()
                .asUser(me)
                .send();

        for (Answer answer : List.of(refused, unchanged)) {
            assertThat(answer.isError(400, "400.1.0 Required Data Missing Or Empty")
                            .text())
                    .startsWith("expirationDate may be empty only when userAwareTokenNeverExpires is set to true");
        }
    }

    @Test
    void haveANameOfBoundedLength() {
        assertThat(create(named("x".repeat(128))).status()).isEqualTo(200);
        assertThat(create(named("y".repeat(129)))
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("name must not have more than 128 characters");
    }

    @Test
    void haveANameOfTheirOwn() {
        create(named("one"));

        assertThat(create(named("one"))
                        .isError(400, "400.1.409 Reference conflict")
                        .text())
                .isEqualTo("name must be unique: another personal access token of this owner is named so");
    }

    @Test
    void areTenAtMost() {
        for (int i = 0; i < 10; i++) {
            assertThat(create(named("token " + i)).status()).isEqualTo(200);
        }

        assertThat(create(named("one more"))
                        .isError(400, "400.1.4 Limit violation")
                        .text())
                .isEqualTo("You have reached the current limit of 10 personal access tokens.");
    }

    @Test
    void neverDoMoreThanTheTokenThatMadeThem() {
        String limited = signed(userClaims(me).claim("scope", List.of(MY_MANAGE, "a")));

        Answer everything = post(PATH, named("one")).json().as(limited).send();
        assertThat(everything.isError(400, "400.1.3 Illegal value").text())
                .isEqualTo(
                        "a personal access token must not allow more than the token does that this call was made with");
        assertThat(post(PATH, named("two", "b")).json().as(limited).send().status())
                .isEqualTo(400);
        assertThat(post(PATH, named("three", "a")).json().as(limited).send().status())
                .isEqualTo(200);
    }

    @Test
    void areFoundUnderAllUrlFamilies() {
        assertThat(post("/personal-access-tokens/v1", named("one"))
                        .json()
                        .asUser(me)
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(get("/v2025/personal-access-tokens?owner-id=me&count=true")
                        .asUser(me)
                        .send()
                        .header("X-Total-Count"))
                .isEqualTo("1");
    }

    // ---- looking

    @Test
    void ofOthersAreShownToAdministratorsWithTheScopeForIt() {
        String id = idOf(create(named("one")));

        for (String scope : List.of("sp:scopes:all", ALL_READ, ALL_MANAGE)) {
            String administrator = signed(administratorClaims().claim("scope", List.of(scope)));
            assertThat(get(PATH + "?owner-id=" + me).as(administrator).send().body())
                    .contains(id);
            assertThat(get(PATH).as(administrator).send().status()).isEqualTo(200);
        }
        String administrator = signed(administratorClaims().claim("scope", List.of(MY_MANAGE)));
        String user = signed(userClaims(me + "x").claim("scope", List.of("sp:scopes:all")));
        String userWithScope = signed(userClaims(me + "x").claim("scope", List.of(ALL_MANAGE)));
        for (String other : List.of(administrator, user, userWithScope)) {
            get(PATH + "?owner-id=" + me).as(other).send().isError(403, "403 Forbidden");
            get(PATH + "?owner-id=nobody").as(other).send().isError(403, "403 Forbidden");
            get(PATH).as(other).send().isError(403, "403 Forbidden");
            assertThat(get(PATH + "?owner-id=me").as(other).send().body())
                    .startsWith("[")
                    .doesNotContain(id);
        }
        assertThat(get(PATH + "?owner-id=" + me).asUser(me).send().body()).contains(id);
    }

    @Test
    void areListedPageByPage() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(idOf(create(named("token " + i))));
        }
        List<String> seen = new ArrayList<>();
        for (int offset = 0; offset < 6; offset += 2) {
            get(PATH + "?owner-id=me&limit=2&offset=" + offset)
                    .asUser(me)
                    .send()
                    .json()
                    .forEach(token -> seen.add(token.get("id").asText()));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(get(PATH + "?x=y")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("parameter x is not supported here");
    }

    @Test
    void areFoundByWhenTheyWereLastUsed() {
        JsonNode used = create(named("used")).json();
        String unused = idOf(create(named("unused")));
        post(
                        "/oauth/token",
                        "grant_type=client_credentials&client_id=%s&client_secret=%s"
                                .formatted(
                                        used.get("id").asText(),
                                        used.get("secret").asText()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .asNobody()
                .send();

        assertThat(idsWhere("lastUsed%20isnull")).containsExactly(unused);
        assertThat(idsWhere("lastUsed%20le%202126"))
                .containsExactly(used.get("id").asText());
        assertThat(idsWhere("lastUsed%20le%202020-02-05T10:59:27.214Z")).isEmpty();
        assertThat(get(PATH + "?owner-id=me&limit=0&count=true&filters=lastUsed%20isnull")
                        .asUser(me)
                        .send()
                        .header("X-Total-Count"))
                .isEqualTo("1");
        get(PATH + "?owner-id=me&filters=lastUsed%20gt%202020")
                .asUser(me)
                .send()
                .isError(400, "400.1.3 Illegal value");
    }

    // ---- changing

    @ParameterizedTest
    @ValueSource(strings = {PATCH, "application/json"})
    void areChangedByAPatch(String type) {
        String id = idOf(create(named("one")));

        Answer answer = patch(id, type, """
                [{"op": "replace", "path": "/name", "value": "two"},
                 {"op": "add", "path": "/scope", "value": ["a", "b"]},
                 {"op": "replace", "path": "/expirationDate", "value": "2127-12-31T23:59:59.999Z"},
                 {"op": "remove", "path": "/userAwareTokenNeverExpires"}]""");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("name").asText()).isEqualTo("two");
        assertThat(answer.json().get("scope").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(answer.json().get("expirationDate").asText()).isEqualTo("2127-12-31T23:59:59.999Z");
        assertThat(answer.json().get("userAwareTokenNeverExpires").asBoolean()).isFalse();
        assertThat(get(PATH + "?owner-id=me").asUser(me).send().json().get(0)).isEqualTo(answer.json());
    }

    @Test
    void loseTheirEndOnlyKnowingly() {
        String id = idOf(create("{\"name\": \"one\", \"expirationDate\": \"2126-12-31T23:59:59.999Z\"}"));
        String forEver = "{\"op\": \"replace\", \"path\": \"/expirationDate\", \"value\": null}";
        String knowingly = "{\"op\": \"add\", \"path\": \"/userAwareTokenNeverExpires\", \"value\": true}";

        assertThat(patch(id, PATCH, "[" + forEver + "]")
                        .isError(400, "400.1.0 Required Data Missing Or Empty")
                        .text())
                .startsWith("expirationDate may be empty only when userAwareTokenNeverExpires is set to true");
        assertThat(patch(id, PATCH, "[" + forEver + "," + knowingly + "]")
                        .json()
                        .get("expirationDate")
                        .isNull())
                .isTrue();
        assertThat(patch(id, PATCH, "[{\"op\": \"remove\", \"path\": \"/userAwareTokenNeverExpires\"}]")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}                                                          | the body must be a JSON array
            [1]                                                         | [0] must be an object
            [{}]                                                        | [0].op is required
            [{"op": "test", "path": "/name", "value": "one"}]           | [0].op must be one of add, replace, remove
            [{"op": "move", "from": "/name", "path": "/scope"}]         | [0].op must be one of add, replace, remove
            [{"op": "replace", "path": "/secret", "value": "x"}]        | [0].path must be one of /name, /scope, /expirationDate, /userAwareTokenNeverExpires
            [{"op": "replace", "path": "/owner/id", "value": "x"}]      | [0].path must be one of /name
            [{"op": "add", "path": "/scope/-", "value": "x"}]           | [0].path must be one of /name
            [{"op": "replace", "path": "name", "value": "x"}]           | [0].path must be one of /name
            [{"op": "replace", "path": "", "value": {}}]                | [0].path must be one of /name
            [{"op": "replace", "path": "/name"}]                        | [0].value is required
            [{"op": "replace", "path": "/name", "value": null}]         | [0].value is required
            [{"op": "replace", "path": "/name", "value": 7}]            | [0].value must be a string
            [{"op": "remove", "path": "/name"}]                         | [0].path /name cannot be removed
            [{"op": "replace", "path": "/scope", "value": "a"}]         | [0].value must be an array
            [{"op": "replace", "path": "/scope", "value": [" "]}]       | [0].value[0] must be a scope
            [{"op": "replace", "path": "/expirationDate", "value": 1}]  | [0].value must be a string
            [{"op": "replace", "path": "/expirationDate", "value": "2020-01-01T00:00:00Z"}] | expirationDate must be in the future
            [{"op": "add", "path": "/userAwareTokenNeverExpires", "value": "true"}] | [0].value must be true or false
            [{"op": "replace", "path": "/name", "value": "taken"}]      | name must be unique
            """)
    void areNotChangedByMistakes(String patch, String text) {
        create(named("taken"));
        String id = idOf(create(named("one")));
        String before = state();

        Answer answer = patch(id, PATCH, patch);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).startsWith(text);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void takeNoPatchOfAnotherTypeOrWithoutABody() {
        String id = idOf(create(named("one")));

        assertThat(patch(id, "text/plain", "[]").status()).isEqualTo(415);
        assertThat(patch(id, PATCH, "").status()).isEqualTo(400);
        assertThat(patch(id, PATCH, "[{}").status()).isEqualTo(400);
        assertThat(call("PATCH", PATH + "/no-id", "[]").json().asUser(me).send().status())
                .isEqualTo(404);
    }

    @Test
    void ofOthersAreChangedAndRevokedByAdministratorsWithTheScopeForIt() {
        String id = idOf(create(named("one")));
        String withoutScope = signed(administratorClaims().claim("scope", List.of(MY_MANAGE)));
        String withoutLevel = signed(userClaims(me + "x").claim("scope", List.of(MY_MANAGE, ALL_MANAGE)));
        String rename = "[{\"op\": \"replace\", \"path\": \"/name\", \"value\": \"two\"}]";

        for (String other : List.of(withoutScope, withoutLevel)) {
            call("PATCH", PATH + "/" + id, rename).json().as(other).send().isError(404, "404 Not found");
            call("DELETE", PATH + "/" + id).as(other).send().isError(404, "404 Not found");
        }
        String administrator = signed(administratorClaims().claim("scope", List.of(MY_MANAGE, ALL_MANAGE)));
        assertThat(call("PATCH", PATH + "/" + id, rename)
                        .json()
                        .as(administrator)
                        .send()
                        .status())
                .isEqualTo(200);
        Answer deleted = call("DELETE", PATH + "/" + id).as(administrator).send();
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.body()).isEmpty();
        call("DELETE", PATH + "/" + id).as(administrator).send().isError(404, "404 Not found");
    }

    private Answer create(String body) {
        return post(PATH, body).json().asUser(me).send();
    }

    private Answer patch(String id, String type, String body) {
        return call("PATCH", PATH + "/" + id, body)
                .header("Content-Type", type)
                .asUser(me)
                .send();
    }

    private Answer patchUnder(String version, String id, String body) {
        return call("PATCH", version + PATH + "/" + id, body).json().asUser(me).send();
    }

    private List<String> idsWhere(String filters) {
        List<String> ids = new ArrayList<>();
        get(PATH + "?owner-id=me&filters=" + filters)
                .asUser(me)
                .send()
                .json()
                .forEach(token -> ids.add(token.get("id").asText()));
        return ids;
    }

    private static String named(String name) {
        return "{\"name\": \"" + name + "\", \"userAwareTokenNeverExpires\": true}";
    }

    private static String named(String name, String scope) {
        return "{\"name\": \"" + name + "\", \"scope\": [\"" + scope + "\"], \"userAwareTokenNeverExpires\": true}";
    }

    private static String idOf(Answer created) {
        assertThat(created.status()).as(created.body()).isEqualTo(200);
        return created.json().get("id").asText();
    }
}
