package org.unstuck.application.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Transactions over in-memory doubles: one lock for everything while a transaction is open, and snapshots of all that
 * the doubles hold, put back when it fails.
 */
public final class InMemoryTransactions implements Transactions {

    static final String REFUSAL = "the database refused it";

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Supplier<Runnable>> snapshots = new ArrayList<>();
    private List<Runnable> committed = List.of();
    private int attempts;

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isOpen()) {
            return work.get();
        }
        lock.lock();
        try {
            committed = snapshot();
            boolean done = false;
            try {
                T result = work.get();
                done = true;
                return result;
            } finally {
                if (!done) {
                    committed.forEach(Runnable::run);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Keeps, too, what the open transaction has written before: nobody of ours writes before. */
    @Override
    public <T> T inOwnTransaction(Supplier<T> work) {
        if (!isOpen()) {
            return inTransaction(work);
        }
        T result = undoneByException(work);
        committed = snapshot();
        return result;
    }

    @Override
    public Attempt attempt(Runnable work) {
        requireOpen();
        attempts++;
        try {
            return undoneByException(() -> {
                work.run();
                return new Attempt.Done();
            });
        } catch (RefusedRow refused) {
            return new Attempt.Refused(REFUSAL);
        }
    }

    /** How many attempts were made so far. */
    public int attempts() {
        return attempts;
    }

    /**
     * Puts a double's content under transactions.
     *
     * @param snapshot takes a snapshot and gives what puts it back
     */
    void enlist(Supplier<Runnable> snapshot) {
        snapshots.add(snapshot);
    }

    void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException("no transaction is open");
        }
    }

    /** Reads outside of transactions see only what is committed. */
    <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean isOpen() {
        return lock.isHeldByCurrentThread();
    }

    private <T> T undoneByException(Supplier<T> work) {
        List<Runnable> undo = snapshot();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                undo.forEach(Runnable::run);
            }
        }
    }

    private List<Runnable> snapshot() {
        return snapshots.stream().map(Supplier::get).toList();
    }

    /** A double's way to say that the database refuses a row because of what it holds. */
    static final class RefusedRow extends RuntimeException {

        private static final long serialVersionUID = 1;

        RefusedRow(Object row) {
            super("refused: " + row);
        }
    }
}
