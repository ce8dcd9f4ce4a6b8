package org.unstuck.rest.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filters=type%20eq%20%22appRequest%22",
                "sorters=created",
                "requested-for=me",
                "regarding-identity=me",
                "x"
            })
    void refuseParametersThatTheyWouldHaveToIgnore(String query) {
        String name = query.split("=", -1)[0];

        assertThat(get("/account-activities?" + query)
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("parameter " + name + " is not supported here");
    }

    private static String withoutTrackingId(Answer answer) {
        return answer.status() + answer.body().replaceAll("\"trackingId\":\"[0-9a-f]{32}\"", "");
    }
}
