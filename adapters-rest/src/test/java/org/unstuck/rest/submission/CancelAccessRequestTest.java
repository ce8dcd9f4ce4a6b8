package org.unstuck.rest.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unstuck.rest.Answer;
import org.unstuck.rest.LifeTest;

class CancelAccessRequestTest extends LifeTest {

    @BeforeEach
    void isKnown() {
        directory();
    }

    @Test
    void endsTheRequestForWhoeverSubmittedIt() {
        String id = submitted();

        Answer answer = cancel(id, "by mistake").asUser(zoe).send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{}");
        JsonNode activity = activity(id);
        assertThat(activity.get("executionStatus").asText()).isEqualTo("TERMINATED");
        assertThat(activity.at("/items/0/approvalStatus").asText()).isEqualTo("CANCELED");
        assertThat(activity.at("/cancelComment/body").asText()).isEqualTo("by mistake");
    }

    @Test
    void takesTheIdOfAnItemForItsRequest() {
        String id = submitted();

        assertThat(cancel(activity(id).at("/items/0/id").asText(), "x").send().status())
                .isEqualTo(202);
        assertThat(activity(id).get("executionStatus").asText()).isEqualTo("TERMINATED");
    }

    @Test
    void isTooLateOnceTheRequestHasEnded() {
        String id = submitted();
        cancel(id, "once").asUser(zoe).send();

        Answer again = cancel(id, "twice").asUser(zoe).send();

        assertThat(again.isError(400, "400.1 Bad Request Content").text())
                .isEqualTo("Invalid request in current state");
    }

    @Test
    void answersForeignRequestsLikeThoseThatDoNotExist() {
        String open = submitted();
        Answer foreign = cancel(open, "x").asUser(otto).send();
        cancel(open, "x").send();
        Answer ended = cancel(open, "x").asUser(otto).send();
        Answer unknown = cancel(newId(), "x").asUser(otto).send();

        for (Answer answer : new Answer[] {foreign, ended, unknown}) {
            assertThat(answer.isError(400, "400.1.3 Illegal value").text())
                    .isEqualTo("Illegal value for accountActivityId");
        }
        assertThat(cancel("no id at all", "x")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .textIn("en-US"))
                .isEqualTo("Illegal value for accountActivityId");
    }

    @Test
    void saysWhatIsMissingAndWhatIsTooMuch() {
        assertThat(post("/access-requests/cancel", "{}")
                        .json()
                        .send()
                        .isError(400, "400.1.0 Required Data Missing Or Empty")
                        .causes())
                .containsExactly("accountActivityId is required", "comment is required");
        assertThat(post("/access-requests/cancel", "{\"accountActivityId\": \"x\", \"comment\": \" \", \"id\": 1}")
                        .json()
                        .send()
                        .isError(400, "400.1 Bad Request Content")
                        .causes())
                .containsExactly("comment must not be blank", "id is not a known field");
    }

    @Test
    void cancelsInBulkWhatCanBeCancelled() {
        String first = submitted();
        String second = submission(asking(nora, role))
                .send()
                .json()
                .at("/newRequests/0/accessRequestIds/0")
                .asText();
        cancel(second, "before").send();

        Answer answer =
                inBulk("[\"%s\", \"%s\", \"unknown\"]".formatted(second, first)).send();

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(activity(first).at("/cancelComment/body").asText()).isEqualTo("all of them");
        assertThat(activity(second).at("/cancelComment/body").asText()).isEqualTo("before");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]    | accessRequestIds must have 1 to 50 ids, not 0",
                "null  | accessRequestIds is required: 1 to 50 ids",
                "'x'   | accessRequestIds must be an array",
                "[' '] | accessRequestIds[0] must not be blank",
                "[7]   | accessRequestIds[0] must be a string"
            },
            quoteCharacter = '`')
    void refusesIdsThatAreNone(String ids, String cause) {
        Answer answer = inBulk(ids.replace('\'', '"')).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.causes()).containsExactly(cause);
    }

    @Test
    void takesFiftyInBulkAndNoMore() {
        assertThat(inBulk("[" + String.join(",", Collections.nCopies(50, "\"x\"")) + "]")
                        .send()
                        .status())
                .isEqualTo(202);
        assertThat(inBulk("[" + String.join(",", Collections.nCopies(51, "\"x\"")) + "]")
                        .send()
                        .isError(400, "400.1.3 Illegal value")
                        .text())
                .isEqualTo("accessRequestIds must have 1 to 50 ids, not 51");
    }

    private Call cancel(String id, String comment) {
        return post(
                        "/access-requests/cancel",
                        "{\"accountActivityId\": \"%s\", \"comment\": \"%s\"}".formatted(id, comment))
                .json();
    }

    private Call inBulk(String ids) {
        return post(
                        "/access-requests/bulk-cancel",
                        "{\"accessRequestIds\": %s, \"comment\": \"all of them\"}".formatted(ids))
                .json();
    }
}
