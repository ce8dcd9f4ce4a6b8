package org.unstuck.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
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
    void hasTheOperationsOfTheAccessTableAndTheTokenEndpoint() {
        assertThat(rules.missing()).isEmpty();
        assertThat(rules.beyondAccessTable()).containsExactly("post /oauth/token");
    }

    @Test
    void tellsOfTheErrorsOfEveryOperation() {
        assertThat(rules.undocumentedErrors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "post, /access-requests/close, closeAccessRequest",
        "get, /account-activities, listAccountActivities",
        "get, /account-activities/{id}, getAccountActivity",
        "post, /identity-requests/import, importIdentityRequests",
        "get, /close-runs, listCloseRuns",
        "get, /close-runs/{id}, getCloseRun",
        "get, /close-runs/{id}/items, listCloseRunItems",
        "get, /close-runs/{id}/audit-events, listCloseRunAuditEvents",
        "post, /close-runs/{id}/cancel, cancelCloseRun",
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

    private JsonNode schema(String name) {
        return document.root().at("/components/schemas/" + name);
    }
}
