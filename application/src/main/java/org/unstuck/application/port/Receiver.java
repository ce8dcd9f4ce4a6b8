package org.unstuck.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.trigger.Subscription;

/**
 * Outgoing port for whoever is told of events. Called outside of any transaction, and again for the same event when it
 * is not sure that the first time came through; a message is known by its id.
 */
public interface Receiver {

    /** Hands a message over. Does not throw for what a receiver or the network does. */
    Reception hand(Message message, Subscription to);

    /**
     * What is handed over.
     *
     * @param id the same however often it is handed over
     * @param at when this attempt was begun
     * @param body JSON, the same to the byte however often it is handed over
     */
    record Message(UUID id, Instant at, String body) {}

    /** What came of it. */
    sealed interface Reception {

        /**
         * It was taken.
         *
         * @param status the HTTP status, 200 to 299; 200 for receivers that are not on the network
         * @param body what was answered, as far as it was read
         */
        record Taken(int status, String body) implements Reception {}

        /**
         * It was not taken, and may be another time.
         *
         * @param status the HTTP status, where there was one
         * @param retryAfter how long the receiver wants to be left alone; absent when it did not say
         * @param reason a sentence without secrets
         */
        record Refused(@Nullable Integer status, @Nullable Duration retryAfter, String reason) implements Reception {}

        /** It was not handed over, because nobody waits for what would come of it. */
        record Needless() implements Reception {}

        /** The receiver wants nothing any more: HTTP status 410. */
        record Gone() implements Reception {}

        /**
         * It was not tried, because nobody may be reached there.
         *
         * @param reason a sentence without secrets
         */
        record AddressRefused(String reason) implements Reception {}
    }
}
