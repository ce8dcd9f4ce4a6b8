package org.unstuck.persistence.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.unstuck.application.port.RequestBudgets;

/**
 * Budgets as buckets of Bucket4j: one row each, locked for as long as it takes to write it again, in a transaction of
 * its own. Rows that nobody needs any more are removed by whoever comes along.
 */
public final class Bucket4jRequestBudgets implements RequestBudgets {

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(10);
    private static final Duration BETWEEN_REMOVALS = Duration.ofMinutes(1);
    private static final int REMOVED_AT_ONCE = 1_000;

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final InstantSource clock;
    private final AtomicReference<Instant> nextRemoval;

    /**
     * Keeps budgets in {@code request_budget}.
     *
     * @param clock of all nodes the same, but for what no caller would notice
     */
    public Bucket4jRequestBudgets(DataSource dataSource, InstantSource clock) {
        this.clock = clock;
        this.nextRemoval = new AtomicReference<>(clock.instant());
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("request_budget")
                .clientClock(new WallClock(clock))
                .requestTimeout(STATEMENT_TIMEOUT)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .build();
    }

    @Override
    public Share take(Budget budget, long wanted) {
        removeExpiredNowAndThen();
        VerboseResult<Long> taken = buckets.builder()
                .build(key(budget), () -> bucket(budget))
                .asVerbose()
                .tryConsumeAsMuchAsPossible(wanted);
        VerboseResult.Diagnostics after = taken.getDiagnostics();
        Instant renewal = Instant.EPOCH.plusNanos(taken.getOperationTimeNanos() + after.calculateFullRefillingTime());
        return new Share(taken.getValue(), after.getAvailableTokens(), renewal);
    }

    // All at once, not drop by drop: so nothing changes between exhaustion and renewal, and nobody needs to ask.
    private static BucketConfiguration bucket(Budget budget) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(budget.calls()).refillIntervally(budget.calls(), budget.window()))
                .build();
    }

    // A digest, because a name may be longer than a key can be and hold what text cannot. A bucket keeps the
    // configuration that it was made with; with another one it is another bucket.
    private static String key(Budget budget) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((budget.calls() + " in " + budget.window() + " by ").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(budget.name().getBytes(StandardCharsets.UTF_16BE)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void removeExpiredNowAndThen() {
        Instant now = clock.instant();
        Instant due = nextRemoval.get();
        if (now.isBefore(due) || !nextRemoval.compareAndSet(due, now.plus(BETWEEN_REMOVALS))) {
            return;
        }
        if (buckets.removeExpired(REMOVED_AT_ONCE) == REMOVED_AT_ONCE) {
            nextRemoval.set(now);
        }
    }

    /** Our clock as Bucket4j reads one. */
    private record WallClock(InstantSource clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
