package org.unstuck.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Outgoing port for what was answered under idempotency keys: kept for a time, over restarts and for all nodes. A key
 * belongs to the client that made it up.
 */
public interface IdempotencyKeys {

    /**
     * Within an open transaction, tries to become the only one who works under a key until that transaction ends. Never
     * waits for anybody.
     *
     * @return false when somebody else works under it, on whichever node
     */
    boolean claim(Key key);

    /** What the key was used for, unless that has expired. */
    Optional<Use> find(Key key, Instant now);

    /** How many keys of a client have a use that has not expired, counted no further than to the limit. */
    int count(String client, Instant now, int limit);

    /**
     * Within an open transaction, keeps what a claimed key was used for, in the place of what has expired.
     *
     * @throws IllegalStateException when it was used already, and that has not expired
     */
    void keep(Key key, Use use, Instant now);

    /**
     * Within an open transaction, removes what has expired, the oldest first. What others are removing at this moment
     * is left to them.
     *
     * @return how many were removed
     */
    int removeExpired(Instant now, int atMost);

    /** A key that a client made up. */
    record Key(String client, String text) {

        public static final int MAX_LENGTH = 255;

        public Key {
            if (text.isEmpty() || text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "a key has 1 to " + MAX_LENGTH + " characters, not " + text.length());
            }
        }
    }

    /**
     * What a key was used for.
     *
     * @param fingerprint the same for the same request, and for no other
     */
    record Use(String fingerprint, Answer answer, Instant expires) {}

    /**
     * What was answered, as whoever speaks to clients gave it and wants it back.
     *
     * @param status a number that tells how it went
     * @param headers what is said beside the body; a name may be there more than once
     */
    // Nobody compares answers.
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, List<Header> headers, byte[] body) {

        public Answer {
            headers = List.copyOf(headers);
        }

        /** One thing said beside the body. */
        public record Header(String name, String value) {}
    }
}
