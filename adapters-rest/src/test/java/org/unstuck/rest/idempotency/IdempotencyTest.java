package org.unstuck.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.port.IdempotencyKeys;
import org.unstuck.application.port.InMemoryIdempotencyKeys;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;
import org.unstuck.rest.TestServer;

/** Idempotency keys as callers see them; each test calls as a client of its own. */
class IdempotencyTest extends HttpTest {

    private static final String CLOSE = "/v2025/access-requests/close";
    private static final String IMPORT = "/v2025/identity-requests/import";
    private static final AtomicInteger LAST_CLIENT = new AtomicInteger();

    private final String client = "idempotent-" + LAST_CLIENT.incrementAndGet();

    @Autowired
    private InMemoryIdempotencyKeys keys;

    @Test
    void answersTheSameCallAgainWithTheFirstAnswer() {
        String body = closeBody();

        Answer first = close("8e03978e-40d5-43e8-bc93-6894a57f9324", body);
        String before = state();
        Answer again = close("8e03978e-40d5-43e8-bc93-6894a57f9324", body);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.headers().map()).doesNotContainKey("Idempotent-Replayed");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body()).isEqualTo("{}");
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).startsWith("/close-runs/");
        assertThat(again.header("Content-Type")).isEqualTo("application/json");
        assertThat(again.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void answersAFirstCallWithAKeyAsOneWithout() {
        Answer without = post(CLOSE, closeBody()).as(token()).json().send();
        Answer with = close("key", closeBody());

        assertThat(with.status()).isEqualTo(without.status());
        assertThat(with.body()).isEqualTo(without.body());
        assertThat(with.headers().map().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        lengthIsKnown(without.headers().map().keySet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/access-requests/v1/close",
                "/access-requests/close",
                "/beta/access-requests/close",
                "//v3//access-requests/close"
            })
    void takesAllUrlsOfAnOperationForTheSame(String path) {
        String body = closeBody();
        Answer first = close("key", body);

        Answer again = post(path, body)
                .as(token())
                .json()
                .header("X-SailPoint-Experimental", "true")
                .header("Idempotency-Key", "key")
                .send();

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "abc | \"abc\"",
                "\"a\\\"b\" | \"a\\\"b\"",
                "a\\b | \"a\\\\b\"",
                "!#$%&()*+-./:;<=>?@[]^_`{}~ | \"!#$%&()*+-./:;<=>?@[]^_`{}~\"",
            })
    void takesAKeyWithQuotesAndWithoutForTheSame(String one, String other) {
        String body = closeBody();
        Answer first = close(one, body);

        Answer again = close(other, body);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void takesAKeyOf255CharactersAndTheNextOneForAnother() {
        String longest = "k".repeat(254);

        assertThat(close(longest + "1", closeBody()).status()).isEqualTo(202);
        assertThat(close("\"" + longest + "2\"", closeBody()).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\" \"",
                "\"a b\"",
                "a b",
                "\"abc",
                "abc\"",
                "a\"b",
                "\"a\"b\"",
                "\"a\\b\"",
                "\"abc\\\"",
                "\"a\", \"b\"",
                "a,b",
                "\"a\";b=1"
            })
    void refusesAKeyThatIsNone(String malformed) {
        assertRefused(close(malformed, closeBody()));
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        assertRefused(close("k".repeat(256), closeBody()));
        assertRefused(close("\"" + "k".repeat(256) + "\"", closeBody()));
    }

    @Test
    void refusesTwoKeys() {
        String before = state();

        Answer answer = post(CLOSE, closeBody())
                .as(token())
                .json()
                .anotherHeader("Idempotency-Key", "one")
                .anotherHeader("Idempotency-Key", "one")
                .send();

        answer.isError(400, "400.1.3 Illegal value");
        assertThat(answer.causes()).containsExactly("header Idempotency-Key must not be repeated");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherBody() {
        Answer first = close("key", closeBody());
        String before = state();

        Answer other = close("key", closeBody());

        other.isError(422, "422 Unprocessable content");
        assertThat(other.text())
                .isEqualTo("this Idempotency-Key was used for another request; a new request needs a new key");
        assertThat(other.headers().map()).doesNotContainKeys("Location", "Idempotent-Replayed");
        assertThat(first.status()).isEqualTo(202);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Dieser Idempotency-Key wurde schon für eine andere Anfrage verwendet; eine neue Anfrage braucht einen neuen Schlüssel",
                "fr | Cette Idempotency-Key a déjà servi pour une autre requête\u00a0; une nouvelle requête exige une nouvelle clé",
                "es | Esta Idempotency-Key ya se usó para otra solicitud; una solicitud nueva necesita una clave nueva",
                "ja | この Idempotency-Key は別のリクエストですでに使用されています。新しいリクエストには新しいキーが必要です",
            })
    void tellsThatInTheLanguageOfTheCaller(String language, String text) {
        close("key", closeBody());

        Answer other = post(CLOSE, closeBody())
                .as(token())
                .json()
                .header("Idempotency-Key", "key")
                .header("Accept-Language", language)
                .send();

        assertThat(other.isError(422, "422 Unprocessable content").textIn(language))
                .isEqualTo(text);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherOperationQueryOrPerson() {
        String body = closeBody();
        String run = close("key", body).header("Location");

        keyed(CLOSE + "?dry=true", "key", body).isError(422, "422 Unprocessable content");
        keyed(run + "/cancel", "key", body).isError(422, "422 Unprocessable content");
        keyed(IMPORT, "key", body).isError(422, "422 Unprocessable content");
        post(CLOSE, body)
                .as(signed(userClaims("0b".repeat(16))
                        .claim("authorities", List.of("ORG_ADMIN"))
                        .claim("client_id", client)))
                .json()
                .header("Idempotency-Key", "key")
                .send()
                .isError(422, "422 Unprocessable content");

        assertThat(get(run).send().json().get("state").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void keepsTheKeysOfClientsApart() {
        String body = closeBody();
        Answer one = close("key", body);

        Answer other = post(CLOSE, body)
                .as(tokenOf("another " + client))
                .json()
                .header("Idempotency-Key", "key")
                .send();

        assertThat(other.status()).isEqualTo(202);
        assertThat(other.headers().map()).doesNotContainKey("Idempotent-Replayed");
        assertThat(other.header("Location")).isNotEqualTo(one.header("Location"));
    }

    @Test
    void refusesTheSameCallWhileTheFirstIsRunning() {
        String body = closeBody();
        String before = state();

        keys.whileClaimedElsewhere(new IdempotencyKeys.Key(client, "key"), () -> {
            Answer answer = close("key", body);
            answer.isError(409, "409 Conflict");
            assertThat(answer.text()).isEqualTo("another call with the same Idempotency-Key is still running");
        });

        assertThat(state()).isEqualTo(before);
        assertThat(close("key", body).status()).isEqualTo(202);
    }

    @Test
    void leavesTheKeyOfARefusedCallFree() {
        int kept = keys.size();
        close("key", "{\"accessRequestIds\": []}").isError(400, "400.1.0 Required Data Missing Or Empty");
        close("key", "{").isError(400, "400.1 Bad Request Content");
        close("key", "").isError(400, "400.1.0 Required Data Missing Or Empty");
        close("key", " ".repeat(1_048_577)).isError(413, "413 Content too large");
        keyed("/close-runs/" + "d".repeat(32) + "/cancel", "key", "").isError(404, "404 Not found");
        post(CLOSE, closeBody())
                .as(token())
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", "key")
                .send()
                .isError(415, "415 Unsupported media type");
        assertThat(keys.size()).isEqualTo(kept);

        Answer corrected = close("key", closeBody());

        assertThat(corrected.status()).isEqualTo(202);
        assertThat(corrected.headers().map()).doesNotContainKey("Idempotent-Replayed");
    }

    @Test
    void tellsOfARefusalWhatIsToldWithoutAKey() {
        Answer with = post(CLOSE, closeBody())
                .as(token())
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", "key")
                .send();
        Answer without = post(CLOSE, closeBody())
                .as(token())
                .header("Content-Type", "text/plain")
                .send();

        assertThat(with.status()).isEqualTo(without.status());
        assertThat(with.headers().map().keySet())
                .isEqualTo(without.headers().map().keySet());
        assertThat(with.header("Accept")).isEqualTo(without.header("Accept"));
        assertThat(with.text()).isEqualTo(without.text());
    }

    @Test
    void cancelsARunOnce() {
        String run = close("close-it", closeBody()).header("Location");

        Answer first = keyed(run + "/cancel", "cancel-it", "");
        String before = state();
        Answer again = keyed(run + "/cancel", "cancel-it", "");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location")).isEqualTo(run);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void importsOnce() {
        String body = documents(3);

        Answer first = keyed(IMPORT, "key", body);
        Answer again = keyed("/identity-requests/v1/import", "key", body);

        assertThat(first.json().get("imported").asInt()).isEqualTo(3);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(keyed(IMPORT, "another-key", body).json().get("unchanged").asInt())
                .isEqualTo(3);
    }

    @Test
    void importsABodyThatDoesNotFitInMemory() {
        String body = documents(2_000);
        assertThat(body.length()).isGreaterThan(4 * SpooledBody.IN_MEMORY);

        Answer first = keyed(IMPORT, "key", body);
        Answer again = keyed(IMPORT, "key", body);

        assertThat(first.json().get("imported").asInt()).isEqualTo(2_000);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        keyed(IMPORT, "key", body + " ").isError(422, "422 Unprocessable content");
    }

    @Test
    void refusesAnImportThatIsTooLargeAndLeavesItsKeyFree() {
        String before = state();

        keyed(IMPORT, "key", "[" + " ".repeat(3_000_000) + "]").isError(413, "413 Content too large");

        assertThat(state()).isEqualTo(before);
        assertThat(keyed(IMPORT, "key", documents(1)).status()).isEqualTo(200);
    }

    @Test
    void keepsOnlySoManyKeysOfAClient() {
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < TestServer.MAX_KEYS_PER_CLIENT; i++) {
            bodies.add(closeBody());
            assertThat(close("key-" + i, bodies.get(i)).status()).isEqualTo(202);
        }
        String before = state();

        Answer oneMore = close("one-more", closeBody());

        oneMore.isError(400, "400.1.4 Limit violation");
        assertThat(oneMore.text())
                .isEqualTo("you have used 20 idempotency keys, the most that are kept;"
                        + " each is forgotten 24 hours after its use");
        assertThat(state()).isEqualTo(before);
        assertThat(close("key-0", bodies.get(0)).header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(post(CLOSE, closeBody()).as(token()).json().send().status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({"GET, /close-runs, 200", "DELETE, /close-runs, 405", "PATCH, /access-requests/close, 405"})
    void ignoresKeysOfOtherMethods(String method, String path, int status) {
        int visits = keys.visits();

        Answer answer = call(method, path).header("Idempotency-Key", "\"no key").send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(keys.visits()).isEqualTo(visits);
    }

    @Test
    void tellsNothingToWhoMayNotCall() {
        int visits = keys.visits();
        String body = closeBody();

        assertThat(post(CLOSE, body)
                        .asNobody()
                        .header("Idempotency-Key", "\"no key")
                        .send()
                        .status())
                .isEqualTo(401);
        post(CLOSE, body)
                .asUser("ab".repeat(16))
                .header("Idempotency-Key", "\"no key")
                .send()
                .isError(403, "403 Forbidden");
        post("/v2025/access-requests/close/more", body)
                .header("Idempotency-Key", "\"no key")
                .send()
                .isError(404, "404 Not found");
        post("/v2025/account-activities", body)
                .header("Idempotency-Key", "\"no key")
                .send()
                .isError(405, "405 Method not allowed");
        String limited = tokenOf("limited-to-1");
        get("/v2026/close-runs").as(limited).send();
        assertThat(post("/v2026/access-requests/close", body)
                        .as(limited)
                        .header("Idempotency-Key", "key")
                        .send()
                        .status())
                .isEqualTo(429);

        assertThat(keys.visits()).isEqualTo(visits);
    }

    @Test
    void leavesTheTokenEndpointAlone() {
        String form = "grant_type=client_credentials&client_id=" + TestServer.ADMINISTRATOR.id() + "&client_secret=x";

        Answer answer = post("/oauth/token", form)
                .asNobody()
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", "\"no key")
                .send();

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void takesNoStepForACallWithoutAKey() {
        int visits = keys.visits();

        assertThat(post(CLOSE, closeBody()).as(token()).json().send().status()).isEqualTo(202);

        assertThat(keys.visits()).isEqualTo(visits);
    }

    private void assertRefused(Answer answer) {
        answer.isError(400, "400.1.3 Illegal value");
        assertThat(answer.causes())
                .containsExactly("header Idempotency-Key must be a string in double quotes, or the same without quotes"
                        + " and commas, of 1 to 255 visible ASCII characters");
    }

    private Answer close(String key, String body) {
        return keyed(CLOSE, key, body);
    }

    private Answer keyed(String path, String key, String body) {
        return post(path, body)
                .as(token())
                .json()
                .header("Idempotency-Key", key)
                .send();
    }

    private String token() {
        return tokenOf(client);
    }

    private String tokenOf(String client) {
        return signed(administratorClaims().claim("client_id", client));
    }

    private static String closeBody() {
        return "{\"accessRequestIds\": [\"" + newTrackingNumber() + "\"]}";
    }

    private static String documents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"" + newTrackingNumber() + "\",\"created\":\"2026-06-05T05:16:19.663Z\","
                        + "\"type\":\"appRequest\",\"executionStatus\":\"EXECUTING\",\"completionStatus\":\"PENDING\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    // An answer that was held back is not sent in chunks.
    private static List<String> lengthIsKnown(Set<String> headers) {
        return headers.stream()
                .map(name -> name.equals("transfer-encoding") ? "content-length" : name)
                .toList();
    }
}
