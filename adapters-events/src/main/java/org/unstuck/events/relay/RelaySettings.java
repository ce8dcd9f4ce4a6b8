package org.unstuck.events.relay;

import java.time.Duration;

/**
 * How much a node does at once, and how patient it is.
 *
 * @param window how many messages to one subscriber are under way at most
 * @param ahead how many there are at most that were taken for one subscriber, those under way among them
 * @param patience how long one that was taken may wait until it begins; with the longest attempt less than a lease
 * @param shared how many are under way in all, besides one for each subscriber
 * @param connections how many connections to the database are used at most
 * @param pause how long nobody looks for work when nobody is told of any
 * @param goodbye how long what is under way may take when the node stops
 */
public record RelaySettings(
        int window, int ahead, Duration patience, int shared, int connections, Duration pause, Duration goodbye) {

    public static final RelaySettings DEFAULT =
            new RelaySettings(16, 2_048, Duration.ofSeconds(20), 128, 4, Duration.ofSeconds(1), Duration.ofSeconds(5));

    public RelaySettings {
        if (window < 1 || ahead < window || shared < 0 || connections < 1) {
            throw new IllegalArgumentException(
                    "window and connections must be at least 1, ahead at least the window, shared at least 0");
        }
        if (!pause.isPositive() || goodbye.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException("pause must be a time, patience and goodbye must not be negative");
        }
    }
}
