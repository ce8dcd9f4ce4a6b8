package org.unstuck.domain.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That one event is told to one subscriber: all attempts together.
 *
 * @param batch the events with which this one was released; those of a run have its id
 * @param event by which the subscriber knows the event when it comes again; the same for all its subscribers
 * @param subscriptionName as it was called when the event happened
 * @param attempts how many were begun; an attempt of which nothing was heard counts
 * @param due when it is to be tried next: while an attempt is under way, when it is taken for lost; absent when it is
 *     over
 * @param created when it was decided that the subscriber is told
 * @param completed when it was over; absent while it is not
 * @param problem what was wrong with the last attempt that was not taken, a sentence without secrets
 */
public record Delivery(
        DeliveryId id,
        UUID batch,
        UUID event,
        Trigger trigger,
        SubscriptionId subscription,
        String subscriptionName,
        Kind kind,
        State state,
        int attempts,
        @Nullable Instant due,
        Instant created,
        @Nullable Instant completed,
        @Nullable String problem) {

    /** How long the list of deliveries shows one that was taken (contract 6.1). */
    public static final Duration SUCCESS_IS_SHOWN = Duration.ofDays(1);

    /** How long the list of deliveries shows one that was parked (contract 6.1). */
    public static final Duration FAILURE_IS_SHOWN = Duration.ofDays(2);

    /** What a problem is cut to. */
    public static final int MAX_PROBLEM_LENGTH = 500;

    /** Why somebody is told. */
    public enum Kind {
        /** Somebody wants to see whether it works; a subscription need not be enabled for it. */
        TEST,
        /** It happened. */
        REAL_TIME
    }

    /** Where a delivery is. */
    public enum State {
        /** To be tried, or tried again. */
        PENDING,
        /** The subscriber took it, or need not have it any more. */
        DELIVERED,
        /** Given up; it waits for somebody who has it tried again. */
        PARKED
    }

    public Delivery {
        if ((due != null) != (state == State.PENDING)) {
            throw new IllegalArgumentException(
                    "due must be there while a delivery is pending, and only then, but it is " + state);
        }
        if ((completed != null) != (state != State.PENDING)) {
            throw new IllegalArgumentException(
                    "completed must be there when a delivery is over, and only then, but it is " + state);
        }
        if (attempts < 0) {
            throw new IllegalArgumentException("attempts must not be negative, not " + attempts);
        }
        if (problem != null && problem.length() > MAX_PROBLEM_LENGTH) {
            problem = problem.substring(0, MAX_PROBLEM_LENGTH);
        }
    }

    /** The subscriber is to be told. */
    public static Delivery to(Subscription subscription, DeliveryId id, UUID batch, UUID event, Kind kind, Instant at) {
        return new Delivery(
                id,
                batch,
                event,
                subscription.trigger(),
                subscription.id(),
                subscription.name(),
                kind,
                State.PENDING,
                0,
                at,
                at,
                null,
                null);
    }

    /** The subscriber took it, or need not have it any more. */
    public Delivery delivered(Instant at) {
        return after(State.DELIVERED, null, at, null);
    }

    /**
     * The subscriber did not take it: it is tried again, or parked when that was the last attempt.
     *
     * @param askedFor how long the subscriber wants to be left alone; absent when it did not say
     * @param chance from 0 to less than 1, at random
     */
    public Delivery failed(String why, @Nullable Duration askedFor, Instant at, RetrySchedule schedule, double chance) {
        return schedule.pauseAfter(attempts, askedFor, chance)
                .map(pause -> after(State.PENDING, at.plus(pause), null, why))
                .orElseGet(() -> parked(why, at));
    }

    /** It is given up. */
    public Delivery parked(String why, Instant at) {
        return after(State.PARKED, null, at, why);
    }

    private Delivery after(State next, @Nullable Instant dueThen, @Nullable Instant over, @Nullable String why) {
        Objects.requireNonNull(due, "only what is pending goes on");
        return new Delivery(
                id,
                batch,
                event,
                trigger,
                subscription,
                subscriptionName,
                kind,
                next,
                attempts,
                dueThen,
                created,
                over,
                why);
    }
}
