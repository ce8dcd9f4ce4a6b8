package org.unstuck.application.idempotency;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.unstuck.application.port.IdempotencyKeys;
import org.unstuck.application.port.IdempotencyKeys.Answer;
import org.unstuck.application.port.IdempotencyKeys.Use;
import org.unstuck.application.port.Transactions;

/**
 * Use case: do what a call with an idempotency key asks for, unless it was done already. Claiming the key, the work and
 * keeping its answer are one transaction, so a crash leaves both the effect and the answer, or neither and the key free.
 */
public final class AnswerOnce {

    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    private final IdempotencyKeys keys;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Limits limits;
    private final Semaphore places;

    public AnswerOnce(IdempotencyKeys keys, Transactions transactions, InstantSource clock, Limits limits) {
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.limits = limits;
        this.places = new Semaphore(limits.atOnce(), true);
    }

    /**
     * How much there may be of it.
     *
     * @param keysPerClient how many answers are kept for one client; may be passed by as many as are worked on at the
     *     moment of reaching it
     * @param atOnce how many calls are worked on at once. Work that writes in transactions of its own needs a second
     *     connection beside the one that holds the claim, so this must leave some of the pool to others.
     * @param patience how long a call waits for its turn
     */
    public record Limits(int keysPerClient, int atOnce, Duration patience) {

        public Limits {
            if (keysPerClient < 1) {
                throw new IllegalArgumentException("keysPerClient must be at least 1, not " + keysPerClient);
            }
            if (atOnce < 1) {
                throw new IllegalArgumentException("atOnce must be at least 1, not " + atOnce);
            }
        }
    }

    /**
     * What a client asks for under a key.
     *
     * @param fingerprint the same for the same request, and for no other
     */
    public record Call(IdempotencyKeys.Key key, String fingerprint) {}

    /** What came of a call. */
    public sealed interface Result {

        /** The work was done now, or refused; what it had to say is the answer. */
        record Done() implements Result {}

        /** It was done before; this was its answer. */
        record Replayed(Answer answer) implements Result {}

        /** Somebody is doing it at this moment, and nothing is known of how it ends. */
        record StillRunning() implements Result {}

        /** The key belongs to another request. */
        record UsedOtherwise() implements Result {}

        /** The client has as many keys as it may have. */
        record TooManyKeys(int limit) implements Result {}

        /** The call waited for its turn in vain. */
        record Busy() implements Result {}
    }

    /**
     * Answers a call.
     *
     * @param work does it and gives the answer; nothing when it refuses the call: then all that it has done is undone
     *     and the key stays free, as when it throws
     */
    public Result answer(Call call, Supplier<Optional<Answer>> work) {
        if (!isOurTurn()) {
            return new Result.Busy();
        }
        try {
            return transactions.inTransaction(() -> once(call, work));
        } catch (CallRefused refused) {
            return new Result.Done();
        } finally {
            places.release();
        }
    }

    private boolean isOurTurn() {
        try {
            return places.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Result once(Call call, Supplier<Optional<Answer>> work) {
        IdempotencyKeys.Key key = call.key();
        if (!keys.claim(key)) {
            return new Result.StillRunning();
        }
        Instant asked = clock.instant();
        Optional<Use> earlier = keys.find(key, asked);
        if (earlier.isPresent()) {
            return earlier.get().fingerprint().equals(call.fingerprint())
                    ? new Result.Replayed(earlier.get().answer())
                    : new Result.UsedOtherwise();
        }
        if (keys.count(key.client(), asked, limits.keysPerClient()) >= limits.keysPerClient()) {
            return new Result.TooManyKeys(limits.keysPerClient());
        }
        Answer answer = work.get().orElseThrow(CallRefused::new);
        Instant answered = clock.instant();
        keys.keep(key, new Use(call.fingerprint(), answer, answered.plus(KEPT)), answered);
        return new Result.Done();
    }

    /** Undoes the transaction. Expected, so it has no stack trace. */
    private static final class CallRefused extends RuntimeException {

        private static final long serialVersionUID = 1;

        CallRefused() {
            super("the call was refused", null, false, false);
        }
    }
}
