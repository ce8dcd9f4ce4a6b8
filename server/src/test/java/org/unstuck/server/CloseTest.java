package org.unstuck.server;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CloseTest extends ServerTest {

    @Test
    void givesEveryIdOfAMixedCallItsOutcomeAndShowsWhatWasClosed() {
        Api api = api();
        List<Activity> open = new ArrayList<>();
        open.addAll(many(90, Activity::waitingForApproval));
        open.addAll(many(90, Activity::hangingInProvisioning));
        open.addAll(many(90, Activity::waitingForVerification));
        List<String> openIds = imported(api, open);
        List<String> endedIds = imported(api, many(60, Activity::ended));
        List<String> otherIds = imported(api, many(60, Activity::identityRefresh));
        List<String> closedIds = imported(api, many(30, Activity::waitingForApproval));
        String earlier = api.close(closedIds).run();
        awaitState(api, earlier, "CONCLUDED");

        Map<String, String> expected = new HashMap<>();
        openIds.forEach(id -> expected.put(id, "CLOSED"));
        endedIds.forEach(id -> expected.put(id, "ALREADY_CLOSED"));
        closedIds.forEach(id -> expected.put(id, "ALREADY_CLOSED"));
        otherIds.forEach(id -> expected.put(id, "NOT_AN_ACCESS_REQUEST"));
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < openIds.size(); i++) {
            sent.add(i % 3 == 0 ? dashed(openIds.get(i)) : openIds.get(i));
        }
        sent.addAll(endedIds);
        sent.addAll(closedIds);
        sent.addAll(otherIds);
        for (int i = 0; i < 19; i++) {
            String unknown = Activity.newId();
            expected.put(unknown, "NOT_FOUND");
            sent.add(unknown);
        }
        sent.add("no tracking number");
        expected.put("no tracking number", "NOT_FOUND");
        openIds.subList(0, 60).forEach(id -> sent.add(id.toUpperCase(Locale.ROOT)));
        Collections.shuffle(sent, new Random(1));
        assertThat(sent).hasSize(500);

        Api.Answer answer = api.close(sent);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("{}");
        String run = answer.run();
        awaitState(api, run, "CONCLUDED");
        List<JsonNode> items = api.items(run);
        assertThat(items.stream()
                        .collect(toMap(
                                item -> item.path("trackingNumber").asText(),
                                item -> item.path("outcome").asText())))
                .isEqualTo(expected);
        assertThat(items)
                .filteredOn(
                        item -> closedIds.contains(item.path("trackingNumber").asText()))
                .allSatisfy(item -> assertThat(item.path("closedBy").asText()).isEqualTo(earlier));
        JsonNode tally = api.get("/close-runs/" + run).json().path("tally");
        assertThat(tally.path("total").asInt()).isEqualTo(440);
        assertThat(tally.path("closed").asInt()).isEqualTo(270);
        assertThat(tally.path("inError").asInt()).isEqualTo(170);

        for (Activity activity : List.of(open.get(0), open.get(90), open.get(180))) {
            JsonNode now = api.get("/account-activities/" + activity.id()).json();
            assertThat(now.path("executionStatus").asText()).isEqualTo("TERMINATED");
            assertThat(now.path("completionStatus").asText()).isEqualTo("FAILURE");
            assertThat(now.path("completed").asText())
                    .isEqualTo(now.path("modified").asText());
            assertThat(now.path("warnings").get(0).asText())
                    .isEqualTo("The IdentityNow Administrator manually closed this request.");
        }
        assertThat(api.get("/account-activities/" + open.get(0).id())
                        .json()
                        .path("items")
                        .findValuesAsText("approvalStatus"))
                .containsExactly("CANCELED", "FINISHED");

        JsonNode audit = api.get("/close-runs/" + run + "/audit-events").json();
        assertThat(audit.findValuesAsText("action"))
                .containsExactly("CLOSE_IDENTITY_REQUESTS_STARTED", "CLOSE_IDENTITY_REQUESTS_COMPLETED");
        assertThat(Set.of(audit.get(1)
                        .path("attributes")
                        .path("identityRequestIdsInError")
                        .asText()
                        .split(",")))
                .isEqualTo(expected.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals("CLOSED"))
                        .map(Map.Entry::getKey)
                        .collect(toSet()));
        assertThat(eventsToSend(run)).containsExactlyInAnyOrderElementsOf(openIds);
    }

    @Test
    void givesItemsAsCsvAndByOutcome() {
        Api api = api();
        List<String> ids = imported(api, many(3, Activity::waitingForApproval));
        String run =
                api.close(List.of(ids.get(0), "=cmd", ids.get(1), ids.get(2))).run();
        awaitState(api, run, "CONCLUDED");

        assertThat(api.get("/close-runs/" + run + "/items?outcome=NOT_FOUND")
                        .json()
                        .findValuesAsText("trackingNumber"))
                .containsExactly("=cmd");
        assertThat(api.getCsv("/close-runs/" + run + "/items").body().lines())
                .hasSize(5)
                .anyMatch(line -> line.startsWith(ids.get(2) + ",CLOSED"))
                .as("a spreadsheet must not run it")
                .noneMatch(line -> line.startsWith("=") || line.startsWith("\"="));
    }

    @Test
    void readsBackWhatWasImportedFieldByField() {
        Api api = api();
        Activity activity = Activity.waitingForApproval();
        imported(api, List.of(activity));

        JsonNode back = api.get("/account-activities/" + activity.id()).json();

        assertThat(withoutNulls(back)).isEqualTo(withoutNulls(activity.document()));
    }

    @Test
    void closesEveryRequestExactlyOnceWhenManyCallsOverlap() throws Exception {
        Api api = api();
        List<String> ids = imported(api, many(400, Activity::hangingInProvisioning));
        Random random = new Random(7);
        List<Callable<Api.Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            List<String> some = new ArrayList<>(ids);
            Collections.shuffle(some, random);
            calls.add(() -> api.close(some.subList(0, 40)));
        }

        List<Api.Answer> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newFixedThreadPool(32)) {
            for (Future<Api.Answer> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Api.Answer::status).containsOnly(202);
        Map<String, List<String>> outcomes = new HashMap<>();
        for (Api.Answer answer : answers) {
            awaitState(api, answer.run(), "CONCLUDED");
            api.items(answer.run()).stream()
                    .collect(groupingBy(
                            item -> item.path("trackingNumber").asText(),
                            mapping(item -> item.path("outcome").asText(), toList())))
                    .forEach((id, those) -> outcomes.computeIfAbsent(id, none -> new ArrayList<>())
                            .addAll(those));
        }
        assertThat(outcomes.values()).allSatisfy(those -> {
            assertThat(those).containsOnlyOnce("CLOSED");
            assertThat(those).containsOnly("CLOSED", "ALREADY_CLOSED");
        });
        assertThat(answers.stream()
                        .mapToInt(answer -> eventsToSend(answer.run()).size())
                        .sum())
                .isEqualTo(outcomes.size());
    }

    @Test
    void closesTheOthersWhenTheDatabaseRefusesOneRow() {
        Api api = api();
        List<String> ids = imported(api, many(CHUNK_SIZE * 2, Activity::waitingForApproval));
        String refused = ids.get(CHUNK_SIZE / 2);
        database.sql("""
                        create function refuse_one() returns trigger language plpgsql as $$
                        begin
                            if new.tracking_number = '%s' then raise exception 'refused for the sake of a test'; end if;
                            return new;
                        end $$""".formatted(refused)).update();
        database.sql(
                        "create trigger refuse_one before update on identity_request for each row execute function refuse_one()")
                .update();
        try {
            String run = api.close(ids).run();
            awaitState(api, run, "CONCLUDED");

            assertThat(api.items(run))
                    .allSatisfy(item -> assertThat(item.path("outcome").asText())
                            .isEqualTo(item.path("trackingNumber").asText().equals(refused) ? "FAILED" : "CLOSED"));
            assertThat(api.get("/close-runs/" + run + "/items?outcome=FAILED").body())
                    .contains("SQLSTATE")
                    .doesNotContain("for the sake of a test");
            assertThat(api.get("/account-activities/" + refused)
                            .json()
                            .path("executionStatus")
                            .asText())
                    .isEqualTo("EXECUTING");
            assertThat(eventsToSend(run)).hasSize(ids.size() - 1).doesNotContain(refused);
        } finally {
            database.sql("drop trigger refuse_one on identity_request").update();
            database.sql("drop function refuse_one").update();
        }
    }

    @Test
    void concludesARunInWhichNothingCouldBeClosed() {
        Api api = api();

        String run = api.close(List.of(Activity.newId(), "nonsense")).run();
        awaitState(api, run, "CONCLUDED");

        assertThat(api.get("/close-runs/" + run)
                        .json()
                        .path("tally")
                        .path("inError")
                        .asInt())
                .isEqualTo(2);
    }

    private List<String> eventsToSend(String run) {
        return database.sql("""
                        select replace(e.tracking_number::text, '-', '') from outgoing_event e
                        join event_batch b on b.id = e.batch_id where b.id = ? and e.tracking_number is not null""")
                .param(UUID.fromString(dashed(run)))
                .query(String.class)
                .list();
    }

    private static String dashed(String id) {
        return id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    /** Null and absent are the same. */
    private static JsonNode withoutNulls(JsonNode node) {
        JsonNode copy = node.deepCopy();
        removeNulls(copy);
        return copy;
    }

    private static void removeNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(entry -> entry.getValue().isNull());
        }
        node.forEach(CloseTest::removeNulls);
    }
}
