package org.unstuck.application.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unstuck.domain.request.IdentityRequestFixture.stuckInApproval;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.idempotency.AnswerOnce.Call;
import org.unstuck.application.idempotency.AnswerOnce.Limits;
import org.unstuck.application.idempotency.AnswerOnce.Result;
import org.unstuck.application.port.IdempotencyKeys.Answer;
import org.unstuck.application.port.IdempotencyKeys.Key;
import org.unstuck.application.port.InMemoryIdempotencyKeys;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.request.RecordedRequestFixture;

class AnswerOnceTest {

    private static final int MAX_KEYS = 3;
    private static final Key KEY = new Key("a client", "a key");
    private static final Call CALL = new Call(KEY, "a request");
    private static final Answer ANSWER = new Answer(202, List.of(), new byte[] {1, 2, 3});

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();
    private final InMemoryIdempotencyKeys keys = new InMemoryIdempotencyKeys(unstuck.transactions);
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T15:21:00Z"));
    private final AnswerOnce answerOnce = answerOnce(new Limits(MAX_KEYS, 4, Duration.ofSeconds(30)));

    private int done;

    @Test
    void doesTheWorkOnceAndGivesItsAnswerAgain() {
        assertThat(answerOnce.answer(CALL, work(ANSWER))).isEqualTo(new Result.Done());
        assertThat(answerOnce.answer(CALL, work(ANSWER)))
                .isInstanceOfSatisfying(
                        Result.Replayed.class,
                        replayed -> assertThat(replayed.answer().body()).isEqualTo(ANSWER.body()));

        assertThat(done).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatWasUsedForAnotherRequest() {
        answerOnce.answer(CALL, work(ANSWER));

        assertThat(answerOnce.answer(new Call(KEY, "another request"), work(ANSWER)))
                .isEqualTo(new Result.UsedOtherwise());

        assertThat(done).isEqualTo(1);
    }

    @Test
    void doesNothingWhileSomebodyElseDoesIt() {
        keys.whileClaimedElsewhere(
                KEY, () -> assertThat(answerOnce.answer(CALL, work(ANSWER))).isEqualTo(new Result.StillRunning()));

        assertThat(done).isZero();
        assertThat(answerOnce.answer(CALL, work(ANSWER))).isEqualTo(new Result.Done());
    }

    @Test
    void undoesWhatARefusedCallDidAndLeavesItsKeyFree() {
        Result refused = answerOnce.answer(CALL, () -> {
            keepARequest();
            return Optional.empty();
        });

        assertThat(refused).isEqualTo(new Result.Done());
        assertThat(unstuck.identityRequests.count(RequestQuery.all(new Visibility.Everything())))
                .isZero();
        assertThat(answerOnce.answer(new Call(KEY, "the corrected request"), work(ANSWER)))
                .isEqualTo(new Result.Done());
        assertThat(done).isEqualTo(1);
    }

    @Test
    void undoesWhatFailedWorkDidAndLeavesItsKeyFree() {
        IllegalStateException fault = new IllegalStateException("gone wrong");

        assertThatThrownBy(() -> answerOnce.answer(CALL, () -> {
                    keepARequest();
                    throw fault;
                }))
                .isSameAs(fault);

        assertThat(unstuck.identityRequests.count(RequestQuery.all(new Visibility.Everything())))
                .isZero();
        assertThat(answerOnce.answer(CALL, work(ANSWER))).isEqualTo(new Result.Done());
    }

    @Test
    void forgetsAnAnswerAfterADay() {
        answerOnce.answer(CALL, work(ANSWER));

        clock.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(answerOnce.answer(CALL, work(ANSWER))).isInstanceOf(Result.Replayed.class);
        clock.pass(Duration.ofMillis(1));
        assertThat(answerOnce.answer(new Call(KEY, "another request"), work(ANSWER)))
                .isEqualTo(new Result.Done());

        assertThat(done).isEqualTo(2);
    }

    @Test
    void keepsAnAnswerForADayAfterTheWorkHoweverLongThatTook() {
        answerOnce.answer(CALL, () -> {
            clock.pass(Duration.ofHours(1));
            return Optional.of(ANSWER);
        });

        clock.pass(Duration.ofHours(24).minusMillis(1));
        assertThat(answerOnce.answer(CALL, work(ANSWER))).isInstanceOf(Result.Replayed.class);
    }

    @Test
    void refusesANewKeyOfAClientThatHasAsManyAsItMay() {
        for (int i = 0; i < MAX_KEYS; i++) {
            assertThat(answerOnce.answer(call("a client", "key " + i), work(ANSWER)))
                    .isEqualTo(new Result.Done());
            clock.pass(Duration.ofHours(1));
        }

        assertThat(answerOnce.answer(call("a client", "one more"), work(ANSWER)))
                .isEqualTo(new Result.TooManyKeys(MAX_KEYS));
        assertThat(done).isEqualTo(MAX_KEYS);
        assertThat(answerOnce.answer(call("a client", "key 1"), work(ANSWER))).isInstanceOf(Result.Replayed.class);
        assertThat(answerOnce.answer(call("another client", "one more"), work(ANSWER)))
                .isEqualTo(new Result.Done());
        clock.pass(Duration.ofHours(21));
        assertThat(answerOnce.answer(call("a client", "one more"), work(ANSWER)))
                .isEqualTo(new Result.Done());
    }

    @Test
    void givesUpWhenItsTurnDoesNotCome() {
        AnswerOnce narrow = answerOnce(new Limits(MAX_KEYS, 1, Duration.ofMillis(50)));
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Result> first = CompletableFuture.supplyAsync(() -> narrow.answer(CALL, () -> {
            working.countDown();
            await(goOn);
            return Optional.of(ANSWER);
        }));
        await(working);

        assertThat(narrow.answer(call("a client", "another key"), work(ANSWER))).isEqualTo(new Result.Busy());

        goOn.countDown();
        assertThat(first).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(new Result.Done());
        assertThat(narrow.answer(call("a client", "another key"), work(ANSWER))).isEqualTo(new Result.Done());
        assertThat(done).isEqualTo(1);
    }

    @Test
    void givesItsPlaceBackWhateverHappens() {
        AnswerOnce narrow = answerOnce(new Limits(MAX_KEYS, 1, Duration.ZERO));
        assertThatThrownBy(() -> narrow.answer(CALL, () -> {
                    throw new IllegalStateException("gone wrong");
                }))
                .isInstanceOf(IllegalStateException.class);
        narrow.answer(CALL, Optional::empty);

        assertThat(narrow.answer(CALL, work(ANSWER))).isEqualTo(new Result.Done());
    }

    @Test
    void removesExpiredAnswersInPortions() {
        AnswerOnce generous = answerOnce(new Limits(10_000, 1, Duration.ZERO));
        int expiring = 2 * ForgetAnswers.PORTION + 1;
        for (int i = 0; i < expiring; i++) {
            generous.answer(call("a client", "key " + i), work(ANSWER));
        }
        clock.pass(Duration.ofHours(1));
        generous.answer(CALL, work(ANSWER));
        ForgetAnswers forgetAnswers = new ForgetAnswers(keys, unstuck.transactions, clock);

        assertThat(forgetAnswers.forget()).isZero();
        clock.pass(Duration.ofHours(23));
        assertThat(forgetAnswers.forget()).isEqualTo(expiring);
        assertThat(keys.size()).isEqualTo(1);
    }

    @Test
    void knowsWhatLimitsMustBe() {
        assertThatThrownBy(() -> new Limits(0, 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("keysPerClient must be at least 1, not 0");
        assertThatThrownBy(() -> new Limits(1, 0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("atOnce must be at least 1, not 0");
    }

    private AnswerOnce answerOnce(Limits limits) {
        return new AnswerOnce(keys, unstuck.transactions, clock, limits);
    }

    private static Call call(String client, String key) {
        return new Call(new Key(client, key), "a request");
    }

    private Supplier<Optional<Answer>> work(Answer answer) {
        return () -> {
            done++;
            return Optional.of(answer);
        };
    }

    private void keepARequest() {
        unstuck.identityRequests.add(List.of(RecordedRequestFixture.recorded(stuckInApproval(trackingNumber(1)))));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
