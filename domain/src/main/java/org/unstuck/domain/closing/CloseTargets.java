package org.unstuck.domain.closing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unstuck.domain.request.TrackingNumber;

/**
 * The ids one close call names, each once and in the order they came.
 *
 * @param trackingNumbers those that can be tracking numbers
 * @param unrecognized those that cannot; they get their outcome at once
 */
public record CloseTargets(List<TrackingNumber> trackingNumbers, List<String> unrecognized) {

    public CloseTargets {
        trackingNumbers = List.copyOf(trackingNumbers);
        unrecognized = List.copyOf(unrecognized);
    }

    /** Sorts out what a caller sent; different ways of writing one tracking number count once. */
    public static CloseTargets of(List<String> ids) {
        Set<TrackingNumber> trackingNumbers = new LinkedHashSet<>();
        Set<String> unrecognized = new LinkedHashSet<>();
        for (String id : ids) {
            Optional<TrackingNumber> number = TrackingNumber.parse(id);
            if (number.isPresent()) {
                trackingNumbers.add(number.get());
            } else {
                unrecognized.add(id);
            }
        }
        return new CloseTargets(List.copyOf(trackingNumbers), List.copyOf(unrecognized));
    }

    /** The tally before anything was done: what cannot be a tracking number is in error already. */
    Tally tally() {
        return new Tally(0, unrecognized.size(), trackingNumbers.size(), 0);
    }
}
