package org.unstuck.domain.request;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a close changed, as it was before: all that is needed to reopen the request exactly.
 *
 * @param warnings how many warnings there were; absent when there was no list
 * @param cancelledItems positions of the items whose approval the close cancelled
 */
public record BeforeImage(
        Stage stage,
        @Nullable Status status,
        @Nullable Instant modified,
        @Nullable Integer warnings,
        List<Integer> cancelledItems) {

    public BeforeImage {
        if (!stage.isOpen()) {
            throw new IllegalArgumentException("only an open request has a before-image, but stage is " + stage);
        }
        cancelledItems = List.copyOf(cancelledItems);
    }
}
