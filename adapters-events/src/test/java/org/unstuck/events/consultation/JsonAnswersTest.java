package org.unstuck.events.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.trigger.Trigger;

class JsonAnswersTest {

    private final JsonAnswers answers = new JsonAnswers();

    @Test
    void readsWhetherARequestMayGoOn() {
        assertThat(submitted("{\"approved\":true,\"comment\":\"fine\",\"approver\":\"Risk Engine\",\"more\":1}"))
                .isEqualTo(new Answer.PreApproval(true, "fine", "Risk Engine"));
        assertThat(submitted("{\"approved\":false}")).isEqualTo(new Answer.PreApproval(false, "", "Subscriber"));
    }

    @Test
    void readsWhoElseIsToApprove() {
        assertThat(approver("{\"id\":\"finn\",\"name\":\"Finn\",\"type\":\"IDENTITY\"}"))
                .isEqualTo(new Answer.DynamicApprover(Owner.person("finn", "Finn")));
        assertThat(approver("{\"id\":\"auditors\",\"name\":\"\",\"type\":\"GOVERNANCE_GROUP\"}"))
                .isEqualTo(new Answer.DynamicApprover(Owner.group("auditors", "auditors")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"id\":\"\",\"name\":\"\",\"type\":\"\"}",
                "{\"id\":\"\",\"name\":\"\",\"type\":\"IDENTITY\"}",
                "{\"id\":null,\"type\":null}"
            })
    void readsThatNobodyElseIs(String json) {
        assertThat(approver(json)).isEqualTo(new Answer.DynamicApprover(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is not a JSON object",
                "<html>|is not JSON",
                "{\"approved\":true} x|is not JSON",
                "true|is not a JSON object",
                "{\"approved\":\"true\"}|has no approved that is true or false",
                "{}|has no approved that is true or false",
            })
    void saysWhyAnAnswerMakesNoSense(String json, String why) {
        assertThat(submitted(json))
                .isEqualTo(new Answer.None("The answer of the subscriber who was asked " + why + "."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"finn\"}", "{\"type\":\"IDENTITY\"}", "{\"id\":\"x\",\"type\":\"ROLE\"}"})
    void takesNoApproverOfWhomItCannotTellWhoThatIs(String json) {
        assertThat(approver(json)).isInstanceOf(Answer.None.class);
    }

    @Test
    void cutsWhatIsLongerThanAnybodyReads() {
        String comment = "x".repeat(1_999) + "😀😀";

        assertThat(submitted("{\"approved\":true,\"comment\":\"" + comment + "\"}"))
                .isEqualTo(new Answer.PreApproval(true, "x".repeat(1_999), "Subscriber"));
    }

    private Answer submitted(String json) {
        return answers.read(Trigger.ACCESS_REQUEST_SUBMITTED, json);
    }

    private Answer approver(String json) {
        return answers.read(Trigger.ACCESS_REQUEST_DYNAMIC_APPROVER, json);
    }
}
