package org.unstuck.domain.diagnosis;

import java.time.Duration;

/**
 * How long nothing may happen before that means something. Time alone never makes a request stuck; it only tells how
 * long somebody may keep silent whom nobody is going to remind.
 *
 * @param approver for whoever is to decide
 * @param source for a source that was asked to do something
 * @param verification until what a source did should have been verified
 * @param schedule how much later than arranged our own part may be: a reminder, a hand-over, the end of what has ended
 * @param lately how long ago something happened that still counts as movement
 */
public record Patience(Duration approver, Duration source, Duration verification, Duration schedule, Duration lately) {

    private static final Duration LONGEST = Duration.ofDays(3_650);

    public static final Patience DEFAULT = new Patience(
            Duration.ofDays(14), Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(1), Duration.ofDays(1));

    public Patience {
        requireSensible("approver", approver);
        requireSensible("source", source);
        requireSensible("verification", verification);
        requireSensible("schedule", schedule);
        requireSensible("lately", lately);
    }

    private static void requireSensible(String field, Duration patience) {
        if (patience.compareTo(Duration.ofMinutes(1)) < 0 || patience.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    field + " must be 1 minute to " + LONGEST.toDays() + " days, not " + patience);
        }
    }
}
