package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HousekeepingTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final AtomicInteger times = new AtomicInteger();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final AtomicBoolean ended = new AtomicBoolean();

    private Housekeeping housekeeping = new Housekeeping("count", PAUSE, times::incrementAndGet);

    @AfterEach
    void stop() {
        housekeeping.stop();
    }

    @Test
    void worksAgainAndAgainWhileItRuns() {
        assertThat(housekeeping.isRunning()).isFalse();
        housekeeping.start();
        housekeeping.start();
        ServerTest.await("it has worked three times", () -> times.get() >= 3);
        assertThat(housekeeping.isRunning()).isTrue();

        housekeeping.stop();

        assertThat(housekeeping.isRunning()).isFalse();
        housekeeping.stop();
        int before = times.get();
        housekeeping.start();
        ServerTest.await("it works after another start", () -> times.get() > before);
    }

    @Test
    void goesOnAfterAFailure() {
        housekeeping = new Housekeeping("fail", PAUSE, () -> {
            times.incrementAndGet();
            throw new IllegalStateException("as the test asked");
        });
        housekeeping.start();

        ServerTest.await("it has worked three times", () -> times.get() >= 3);
    }

    @Test
    void interruptsItsWorkWhenItStopsAndWaitsForItsEnd() throws InterruptedException {
        housekeeping = new Housekeeping("sleep", PAUSE, this::sleepUntilInterrupted);
        housekeeping.start();
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

        housekeeping.stop();

        assertThat(ended).isTrue();
    }

    @Test
    void doesOnePieceAfterTheOtherUntilOneIsNotFull() {
        AtomicInteger left = new AtomicInteger(25);

        Housekeeping.drained(10, limit -> {
                    int done = Math.min(limit, left.get());
                    left.addAndGet(-done);
                    times.incrementAndGet();
                    return done;
                })
                .run();

        assertThat(left).hasValue(0);
        assertThat(times).hasValue(3);
    }

    @Test
    void beginsNoOtherPieceWhenItIsToStop() {
        Thread.currentThread().interrupt();

        Housekeeping.drained(10, limit -> {
                    times.incrementAndGet();
                    return limit;
                })
                .run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(times).hasValue(1);
    }

    @Test
    void takesNoPauseThatIsNone() {
        assertThatThrownBy(() -> new Housekeeping("count", Duration.ZERO, times::incrementAndGet))
                .hasMessage("the pause of count must be a time, not PT0S");
    }

    private void sleepUntilInterrupted() {
        begun.countDown();
        try {
            Thread.sleep(Duration.ofMinutes(1).toMillis());
        } catch (InterruptedException e) {
            ended.set(true);
        }
    }
}
