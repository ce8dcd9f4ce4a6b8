package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.unstuck.application.idempotency.ForgetAnswers;

class IdempotencyTest extends ServerTest {

    private static final int CALLS = 200;

    @Autowired
    ForgetAnswers forgetAnswers;

    @BeforeEach
    void forgetOtherTests() {
        database.sql("delete from idempotency_key").update();
    }

    private final String key = UUID.randomUUID().toString();

    @Test
    void startsOneRunForManyCallsWithOneKeyAtTheSameMoment() throws Exception {
        Api api = api();
        List<String> ids = imported(api, many(3, Activity::waitingForApproval));
        long before = runs();

        List<Api.Answer> answers = atOnce(CALLS, () -> api.close(ids, key));

        assertThat(answers).extracting(Api.Answer::status).isSubsetOf(202, 409);
        List<Api.Answer> accepted =
                answers.stream().filter(answer -> answer.status() == 202).toList();
        assertThat(accepted).isNotEmpty();
        assertThat(accepted.stream().map(Api.Answer::run).collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(accepted)
                .filteredOn(answer -> answer.header("Idempotent-Replayed").isEmpty())
                .hasSize(1);
        assertThat(runs()).isEqualTo(before + 1);
        String run = accepted.get(0).run();
        awaitState(api, run, "CONCLUDED");
        assertThat(api.close(ids, key).run()).isEqualTo(run);
    }

    @Test
    void answersFromTheRowThatAnotherNodeMayHaveWritten() {
        Api api = api();
        List<String> ids = List.of(Activity.newId());
        api.close(ids, key);
        database.sql("update idempotency_key set headers = "
                        + "'{Content-Type,application/json,Location,/close-runs/kept,X-Kept,yes}'")
                .update();

        Api.Answer again = api.close(ids, key);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo("{}");
        assertThat(again.header("X-Kept")).isEqualTo("yes");
        assertThat(again.header("Location")).isEqualTo("/close-runs/kept");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void forgetsAnAnswerThatHasExpired() {
        Api api = api();
        List<String> ids = List.of(Activity.newId());
        String run = api.close(ids, key).run();
        expire();

        Api.Answer anew = api.close(List.of(Activity.newId()), key);

        assertThat(anew.status()).isEqualTo(202);
        assertThat(anew.run()).isNotEqualTo(run);
        forgetAnswers.forget();
        assertThat(kept()).isEqualTo(1);
        expire();
        forgetAnswers.forget();
        assertThat(kept()).isZero();
    }

    /** What fails is the commit, or the last statement before it: all of the work is done by then. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "create constraint trigger fails_late after insert on close_run deferrable initially deferred"
                        + " for each row execute function fail_as_the_test_asked()",
                "create trigger fails_late before insert on idempotency_key for each row execute function"
                        + " fail_as_the_test_asked()"
            })
    void leavesNoRunAndAFreeKeyWhenTheTransactionFailsAfterTheWork(String trigger) {
        Api api = api();
        List<String> ids = List.of(Activity.newId());
        long before = runs();
        long processes = runtimeService.createProcessInstanceQuery().count();
        database.sql("""
                create or replace function fail_as_the_test_asked() returns trigger language plpgsql as $$
                begin
                    raise exception 'as the test asked';
                end $$""").update();
        database.sql(trigger).update();
        Api.Answer failed;
        try {
            failed = api.close(ids, key);
        } finally {
            database.sql("drop function fail_as_the_test_asked cascade").update();
        }

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.json().path("detailCode").asText()).isEqualTo("500.0 Internal Fault");
        assertThat(failed.header("Location")).isEmpty();
        assertThat(runs()).isEqualTo(before);
        assertThat(runtimeService.createProcessInstanceQuery().count()).isLessThanOrEqualTo(processes);
        assertThat(kept()).isZero();
        Api.Answer retried = api.close(ids, key);
        assertThat(retried.status()).isEqualTo(202);
        assertThat(retried.header("Idempotent-Replayed")).isEmpty();
        assertThat(runs()).isEqualTo(before + 1);
    }

    @Test
    void cancelsARunOnce() {
        Api api = api();
        String run =
                api.close(imported(api, many(1, Activity::waitingForApproval))).run();
        String path = "/close-runs/" + run + "/cancel";

        Api.Answer first = api.postJson(path, null, key);
        Api.Answer again = api.postJson(path, null, key);

        // The run may have been faster: then nothing was done, and the same is said twice.
        assertThat(first.status()).isIn(202, 409);
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo(first.status() == 202 ? "true" : "");
    }

    @Test
    void importsManyBodiesAtOnceAlthoughEachNeedsTwoConnections() throws Exception {
        Api api = api();
        List<JsonNode> bodies = Stream.generate(() -> documents(600)).limit(30).toList();

        List<Api.Answer> answers = atOnce(bodies.stream()
                .<Callable<Api.Answer>>map(
                        body -> () -> api.postJson("/identity-requests/import", body, key + bodies.indexOf(body)))
                .toList());

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.json().path("imported").asInt())
                        .as(answer.body())
                        .isEqualTo(600));
        Api.Answer again = api.postJson("/identity-requests/import", bodies.get(0), key + 0);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(answers.get(0).body());
    }

    private static JsonNode documents(int count) {
        return JSON.valueToTree(
                many(count, Activity::ended).stream().map(Activity::document).toList());
    }

    private long runs() {
        return database.sql("select count(*) from close_run").query(Long.class).single();
    }

    private long kept() {
        return database.sql("select count(*) from idempotency_key")
                .query(Long.class)
                .single();
    }

    private void expire() {
        database.sql("update idempotency_key set expires_at = now() - interval '1 second'")
                .update();
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        return atOnce(IntStream.range(0, times).mapToObj(i -> call).toList());
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        try (ExecutorService callers = Executors.newFixedThreadPool(calls.size())) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : callers.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
