package org.unstuck.application.provisioning;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.life.Decision;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.Refusal;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Use case: take a source's word for what it did to one item. The same word twice changes nothing; a word that comes
 * after the request has ended is kept and shown as a warning, and changes nothing else.
 */
public final class RecordProvisioningResult {

    private static final Logger log = LoggerFactory.getLogger(RecordProvisioningResult.class);

    private final LockedLives lives;
    private final StepWrites writes;
    private final Transactions transactions;
    private final InstantSource clock;
    private final RetryPolicy retryPolicy;

    public RecordProvisioningResult(
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock,
            RetryPolicy retryPolicy) {
        this.lives = lives;
        this.writes = writes;
        this.transactions = transactions;
        this.clock = clock;
        this.retryPolicy = retryPolicy;
    }

    /**
     * Records it.
     *
     * @param position the item's place among those of its request, from 0
     * @return why not; nothing when it is recorded or was before
     */
    public Optional<Refusal> record(TrackingNumber trackingNumber, int position, ProvisioningResult result) {
        Optional<Refusal> refusal = transactions.inTransaction(() -> {
            RequestLife life = lives.lock(List.of(trackingNumber)).get(trackingNumber);
            Decision decision = switch (life) {
                case RequestUnderWay underWay -> underWay.record(position, result, clock.instant(), retryPolicy);
                case EndedRequest ended -> ended.record(position, result, clock.instant());
                case null -> new Refusal.NoSuchRequest();
            };
            return switch (decision) {
                case Step step -> {
                    writes.write(List.of(step));
                    yield Optional.<Refusal>empty();
                }
                case Refusal refused -> Optional.of(refused);
                case Decision.NothingNew() -> Optional.<Refusal>empty();
            };
        });
        log.info(
                "item {} of {} reported as {}: {}",
                position,
                trackingNumber,
                result.word(),
                refusal.map(Refusal::reason).orElse("recorded"));
        return refusal;
    }
}
