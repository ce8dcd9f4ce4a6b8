package org.unstuck.application.provisioning;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import org.unstuck.domain.request.RequestedItems;
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

    /** What a word comes to. */
    public sealed interface Outcome {

        /** The request went on by it. */
        record Recorded() implements Outcome {}

        /** It was said before, or was overtaken; nothing changed. */
        record KnownAlready() implements Outcome {}

        /** The request had ended; the word is kept beside it and shown as a warning. */
        record Late() implements Outcome {}

        /** It cannot be about this item. */
        record Refused(Refusal refusal) implements Outcome {}
    }

    /**
     * Records it.
     *
     * @param position the item's place among those of its request, from 0
     */
    public Outcome record(TrackingNumber trackingNumber, int position, ProvisioningResult result) {
        return record(trackingNumber, "at position " + position, items -> Optional.of(position), result);
    }

    /**
     * Records it.
     *
     * @param itemId of an item of this request; should an import have brought several with one id, it is the first
     */
    public Outcome record(TrackingNumber trackingNumber, String itemId, ProvisioningResult result) {
        return record(trackingNumber, itemId, items -> items.positionOf(itemId), result);
    }

    private Outcome record(
            TrackingNumber trackingNumber,
            String item,
            Function<RequestedItems, Optional<Integer>> position,
            ProvisioningResult result) {
        Outcome outcome = transactions.inTransaction(() -> {
            RequestLife life = lives.lock(List.of(trackingNumber)).get(trackingNumber);
            if (life == null) {
                return new Outcome.Refused(new Refusal.NoSuchRequest());
            }
            return Optional.ofNullable(life.recorded().request().items())
                    .flatMap(position)
                    .map(place -> record(life, place, result))
                    .orElseGet(() -> new Outcome.Refused(new Refusal.NoSuchItem(item)));
        });
        log.info("item {} of {} reported as {}: {}", item, trackingNumber, result.word(), outcome);
        return outcome;
    }

    private Outcome record(RequestLife life, int position, ProvisioningResult result) {
        Decision decision = switch (life) {
            case RequestUnderWay underWay -> underWay.record(position, result, clock.instant(), retryPolicy);
            case EndedRequest ended -> ended.record(position, result, clock.instant());
        };
        return switch (decision) {
            case Step step -> written(step);
            case Refusal refused -> new Outcome.Refused(refused);
            case Decision.NothingNew() -> new Outcome.KnownAlready();
        };
    }

    private Outcome written(Step step) {
        if (writes.write(List.of(step)).isEmpty()) {
            return new Outcome.KnownAlready();
        }
        return step.late() == null ? new Outcome.Recorded() : new Outcome.Late();
    }
}
