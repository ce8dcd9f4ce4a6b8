package org.unstuck.domain.provisioning;

import java.time.Instant;
import org.unstuck.domain.request.TrackingNumber;

/**
 * What a source did, or did not, for a request that had ended by then. It changes nothing of the request's end and is
 * kept, because the access may be there all the same.
 *
 * @param position the item's place among those of its request
 */
public record LateResult(TrackingNumber request, int position, ProvisioningResult result, Instant at) {

    /** The warning that the request gets. */
    public String warning() {
        return "After this request had ended, item %d was reported as %s%s"
                .formatted(
                        position + 1,
                        result.word(),
                        result.detail().map(detail -> ": " + detail).orElse("."));
    }
}
