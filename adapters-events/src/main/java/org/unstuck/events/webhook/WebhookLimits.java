package org.unstuck.events.webhook;

import java.time.Duration;

/**
 * What a receiver may cost us.
 *
 * @param connecting the longest time until there is a connection
 * @param answering the longest time from the begin of an attempt to the end of the answer
 * @param answerBytes how much of an answer is read
 * @param connections how many at once
 */
public record WebhookLimits(Duration connecting, Duration answering, int answerBytes, int connections) {

    /** Ten seconds are what a subscriber has to answer (contract 6.3). */
    public static final WebhookLimits DEFAULT =
            new WebhookLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 64 * 1_024, 256);

    public WebhookLimits {
        if (connecting.isNegative() || connecting.isZero() || answering.compareTo(connecting) < 0) {
            throw new IllegalArgumentException("answering must take as long as connecting, and both some time");
        }
        if (answerBytes < 1 || connections < 1) {
            throw new IllegalArgumentException("answerBytes and connections must be at least 1");
        }
    }
}
