package org.unstuck.server;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that this node does again and again while it runs, with a pause after each time. Failing does not end it: what
 * one time leaves undone the next one does.
 */
final class Housekeeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private @Nullable ScheduledExecutorService executor;

    Housekeeping(String name, Duration pause, Runnable work) {
        if (!pause.isPositive()) {
            throw new IllegalArgumentException("the pause of " + name + " must be a time, not " + pause);
        }
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    /**
     * Work that is done piece by piece, without a pause while there may be more.
     *
     * @param limit how much one piece is at most
     * @param piece does so much of it and says how much that was
     */
    static Runnable drained(int limit, IntUnaryOperator piece) {
        return () -> {
            while (piece.applyAsInt(limit) >= limit && !Thread.currentThread().isInterrupted()) {
                log.debug("there may be more");
            }
        };
    }

    @Override
    public synchronized void start() {
        if (executor == null) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name(name).factory());
            var unused = started.scheduleWithFixedDelay(
                    this::once, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
            executor = started;
        }
    }

    /** Interrupts what is being done and waits for its end, so that nobody uses the database when that is closed. */
    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = executor;
        executor = null;
        if (running == null) {
            return;
        }
        running.shutdownNow();
        try {
            if (!running.awaitTermination(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{} does not end", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }

    private void once() {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("{} failed and is tried again in {} ms", name, pause.toMillis(), e);
        }
    }
}
