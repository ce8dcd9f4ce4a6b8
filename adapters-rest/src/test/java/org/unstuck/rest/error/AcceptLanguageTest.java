package org.unstuck.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;
import org.unstuck.rest.TestServer;

class AcceptLanguageTest extends HttpTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | accessRequestIds[0] darf nicht leer sein oder nur aus Leerzeichen bestehen (weitere Fehler: 1, siehe causes) | executionStatus muss einer der folgenden Werte sein: Terminated, Completed",
                "fr | accessRequestIds[0] ne doit être ni vide ni composé uniquement d’espaces (autres erreurs\u00a0: 1, voir causes) | executionStatus doit être l’une des valeurs suivantes\u00a0: Terminated, Completed",
                "es | accessRequestIds[0] no debe estar vacío ni contener solo espacios (errores adicionales: 1, véase causes) | executionStatus debe ser uno de los siguientes valores: Terminated, Completed",
                "ja | accessRequestIds[0] を空または空白のみにすることはできません（ほか 1 件、causes を参照してください） | executionStatus は次のいずれかでなければなりません: Terminated, Completed",
            })
    void tellsWhatIsWrongWithABody(String language, String text, String cause) {
        Answer answer = post(
                        "/v2025/access-requests/close", "{\"accessRequestIds\": [\"\"], \"executionStatus\": \"x\"}")
                .json()
                .header("Accept-Language", language)
                .send();

        answer.isError(400, "400.1 Bad Request Content");
        assertThat(answer.text()).isEqualTo("accessRequestIds[0] must not be blank (and 1 more, see causes)");
        assertThat(answer.textIn(language)).isEqualTo(text);
        assertThat(answer.causes())
                .containsExactly(
                        "accessRequestIds[0] must not be blank",
                        "executionStatus must be one of Terminated, Completed");
        assertThat(answer.causesIn(language)).hasSize(2).last().isEqualTo(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Der Anfragekörper ist kein wohlgeformtes JSON: er endet zu früh (Zeile 1, Spalte 2)",
                "fr | Le corps de la requête n’est pas un JSON bien formé\u00a0: il se termine trop tôt (ligne 1, colonne 2)",
                "es | El cuerpo de la solicitud no es un JSON bien formado: termina demasiado pronto (línea 1, columna 2)",
                "ja | リクエスト本文は正しい形式の JSON ではありません: 途中で終わっています（1 行目、2 列目）",
            })
    void tellsWhereABodyIsMalformed(String language, String text) {
        Answer answer = post("/v2025/access-requests/close", "{")
                .json()
                .header("Accept-Language", language)
                .send();

        assertThat(answer.isError(400, "400.1 Bad Request Content").textIn(language))
                .isEqualTo(text);
        assertThat(answer.causesIn(language)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Parameter limit muss eine ganze Zahl von 0 bis 250 sein",
                "fr | le paramètre limit doit être un nombre entier compris entre 0 et 250",
                "es | el parámetro limit debe ser un número entero entre 0 y 250",
                "ja | パラメーター limit は 0 から 250 までの整数でなければなりません",
            })
    void tellsWhatIsWrongWithAParameter(String language, String text) {
        Answer answer = get("/close-runs?limit=1000")
                .header("Accept-Language", language)
                .send();

        assertThat(answer.isError(400, "400.1.3 Illegal value").textIn(language))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Der Server hat die Anfrage verstanden, verweigert aber die Berechtigung dafür.",
                "fr | Le serveur a compris la requête, mais refuse de l’autoriser.",
                "es | El servidor ha entendido la solicitud, pero se niega a autorizarla.",
                "ja | サーバーはリクエストを理解しましたが、承認を拒否しました。",
            })
    void tellsWhoMayNot(String language, String text) {
        Answer answer = get("/close-runs")
                .asUser("11".repeat(16))
                .header("Accept-Language", language)
                .send();

        assertThat(answer.isError(403, "403 Forbidden").textIn(language)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Der Server hat für die Zielressource keine aktuelle Darstellung gefunden.",
                "fr | Le serveur n’a trouvé aucune représentation actuelle de la ressource cible.",
                "es | El servidor no ha encontrado ninguna representación actual del recurso de destino.",
                "ja | サーバーは対象リソースの現在の表現を見つけられませんでした。",
            })
    void tellsThatThereIsNothing(String language, String text) {
        for (String path : new String[] {"/nothing", "/close-runs/" + "0".repeat(32)}) {
            Answer answer = get(path).header("Accept-Language", language).send();

            assertThat(answer.isError(404, "404 Not found").textIn(language)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Die Zielressource unterstützt diese Methode nicht.",
                "fr | La ressource cible ne prend pas en charge cette méthode.",
                "es | El recurso de destino no admite este método.",
                "ja | 対象リソースはこのメソッドをサポートしていません。",
            })
    void tellsThatThereIsNoSuchMethod(String language, String text) {
        for (String path : new String[] {"/close-runs", "/oauth/token"}) {
            Answer answer =
                    call("DELETE", path).header("Accept-Language", language).send();

            assertThat(answer.isError(405, "405 Method not allowed").textIn(language))
                    .isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Der Anfragekörper ist größer als die hier erlaubten 1048576 Bytes.",
                "fr | Le corps de la requête dépasse les 1048576 octets autorisés ici.",
                "es | El cuerpo de la solicitud supera los 1048576 bytes permitidos aquí.",
                "ja | リクエスト本文が、ここで許可されている 1048576 バイトを超えています。",
            })
    void tellsThatABodyIsTooLarge(String language, String text) {
        Answer answer = post("/v2025/access-requests/close", " ".repeat(1_048_577))
                .json()
                .header("Accept-Language", language)
                .send();

        assertThat(answer.isError(413, "413 Content too large").textIn(language))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | Ein interner Fehler ist aufgetreten.",
                "fr | Une erreur interne s’est produite.",
                "es | Se ha producido un error interno.",
                "ja | 内部エラーが発生しました。",
            })
    void tellsThatTheServerBroke(String language, String text) {
        Answer answer = get("/account-activities/" + TestServer.BREAKS_THE_SERVER)
                .header("Accept-Language", language)
                .send();

        assertThat(answer.isError(500, "500.0 Internal Fault").textIn(language)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"de-CH | de", "pt, fr-CA;q=0.4, en;q=0.3 | fr", "*, es-MX;q=0.1 | es", "ja-JP, en-US;q=0.9 | ja"})
    void tellsTheBestMatch(String acceptLanguage, String language) {
        Answer answer =
                get("/nothing").header("Accept-Language", acceptLanguage).send();

        assertThat(answer.isError(404, "404 Not found").json().get("messages")).hasSize(2);
        assertThat(answer.textIn(language)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "ja;q=0.8, en;q=0.9", "it", "*", "de;q=0", "not a language", "-", ""})
    void tellsNothingTwiceWhenEnglishServesBestOrTheHeaderMakesNoSense(String acceptLanguage) {
        Answer answer =
                get("/nothing").header("Accept-Language", acceptLanguage).send();

        assertThat(answer.isError(404, "404 Not found").json().get("messages")).hasSize(1);
    }

    @Test
    void leavesWhatASenderWroteAsItIs() {
        Function<String, Answer> call =
                name -> post("/v2025/access-requests/close", "{\"accessRequestIds\": [\"x\"], \"" + name + "\": 1}")
                        .json()
                        .header("Accept-Language", "fr")
                        .send();

        assertThat(call.apply("{0} l'{1,number}''")
                        .isError(400, "400.1.3 Illegal value")
                        .textIn("fr"))
                .isEqualTo("{0} l'{1,number}'' n’est pas un champ connu");
        assertThat(call.apply("a\\u0000\\n").textIn("fr")).isEqualTo("a\uFFFD\uFFFD n’est pas un champ connu");
    }

    @Test
    void tellsNotMoreThanAThousandCausesAndHowManyMoreThereAre() {
        StringBuilder body = new StringBuilder("{\"accessRequestIds\": [\"x\"]");
        for (int field = 0; field < 1_500; field++) {
            body.append(",\"f").append(field).append("\":1");
        }

        Answer answer = post("/v2025/access-requests/close", body.append('}').toString())
                .json()
                .header("Accept-Language", "de")
                .send();

        answer.isError(400, "400.1.3 Illegal value");
        assertThat(answer.text()).isEqualTo("f0 is not a known field (and 1499 more, see causes)");
        assertThat(answer.causes())
                .hasSize(1_001)
                .contains("f999 is not a known field")
                .last()
                .isEqualTo("and 500 more");
        assertThat(answer.causesIn("de")).hasSize(1_001).last().isEqualTo("weitere Fehler: 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/close-runs", "/nothing"})
    void leavesTheFixedWordsOfTheContractInEnglish(String path) {
        Answer answer = get(path).asNobody().header("Accept-Language", "de").send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"error\":\"JWT is required\"}");
    }
}
