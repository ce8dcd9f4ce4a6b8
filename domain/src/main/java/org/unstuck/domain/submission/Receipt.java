package org.unstuck.domain.submission;

import java.util.List;

/**
 * What a submission came to (contract 4.1).
 *
 * @param newRequests what it began
 * @param existingRequests what was asked for before and is still under way
 */
public record Receipt(List<Tracking> newRequests, List<Tracking> existingRequests) {

    public Receipt {
        newRequests = List.copyOf(newRequests);
        existingRequests = List.copyOf(existingRequests);
    }
}
