package org.unstuck.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.application.port.Page;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class OpenApiDocumentTest extends HttpTest {

    private ApiDocument document;
    private DocumentRules rules;

    @BeforeEach
    void fetch() {
        document = ApiDocument.of(URI.create("http://localhost:" + port));
        rules = new DocumentRules(document);
    }

    @Test
    void isWrittenInOpenApi31() {
        assertThat(document.root().path("openapi").asText()).startsWith("3.1");
        assertThat(document.root().at("/info/title").asText()).isEqualTo("Unstuck");
        assertThat(document.root().at("/info/license/identifier").asText()).isEqualTo("Apache-2.0");
        assertThat(document.root().at("/servers/0/url").asText()).isEqualTo("/");
    }

    @Test
    void breaksNoRule() {
        assertThat(rules.broken()).isEmpty();
    }

    @Test
    void hasTheOperationsOfTheAccessTableAndThoseForEverybody() {
        assertThat(rules.missing()).isEmpty();
        assertThat(rules.beyondAccessTable())
                .containsExactly("get /oauth/info", "post /oauth/token", "post /trigger-invocations/{id}/complete");
    }

    @Test
    void tellsOfTheErrorsOfEveryOperation() {
        assertThat(rules.undocumentedErrors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "post, /access-requests, createAccessRequest",
        "post, /access-requests/cancel, cancelAccessRequest",
        "post, /access-requests/bulk-cancel, cancelAccessRequestInBulk",
        "post, /access-request-approvals/{id}/approve, approveAccessRequest",
        "post, /access-request-approvals/{id}/reject, rejectAccessRequest",
        "post, /access-request-approvals/{id}/forward, forwardAccessRequest",
        "get, /access-request-config, getAccessRequestConfig",
        "put, /access-request-config, setAccessRequestConfig",
        "get, /access-request-config/v2, getAccessRequestConfigV2",
        "put, /access-request-config/v2, setAccessRequestConfigV2",
        "get, /v3/access-request-config, getOlderAccessRequestConfig",
        "put, /v3/access-request-config, setOlderAccessRequestConfig",
        "post, /access-requests/close, closeAccessRequest",
        "get, /access-request-status, listAccessRequestStatus",
        "get, /access-request-administration, listAdministratorsAccessRequestStatus",
        "get, /account-activities, listAccountActivities",
        "get, /account-activities/{id}, getAccountActivity",
        "post, /identity-requests/import, importIdentityRequests",
        "post, /provisioning-orders/claim, claimProvisioningOrders",
        "post, /identity-requests/{id}/items/{itemId}/provisioning-results, reportProvisioningResult",
        "get, /identity-requests/stuck, listStuckIdentityRequests",
        "get, /identity-requests/{id}/diagnosis, diagnoseIdentityRequest",
        "post, /identities/import, importIdentities",
        "post, /governance-groups/import, importGovernanceGroups",
        "post, /sources/import, importSources",
        "post, /requestable-objects/import, importRequestableObjects",
        "get, /public-identities, getPublicIdentities",
        "get, /requestable-objects, listRequestableObjects",
        "get, /close-runs, listCloseRuns",
        "get, /close-runs/{id}, getCloseRun",
        "get, /close-runs/{id}/items, listCloseRunItems",
        "get, /close-runs/{id}/audit-events, listCloseRunAuditEvents",
        "post, /close-runs/{id}/cancel, cancelCloseRun",
        "get, /personal-access-tokens, listPersonalAccessTokens",
        "post, /personal-access-tokens, createPersonalAccessToken",
        "patch, /personal-access-tokens/{id}, patchPersonalAccessToken",
        "delete, /personal-access-tokens/{id}, deletePersonalAccessToken",
        "get, /triggers, listTriggers",
        "get, /trigger-subscriptions, listSubscriptions",
        "post, /trigger-subscriptions, createSubscription",
        "put, /trigger-subscriptions/{id}, updateSubscription",
        "patch, /trigger-subscriptions/{id}, patchSubscription",
        "delete, /trigger-subscriptions/{id}, deleteSubscription",
        "post, /trigger-subscriptions/validate-filter, testSubscriptionFilter",
        "post, /trigger-subscriptions/{id}/signing-secrets, changeSigningSecret",
        "post, /trigger-invocations/test, startTestTriggerInvocation",
        "post, /trigger-invocations/{id}/complete, completeTriggerInvocation",
        "get, /trigger-invocations/status, listTriggerInvocationStatus",
        "post, /trigger-invocations/replay, replayTriggerInvocations",
        "get, /oauth/info, getOauthInfo",
        "post, /oauth/token, issueToken",
    })
    void namesOperationsAsClientsKnowThem(String method, String path, String operationId) {
        assertThat(operation(method, path).path("operationId").asText()).isEqualTo(operationId);
    }

    @Test
    void saysWhoMayCallAndWhatMakesACallSafeToSendAgain() {
        JsonNode close = operation("post", "/access-requests/close");

        assertThat(close.path("description").asText()).contains("ORG_ADMIN");
        assertThat(close.path("security")).hasToString("[{\"oauth2\":[]},{\"bearer\":[]}]");
        assertThat(close.path("parameters"))
                .map(document::resolved)
                .map(parameter -> parameter.path("name").asText())
                .contains("Idempotency-Key", "X-SailPoint-Experimental");
    }

    @Test
    void saysWhichScopesAreNeeded() {
        assertThat(operation("delete", "/personal-access-tokens/{id}")
                        .path("description")
                        .asText())
                .contains(
                        "any person",
                        "`sp:all-personal-access-tokens:manage`, `sp:my-personal-access-tokens:manage`, "
                                + "`sp:scopes:all`; one of them");
        assertThat(operation("get", "/account-activities").path("description").asText())
                .contains("**Scope:** none needed");
        assertThat(operation("get", "/oauth/info").path("security")).isEmpty();
    }

    @Test
    void saysByWhatListsAreFilteredAndSorted() {
        JsonNode filters = parameter("/account-activities", "filters");

        assertThat(filters.path("description").asText())
                .contains(
                        "- **type** (text): `eq`, `ge`, `gt`, `in`, `isnull`, `le`, `lt`, `ne`, `sw`",
                        "- **created** (time): `eq`");
        assertThat(filters.path("example").asText()).isEqualTo("type eq \"a\"");
        assertThat(parameter("/account-activities", "sorters")
                        .path("description")
                        .asText())
                .endsWith("**type**, **created**, **modified**");
        assertThat(parameter("/personal-access-tokens", "filters")
                        .path("description")
                        .asText())
                .endsWith("- **lastUsed** (time): `isnull`, `le`");
    }

    @Test
    void tellsOfFiltersAndSortersWhereverTheyAreTaken() {
        List<String> lists = new ArrayList<>();
        document.forEachOperation((name, operation) -> {
            if (parameters(operation).contains("limit") && !name.contains("{")) {
                lists.add(name.substring("get ".length()));
            }
        });

        assertThat(lists).contains("/account-activities", "/close-runs");
        for (String list : lists) {
            namesFieldsAsTheServerDoes(list, "filters", "no-such-field%20eq%201");
            namesFieldsAsTheServerDoes(list, "sorters", "no-such-field");
        }
    }

    private void namesFieldsAsTheServerDoes(String list, String parameter, String value) {
        Answer answer = get(list + "?" + parameter + "=" + value).send();
        answer.isError(400, "400.1.3 Illegal value");
        Set<String> documented = new TreeSet<>();
        Matcher field = Pattern.compile("\\*\\*([^*]+)\\*\\*")
                .matcher(parameter(list, parameter).path("description").asText());
        while (field.find()) {
            documented.add(field.group(1));
        }
        if (answer.text().endsWith("is not supported here")) {
            assertThat(documented).as("%s of %s", parameter, list).isEmpty();
        } else {
            assertThat(documented)
                    .as("%s of %s", parameter, list)
                    .containsExactlyInAnyOrder(
                            answer.text().replaceFirst(".*these are: ", "").split(", "));
        }
    }

    @Test
    void showsAPatchInBothTypes() {
        JsonNode content = operation("patch", "/personal-access-tokens/{id}").at("/requestBody/content");

        assertThat(content.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("application/json-patch+json", "application/json");
        assertThat(content)
                .allSatisfy(type -> assertThat(type.at("/schema/items/$ref").asText())
                        .isEqualTo("#/components/schemas/JsonPatchOperation"));
    }

    @Test
    void takesItsLimitsAndWordsFromTheCode() {
        JsonNode close = schema("CloseAccessRequest");

        assertThat(close.path("required")).hasToString("[\"accessRequestIds\"]");
        assertThat(close.path("additionalProperties")).hasToString("false");
        assertThat(close.at("/properties/accessRequestIds/minItems").asInt()).isEqualTo(1);
        assertThat(close.at("/properties/accessRequestIds/maxItems").asInt()).isEqualTo(StartCloseRun.MAX_IDS);
        assertThat(close.at("/properties/executionStatus/enum")).hasToString("[\"Terminated\",\"Completed\",null]");
        assertThat(close.at("/properties/completionStatus/enum"))
                .hasToString("[\"Success\",\"Incomplete\",\"Failure\",null]");
        assertThat(document.root()
                        .at("/components/parameters/limit/schema/maximum")
                        .asInt())
                .isEqualTo(Page.MAX_LIMIT);
        assertThat(schema("AccountActivityItem").at("/properties/provisioningStatus/enum"))
                .hasToString("[\"PENDING\",\"FINISHED\",\"UNVERIFIABLE\",\"COMMITED\",\"FAILED\",\"RETRY\",null]");
    }

    @Test
    void saysWhatMayBeNullAndWhatIsAlwaysThere() {
        JsonNode run = schema("CloseRun");

        assertThat(run.at("/properties/started/type")).hasToString("[\"string\",\"null\"]");
        assertThat(run.at("/properties/started/format").asText()).isEqualTo("date-time");
        assertThat(run.at("/properties/cancelledBy/anyOf/1/type").asText()).isEqualTo("null");
        assertThat(run.at("/properties/created/type").asText()).isEqualTo("string");
        assertThat(run.path("required")).hasSize(run.path("properties").size());
    }

    @Test
    void asksLessOfADocumentToImportThanIsGiven() {
        assertThat(schema("AccountActivityToImport").path("required"))
                .hasToString("[\"created\",\"executionStatus\",\"id\"]");
        assertThat(schema("AccountActivityItemToImport").path("required")).hasToString("[\"id\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "/identity-requests/import, AccountActivityToImport",
        "/identities/import, IdentityToImport",
        "/governance-groups/import, GovernanceGroupToImport",
        "/sources/import, SourceToImport",
        "/requestable-objects/import, RequestableObjectToImport",
    })
    void saysInWhichWaysDocumentsCanCome(String path, String documentName) {
        JsonNode content = operation("post", path).at("/requestBody/content");
        JsonNode json = content.path("application/json");
        String reference = "#/components/schemas/" + documentName;

        assertThat(content.fieldNames())
                .toIterable()
                .containsExactly("application/json", "application/x-ndjson", "application/ndjson");
        assertThat(json.at("/schema/oneOf/0/items/$ref").asText()).isEqualTo(reference);
        assertThat(json.at("/schema/oneOf/1/$ref").asText()).isEqualTo(reference);
        assertThat(content.at("/application~1x-ndjson/example").asText()).isEqualTo(json.path("example") + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identity-requests/import",
                "/identities/import",
                "/governance-groups/import",
                "/sources/import",
                "/requestable-objects/import"
            })
    void showsDocumentsThatAreTaken(String path) {
        JsonNode content = operation("post", path).at("/requestBody/content");
        JsonNode one = content.at("/application~1json/example");
        String name = content.at("/application~1json/schema/oneOf/1/$ref").asText();
        JsonNode whole = schema(name.substring(name.lastIndexOf('/') + 1)).at("/examples/0");

        for (JsonNode document : List.of(one, whole)) {
            JsonNode summary = post(path, document.toString())
                    .header("Content-Type", "application/json")
                    .send()
                    .json();

            assertThat(summary.path("received").asInt()).isEqualTo(1);
            assertThat(summary.path("rejected")).isEmpty();
            assertThat(summary.path("ignoredFields")).isEmpty();
        }
    }

    @Test
    void asksOfDocumentsOfTheDirectoryWhatTheirReadersAsk() {
        assertThat(schema("IdentityToImport").path("required")).hasToString("[\"id\",\"name\"]");
        assertThat(schema("ReferenceToImport").path("required")).hasToString("[\"id\"]");
        assertThat(schema("RequestableObjectToImport").path("required"))
                .hasToString("[\"id\",\"name\",\"requestable\",\"type\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v3/api-docs",
                "/v3/api-docs.yaml",
                "/v3/api-docs/swagger-config",
                "/swagger-ui/index.html",
                "/swagger-ui/swagger-ui.css",
                "/swagger-ui/swagger-ui-bundle.js",
                "/swagger-ui/swagger-initializer.js"
            })
    void isForEverybody(String path) {
        Answer answer = get(path).asNobody().send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @Test
    void hasAPageThatBringsNothingFromElsewhere() {
        Answer moved = get("/swagger-ui.html").asNobody().send();

        assertThat(moved.status()).isEqualTo(302);
        assertThat(moved.header("Location")).endsWith("/swagger-ui/index.html");
        assertThat(get("/swagger-ui/index.html").asNobody().send().body()).doesNotContain("http://", "https://", "//");
        JsonNode settings = get("/v3/api-docs/swagger-config").asNobody().send().json();
        assertThat(settings.path("url").asText()).isEqualTo("/v3/api-docs");
        assertThat(settings.path("validatorUrl").asText("badge")).isEmpty();
        assertThat(settings.path("persistAuthorization").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v3/api-docs", "/swagger-ui/index.html"})
    void isOnlyToBeRead(String path) {
        assertThat(call("POST", path).asNobody().send().status()).isEqualTo(401);
    }

    @Test
    void isTheSameInEveryLanguage() {
        String asked =
                get("/v3/api-docs").header("Accept-Language", "fr").send().body();

        assertThat(asked).isEqualTo(get("/v3/api-docs").send().body());
    }

    private JsonNode operation(String method, String path) {
        return document.root().path("paths").path(path).path(method);
    }

    private JsonNode parameter(String list, String name) {
        for (JsonNode parameter : operation("get", list).path("parameters")) {
            JsonNode resolved = document.resolved(parameter);
            if (resolved.path("name").asText().equals(name)) {
                return resolved;
            }
        }
        return MissingNode.getInstance();
    }

    private Set<String> parameters(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        operation
                .path("parameters")
                .forEach(parameter ->
                        names.add(document.resolved(parameter).path("name").asText()));
        return names;
    }

    private JsonNode schema(String name) {
        return document.root().at("/components/schemas/" + name);
    }
}
