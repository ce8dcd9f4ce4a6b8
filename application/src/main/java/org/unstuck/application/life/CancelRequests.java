package org.unstuck.application.life;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.life.Decision;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.Refusal;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.request.TrackingNumber;

/** Use case: withdraw requests whose approval is not over. One that cannot be withdrawn does not stop the others. */
public final class CancelRequests {

    /** How many ids one call may name (contract 4.3). */
    public static final int MAX_IDS = 50;

    private static final Logger log = LoggerFactory.getLogger(CancelRequests.class);

    private final RequestsUnderWay requests;
    private final LockedLives lives;
    private final StepWrites writes;
    private final Transactions transactions;
    private final InstantSource clock;

    public CancelRequests(
            RequestsUnderWay requests,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock) {
        this.requests = requests;
        this.lives = lives;
        this.writes = writes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of one id. */
    public sealed interface Outcome {

        /** The request has ended. */
        record Cancelled(TrackingNumber trackingNumber) implements Outcome {}

        /** It is as it was. */
        record Refused(Refusal refusal) implements Outcome {}
    }

    /**
     * Cancels them.
     *
     * @param ids tracking numbers, or ids of items, as some clients send them (contract 4.2)
     * @return what became of each, in the order they came
     * @throws IllegalArgumentException when there are none or more than {@value #MAX_IDS}
     */
    public Map<String, Outcome> cancel(List<String> ids, String comment, Decider by) {
        if (ids.isEmpty() || ids.size() > MAX_IDS) {
            throw new IllegalArgumentException("a cancel names 1 to " + MAX_IDS + " ids, not " + ids.size());
        }
        return transactions.inTransaction(() -> {
            // Both before anything is locked: whoever locks twice does not lock in order. Neither ever changes.
            Map<String, TrackingNumber> ofItems = requests.withItems(
                    ids.stream().flatMap(CancelRequests::spellings).distinct().toList());
            Map<String, TrackingNumber> numbers = new LinkedHashMap<>();
            ids.forEach(id -> spellings(id)
                    .map(ofItems::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .or(() -> TrackingNumber.parse(id))
                    .ifPresent(number -> numbers.put(id, number)));
            return cancelLocked(ids, numbers, lives.lock(numbers.values()), comment, by);
        });
    }

    /** An id of an item as it came, and as ids are written here: in small letters, without dashes. */
    private static Stream<String> spellings(String id) {
        return Stream.concat(Stream.of(id), TrackingNumber.parse(id).stream().map(TrackingNumber::toString));
    }

    private Map<String, Outcome> cancelLocked(
            List<String> ids,
            Map<String, TrackingNumber> numbers,
            SortedMap<TrackingNumber, RequestLife> locked,
            String comment,
            Decider by) {
        Instant now = clock.instant();
        Map<TrackingNumber, Decision> decisions = new LinkedHashMap<>();
        locked.forEach((number, life) -> decisions.put(number, decide(life, comment, by, now)));
        List<Step> steps = new ArrayList<>();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Decision decision : decisions.values()) {
            if (decision instanceof Step step) {
                steps.add(step);
            }
        }
        writes.write(steps);
        for (String id : ids) {
            outcomes.put(
                    id,
                    Optional.ofNullable(numbers.get(id))
                            .map(decisions::get)
                            .map(CancelRequests::outcome)
                            .orElseGet(() -> new Outcome.Refused(new Refusal.NoSuchRequest())));
        }
        log.info(
                "{} of {} requests cancelled by {}",
                steps.size(),
                ids.size(),
                by.actor().id());
        return outcomes;
    }

    private static Decision decide(RequestLife life, String comment, Decider by, Instant now) {
        return switch (life) {
            case RequestUnderWay underWay -> underWay.cancel(by, comment, now);
            case EndedRequest ended -> ended.cancel(by);
        };
    }

    private static Outcome outcome(Decision decision) {
        return switch (decision) {
            case Step step -> new Outcome.Cancelled(step.request());
            case Refusal refusal -> new Outcome.Refused(refusal);
            case Decision.NothingNew() -> new Outcome.Refused(new Refusal.PastApproval());
        };
    }
}
