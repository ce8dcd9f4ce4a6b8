package org.unstuck.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.rest.Answer;
import org.unstuck.rest.HttpTest;

class AccountActivitiesTest extends HttpTest {

    private TrackingNumber id;
    private String recipient;

    @BeforeEach
    void importOne() {
        id = newTrackingNumber();
        recipient = "person-" + id;
        String document = "{\"id\":\"%s\",\"created\":\"2026-06-05T05:16:19.663Z\",\"executionStatus\":\"EXECUTING\","
                + "\"targetIdentitySummary\":{\"identityId\":\"%s\"},\"requesterIdentitySummary\":{\"identityId\":\"asker-%s\"}}";
        assertThat(post("/identity-requests/import", document.formatted(id, recipient, id))
                        .json()
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void areFoundUnderTheirIdHoweverItIsWritten() {
        assertThat(get("/account-activities/" + id).send().json().get("id").asText())
                .isEqualTo(id.toString());
        assertThat(get("/account-activities/v1/" + id.value().toString().toUpperCase(Locale.ROOT))
                        .send()
                        .json()
                        .get("id")
                        .asText())
                .isEqualTo(id.toString());
    }

    @Test
    void areShownToThoseWhoReceiveAndWhoAsked() {
        for (String person : new String[] {recipient, "asker-" + id}) {
            Answer own = get("/account-activities?count=true").asUser(person).send();

            assertThat(own.json()).hasSize(1);
            assertThat(own.json().get(0).get("id").asText()).isEqualTo(id.toString());
            assertThat(own.header("X-Total-Count")).isEqualTo("1");
            assertThat(get("/account-activities/" + id).asUser(person).send().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void ofOthersAnswerLikeUnknownOnes() {
        Answer foreign =
                get("/account-activities/" + id).asUser("somebody else").send();
        Answer unknown = get("/account-activities/" + newTrackingNumber())
                .asUser("somebody else")
                .send();
        Answer impossible =
                get("/account-activities/no-id").asUser("somebody else").send();

        assertThat(withoutTrackingId(foreign)).isEqualTo(withoutTrackingId(unknown));
        assertThat(withoutTrackingId(impossible)).isEqualTo(withoutTrackingId(unknown));
        foreign.isError(404, "404 Not found");
        assertThat(get("/account-activities").asUser("somebody else").send().body())
                .isEqualTo("[]");
    }

    // ---- filters, sorters and people

    @Test
    void areFilteredByTypeAndTime() {
        Family family = new Family();

        assertThat(family.list("filters", "type eq \"APPREQUEST\"")).isEqualTo("CA");
        assertThat(family.list("filters", "type in (\"certification\", \"appRequest\")"))
                .isEqualTo("CBA");
        assertThat(family.list("filters", "not type sw \"app\"")).isEqualTo("DB");
        assertThat(family.list("filters", "type isnull or created lt 2019")).isEqualTo("DA");
        assertThat(family.list("filters", "created eq 2019-02 and type ne \"x\""))
                .isEqualTo("B");
        assertThat(family.list("filters", "modified ge 2020-01-01T00:00:00+01:00"))
                .isEqualTo("CB");
        assertThat(family.list("type", "CERTIFICATION")).isEqualTo("B");
        assertThat(family.list("type", "appRequest", "filters", "created gt 2019"))
                .isEqualTo("C");
    }

    @Test
    void areTheNewestFirstUnlessSorted() {
        Family family = new Family();

        assertThat(family.list()).isEqualTo("DCBA");
        assertThat(family.list("sorters", "created")).isEqualTo("ABCD");
        assertThat(family.list("sorters", "type,-created")).isEqualTo("CABD");
        assertThat(family.list("sorters", "-type,created")).isEqualTo("BACD");
        assertThat(family.list("sorters", "-modified")).isEqualTo("BCDA");
        assertThat(family.listAs(family.child, "sorters", "created", "limit", "2", "offset", "1"))
                .isEqualTo("CD");
    }

    @Test
    void areThoseOfAPersonOrOfTheCaller() {
        Family family = new Family();

        assertThat(family.list("requested-for", family.parent)).isEqualTo("BA");
        assertThat(family.list("requested-by", family.parent)).isEqualTo("DB");
        assertThat(family.list("requested-for", family.parent, "requested-by", family.parent))
                .isEqualTo("B");
        assertThat(family.list("regarding-identity", family.child)).isEqualTo("DCA");
        assertThat(family.listAs(family.child, "requested-for", "me")).isEqualTo("DC");
        assertThat(family.listAs(family.child, "requested-by", "me")).isEqualTo("CA");
        assertThat(family.listAs(family.child, "regarding-identity", "me", "filters", "created gt 2020"))
                .isEqualTo("DC");
    }

    @Test
    void areNeverThoseOfOthersWhateverIsAskedFor() {
        Family family = new Family();

        assertThat(family.listAs(family.child, "regarding-identity", family.parent))
                .isEqualTo("DA");
        assertThat(family.listAs(family.child, "filters", "not type eq \"x\"")).isEqualTo("DCA");
        assertThat(get("/account-activities?count=true&regarding-identity=" + family.parent)
                        .asUser("somebody else")
                        .send()
                        .header("X-Total-Count"))
                .isEqualTo("0");
    }

    /** A parent and a child who ask for themselves and each other, and the letters of what they asked for. */
    private final class Family {

        private final String parent = "parent-" + newTrackingNumber();
        private final String child = "child-" + newTrackingNumber();
        private final Map<String, String> letters = new HashMap<>();

        Family() {
            add("A", "appRequest", "2018-06-05T05:16:19.663Z", null, child, parent);
            add("B", "Certification", "2019-02-28T23:59:59.999999Z", "2020-02-01T00:00:00Z", parent, parent);
            add("C", "appRequest", "2020-01-01T00:00:00.001Z", "2019-12-31T23:00:00Z", child, child);
            add("D", null, "2021-01-01T00:00:00Z", null, parent, child);
        }

        private void add(
                String letter, String type, String created, String modified, String requester, String recipient) {
            TrackingNumber number = newTrackingNumber();
            letters.put(number.toString(), letter);
            String document = "{\"id\":\"%s\",\"type\":%s,\"created\":\"%s\",\"modified\":%s,"
                    + "\"executionStatus\":\"EXECUTING\",\"requesterIdentitySummary\":{\"identityId\":\"%s\"},"
                    + "\"targetIdentitySummary\":{\"identityId\":\"%s\"}}";
            Answer answer = post(
                            "/identity-requests/import",
                            document.formatted(number, quoted(type), created, quoted(modified), requester, recipient))
                    .json()
                    .send();
            assertThat(answer.json().get("imported").asInt()).as(answer.body()).isEqualTo(1);
        }

        private static String quoted(String text) {
            return text == null ? "null" : '"' + text + '"';
        }

        /** As the administrator, who sees those of others, too, on as many pages as there are; these are left out. */
        String list(String... parameters) {
            StringBuilder found = new StringBuilder();
            Answer page = get("/account-activities" + query(parameters)).send();
            int offset = 0;
            while (!page.json().isEmpty()) {
                found.append(letters(page));
                offset += page.json().size();
                page = get("/account-activities" + query(parameters) + "&offset=" + offset)
                        .send();
            }
            return found.toString();
        }

        String listAs(String person, String... parameters) {
            return letters(get("/account-activities" + query(parameters))
                    .asUser(person)
                    .send());
        }

        private String letters(Answer answer) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            StringBuilder found = new StringBuilder();
            answer.json()
                    .forEach(activity ->
                            found.append(letters.getOrDefault(activity.get("id").asText(), "")));
            return found.toString();
        }

        private static String query(String... parameters) {
            StringBuilder query = new StringBuilder("?count=true");
            for (int index = 0; index < parameters.length; index += 2) {
                query.append('&')
                        .append(parameters[index])
                        .append('=')
                        .append(URLEncoder.encode(parameters[index + 1], StandardCharsets.UTF_8));
            }
            return query.toString();
        }
    }

    @Test
    void areCountedAsTheyAreFiltered() {
        Answer answer = get("/account-activities?count=true&limit=0&regarding-identity=" + recipient
                        + "&filters=created%20eq%202026-06-05")
                .send();

        assertThat(answer.body()).isEqualTo("[]");
        assertThat(answer.header("X-Total-Count")).isEqualTo("1");
        assertThat(get("/account-activities?count=true&regarding-identity=" + recipient
                                + "&filters=created%20eq%202025")
                        .send()
                        .header("X-Total-Count"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false"})
    void countWhenTheyAreAskedToInLettersOfAnyCase(String count, boolean counted) {
        Answer answer = get("/account-activities?limit=0&count=" + count).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Total-Count").isEmpty()).isEqualTo(!counted);
    }

    @Test
    void refuseParametersThatTheyWouldHaveToIgnore() {
        assertThat(get("/account-activities?assigned-to=me")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("parameter assigned-to is not supported here");
    }

    @Test
    void sayAllThatIsWrongWithFiltersAndSortersAndWhere() {
        Answer answer = get("/account-activities?limit=251&sorters=-status&filters="
                        + "status%20eq%20%22x%22%20or%20type%20co%20%22x%22")
                .header("Accept-Language", "de")
                .send();

        assertThat(answer.isError(400, "400.1.3 Illegal value").causes())
                .containsExactly(
                        "parameter limit must be a whole number, 0 to 250",
                        "parameter filters, character 1: status is no field to filter by here; these are: type, created, modified",
                        "parameter filters, character 23: the operator co is not supported for type; these are: eq, ge, gt, in, isnull, le, lt, ne, sw",
                        "parameter sorters, character 2: status is no field to sort by here; these are: type, created, modified");
        assertThat(answer.causesIn("de"))
                .contains(
                        "Parameter filters, Zeichen 1: Nach status kann hier nicht gefiltert werden, nur nach: type, created, modified");
    }

    @ParameterizedTest
    @CsvSource({
        "'filters=type%20eq', 'parameter filters, character 8: the filter ends here, where a text, a number, a time, true or false is expected'",
        "'filters=', 'parameter filters, character 1: the filter ends here, where a comparison is expected'",
        "'filters=type%20eq%20%22%00%22', 'parameter filters, character 10 must not contain NUL or half of a surrogate pair'",
        "'filters=created%20gt%202018-12-18T23:05:55+01:00', 'parameter filters, character 32: 01:00 is neither a number nor a time'",
        "'filters=type%20isnull&filters=type%20isnull', 'parameter filters must not be repeated'",
        "'sorters=', 'parameter sorters, character 1: a field is missing'",
        "'requested-for=%00', 'parameter requested-for must not contain NUL or half of a surrogate pair'",
        "'requested-for=a&regarding-identity=a', 'parameter regarding-identity must not stand together with parameter requested-for'",
        "'regarding-identity=a&requested-by=a', 'parameter regarding-identity must not stand together with parameter requested-by'"
    })
    void refuseWhatTheyCannotUnderstand(String query, String text) {
        assertThat(get("/account-activities?" + query)
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requested-for", "requested-by", "regarding-identity", "type"})
    void refuseAParameterThatSaysNothing(String parameter) {
        assertThat(get("/account-activities?" + parameter + "=%20")
                        .send()
                        .isError(400, "400.1.0 Required Data Missing Or Empty")
                        .text())
                .isEqualTo("parameter " + parameter + " must not be blank");
    }

    private static String withoutTrackingId(Answer answer) {
        return answer.status() + answer.body().replaceAll("\"trackingId\":\"[0-9a-f]{32}\"", "");
    }
}
