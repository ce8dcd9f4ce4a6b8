package org.unstuck.events.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathFiltersTest {

    /** Far longer than any evaluation should take, for machines that are busy. */
    private static final Duration BOUND = Duration.ofSeconds(20);

    private static final String EVENT = """
            {"identityId": "201327fda1c44704ac01181e963d463c", "action": "Access Request", "count": 3, "open": false,
             "done": true, "requester": null, "errors": [], "warnings": ["closed by the help desk"],
             "recipient": {"type": "IDENTITY", "id": "2c7180a4", "name": "William Wilson"},
             "flags": [false],
             "changes": [{"attribute": "department", "oldValue": "sales", "newValue": "marketing"},
                         {"attribute": "email", "oldValue": "a@x.example", "newValue": "b@x.example"}]}""";

    private final JsonPathFilters filters = new JsonPathFilters();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "$.identityId",
                "$[?($.identityId == \"201327fda1c44704ac01181e963d463c\")]",
                "$[?(@.identityId == '201327fda1c44704ac01181e963d463c')]",
                "$.changes[?(@.attribute == \"department\")]",
                "$.changes[?(@.attribute == 'department' && @.newValue != 'sales')]",
                "$.changes[?(@.attribute in ['department', 'x'])]",
                "$.changes[?(!(@.attribute == 'x'))]",
                "$[?(@.count > 2 && @.count <= 3)]",
                "$[?(@.warnings contains 'closed by the help desk')]",
                "$[?(@.warnings anyof ['closed by the help desk'])]",
                "$[?(@.warnings size 1)]",
                "$[?(@.changes.length() == 2)]",
                "$.changes.length()",
                "$[?(@.recipient.name =~ /william.*/i)]",
                "$[?(@.warnings =~ /.*desk/)]",
                "$.concat($.action, $.recipient.type)",
                "$..attribute",
                "$..[?(@.name == 'William Wilson')]",
                "$.done",
                "$.flags[0,0]",
                "$.flags[?(@ == false)]",
                "$['action']",
            })
    void findsWhatIsThere(String filter) {
        assertThat(filters.isValid(filter)).isTrue();
        assertThat(filters.finds(filter, EVENT)).isTrue();
        assertThat(filters.leadsSomewhere(filter, EVENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.nothing",
                "$.recipient.nothing.more",
                "$[?($.identityId == \"x\")]",
                "$.changes[?(@.attribute == 'x')]",
                "$.changes[5]",
                "$.errors[*]",
                "$..nothing",
                "$.action[?(@.x == 1)]",
                "$[?(@.recipient.name =~ /william.*/)]",
            })
    void findsNothingWhereNothingIs(String filter) {
        assertThat(filters.isValid(filter)).isTrue();
        assertThat(filters.finds(filter, EVENT)).isFalse();
        assertThat(filters.leadsSomewhere(filter, EVENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.open", "$.requester", "$.errors", "$.flags[0]"})
    void takesFalseAndNothingAndAnEmptyArrayForNo(String filter) {
        assertThat(filters.finds(filter, EVENT)).isFalse();
        assertThat(filters.leadsSomewhere(filter, EVENT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "$.",
                "$[",
                "$[?(@.a ==)]",
                "$[?(@.a == 'x]",
                "$[?(@.a =~ /[/)]",
                "$[?(@.a unknown 'x')]",
                "$[?(@.a =~ /(a+)+$/)]",
                "$[?(@.it's =~ /(a+)+$/ && @.b == 'x')]",
                "$[?('/' == '/' && @.a =~ /(a+)+$/)]",
                "$[?(@.a =~ /a +/x)]",
                "$[?(@.concat(@.a, @.a) =~ /a+b/)]",
            })
    void knowsWhatIsNoExpression(String filter) {
        assertThat(filters.isValid(filter)).isFalse();
        assertThat(filters.finds(filter, EVENT)).isFalse();
    }

    @Test
    void takesExpressionsOfABoundedLength() {
        assertThat(filters.isValid("$." + "a".repeat(998))).isTrue();
        assertThat(filters.isValid("$." + "a".repeat(999))).isFalse();
        assertThat(filters.isValid("$[?(" + "(".repeat(490) + "@.a" + ")".repeat(490) + ")]"))
                .isTrue();
    }

    @Test
    void findsNothingInWhatIsNoEventOrTooLong() {
        assertThat(filters.finds("$", "{")).isFalse();
        assertThat(filters.finds("$", "\"" + "x".repeat(JsonPathFilters.MAX_EVENT_LENGTH) + "\""))
                .isFalse();
        assertThat(filters.finds("$", "[".repeat(5_000) + "]".repeat(5_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$[?(@.text =~ /a*a*a*b/)]",
                "$..[?(@.text =~ /a*a*a*b/)]",
                "$..[?($..text =~ /a*a*a*b/)]",
                "$..*..*..*..*..*..*",
                "$..[?(@..[?(@..[?(@..x)])])]",
                "$..[?($..* subsetof $..*)]",
                "$..[?($..* noneof ['x'])]",
                "$..[?(@ in $..*)]",
                "$..[?($..* == $..*)]",
            })
    void endsSoonWhateverItIsAskedFor(String filter) {
        assertThat(filters.isValid(filter)).isTrue();
        assertTimeoutPreemptively(BOUND, () -> filters.finds(filter, nested(40)));
        assertTimeoutPreemptively(BOUND, () -> filters.finds(filter, broad(5_000)));
    }

    @Test
    void stillScansAnOrdinaryEventDeeply() {
        String event = broad(1_000);

        assertThat(filters.finds("$..[?(@.name == 'n999')]", event)).isTrue();
        assertThat(filters.finds("$..[?(@.name == 'n1000')]", event)).isFalse();
        assertThat(filters.finds("$.list[?(@.name =~ /n9.9/)]", broad(200))).isFalse();
        assertThat(filters.finds("$.list[?(@.name =~ /n1.*9/)]", broad(200))).isTrue();
    }

    @Test
    void givesTheSameAnswerForEventsOneAfterTheOtherAndAtOnce() {
        String filter = "$..list[1].name";
        String one = "{\"list\": [{\"name\": 1}, {\"name\": 2}]}";
        String other = "{\"a\": {\"list\": [0, {\"name\": 2}]}, \"list\": [1]}";
        List<CompletableFuture<Boolean>> answers = IntStream.range(0, 400)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> filters.finds(filter, i % 2 == 0 ? one : other)))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isTrue());
    }

    private static String nested(int depth) {
        String text = "a".repeat(500);
        return "{\"text\":\"%s\",\"x\":".formatted(text).repeat(depth) + "[1]" + "}".repeat(depth);
    }

    private static String broad(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"name\":\"n%d\",\"text\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}".formatted(i))
                .collect(Collectors.joining(",", "{\"list\":[", "]}"));
    }
}
