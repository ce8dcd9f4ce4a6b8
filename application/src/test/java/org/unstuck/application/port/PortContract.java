package org.unstuck.application.port;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the contracts of the outgoing ports need to be run. Every test starts with nothing kept, so an implementation
 * gives new or emptied storage before each.
 */
public abstract class PortContract {

    /** Long enough for any machine; only a failing test ever waits for it. */
    protected static final Duration SOON = Duration.ofSeconds(30);

    /** How long somebody who has to wait is watched waiting. */
    protected static final Duration A_WHILE = Duration.ofMillis(200);

    /** The transactions in which the port under test takes part. */
    protected abstract Transactions transactions();

    protected final void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    protected final <T> T inTransaction(Supplier<T> work) {
        return transactions().inTransaction(work);
    }

    /** Does the work on a thread of its own, and returns when that thread is about to begin with it. */
    protected static <T> CompletableFuture<T> meanwhile(Supplier<T> work) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<T> result = CompletableFuture.supplyAsync(
                () -> {
                    begun.countDown();
                    return work.get();
                },
                task -> Thread.ofPlatform().daemon().start(task));
        await(begun);
        return result;
    }

    protected static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("nobody came within " + SOON);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
