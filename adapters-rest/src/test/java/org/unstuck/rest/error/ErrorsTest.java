package org.unstuck.rest.error;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;
import org.unstuck.rest.TestServer;

class ErrorsTest extends HttpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/error",
                "/access-requests/1",
                "/close-runs/x/y/z",
                "/v3/close-runs/x/y",
                "/close-runs/1"
            })
    void tellsThatThereIsNothing(String path) {
        assertThat(get(path).send().isError(404, "404 Not found").text())
                .isEqualTo("The server did not find a current representation for the target resource.");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /access-requests/close, POST",
        "DELETE, /v2025/access-requests/close, POST",
        "POST, /close-runs, GET",
        "OPTIONS, /close-runs/v1, GET",
        "PUT, /account-activities, GET",
        "GET, /identity-requests/import, POST",
    })
    void tellsWhichMethodsThereAre(String method, String path, String allowed) {
        Answer answer = call(method, path).send();

        answer.isError(405, "405 Method not allowed");
        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @Test
    void answersHeadLikeGetWithoutBody() {
        Answer answer = call("HEAD", "/close-runs").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Nested
    @ExtendWith(OutputCaptureExtension.class)
    class WhenTheServerBreaks {

        @Test
        void saysNothingOfWhatItWasAndLogsItOnce(CapturedOutput log) {
            Answer answer =
                    get("/account-activities/" + TestServer.BREAKS_THE_SERVER).send();

            assertThat(answer.isError(500, "500.0 Internal Fault").text()).isEqualTo("An internal fault occurred.");
            String trackingId = answer.json().get("trackingId").asText();
            assertThat(log.getAll().lines().filter(line -> line.contains(trackingId)))
                    .hasSize(1)
                    .allMatch(line -> line.contains("ERROR"));
            assertThat(log.getAll().split("select secret from identity_request", -1))
                    .hasSize(2);
        }

        @Test
        void namesTheTrackingIdOfARefusalInItsLogLine(CapturedOutput log) {
            Answer answer = get("/close-runs?limit=x").send();

            assertThat(log.getAll()).contains(answer.json().get("trackingId").asText());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "GET /close-runs|x HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n ~ 400",
                "GET /{close} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n ~ 400",
                "NONSENSE\\r\\n\\r\\n ~ 400",
                "GET /close-runs HTTP/1.1\\r\\n\\r\\n ~ 400",
                "GET /close-runs HTTP/9.9\\r\\nHost: x\\r\\n\\r\\n ~ 505",
                "BREW /close-runs HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n ~ 400",
                "TRACE /close-runs HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n ~ 405",
            })
    void answersWhatIsHardlyHttpInTheSameShape(String request, int status) throws IOException {
        String answer = raw(request.replace("\\r", "\r").replace("\\n", "\n"));

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer)
                .contains("\"trackingId\":")
                .doesNotContainIgnoringCase("tomcat", "apache", "<html", "exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /close-runs?limit%00=1 HTTP/1.1\r\n",
                "GET /account-activities?%0a=1 HTTP/1.1\r\n",
                "POST /access-requests/close HTTP/1.1\r\nContent-Length: 2\r\nContent-Type: application/json\r\n"
                        + "X-SailPoint-Experimental: \u0080\r\n",
            })
    void refusesNamesAndValuesThatTheFirewallDoesNotTake(String request) throws IOException {
        String answer =
                raw(request + "Host: x\r\nAuthorization: Bearer " + signed(administratorClaims()) + "\r\n\r\n{}");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"trackingId\":");
    }

    @Test
    void answersHeadersThatAreTooLargeInTheSameShape() throws IOException {
        String answer = raw("GET /close-runs HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .doesNotContainIgnoringCase("tomcat", "apache", "<html", "exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 500\r\n\r\n{\"accessRequestIds\": [\"x\"]}",
                "Transfer-Encoding: chunked\r\n\r\n1a\r\n{\"accessRequestIds\": [\"x\"]}\r\n",
                "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\nno colon\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n0\r\nX: y\r\nX: y\r\nX: y\r\nX: y\r\nX: y\r\nX: y"
                        + "\r\nX: y\r\nX: y\r\nX: y\r\n\r\n",
                "Content-Length: -1\r\n\r\n{}",
                "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
            })
    void changesNothingWhenABodyDoesNotEndAsItShould(String headersAndBody) throws IOException {
        String before = state();

        for (String path : List.of("/v2025/access-requests/close", "/identity-requests/import")) {
            String answer = raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + signed(administratorClaims()) + "\r\n" + headersAndBody);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("\"trackingId\":");
        }

        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2025/access-requests/close", "/identity-requests/import"})
    void refusesABodyThatNoEncodingExplains(String path) {
        byte[] likeUtf32AtFirst = {0, 0, 0, '{', 0, '!', 0, '}', '"', 'x', '"', 1};

        post(path, likeUtf32AtFirst).json().send().isError(400, "400.1 Bad Request Content");
    }

    @Test
    void importsNothingOfABodyThatIsNotUtf8() {
        String before = state();
        byte[] halfOfASurrogatePair = "[{\"type\":\"\u00ed\u00a0\u0080\"}]".getBytes(ISO_8859_1);

        post("/identity-requests/import", halfOfASurrogatePair).json().send().isError(400, "400.1 Bad Request Content");

        assertThat(state()).isEqualTo(before);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
