package org.unstuck.application.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an import came to: {@code received = imported + updated + unchanged + rejectedCount}.
 *
 * @param rejected the first {@value #MAX_REJECTIONS} rejections, by index
 * @param rejectedCount all of them
 */
public record ImportSummary(
        int received, int imported, int updated, int unchanged, List<Rejection> rejected, int rejectedCount) {

    /** How many rejections a summary lists, so that an import of any size needs bounded memory. */
    public static final int MAX_REJECTIONS = 10_000;

    public ImportSummary {
        rejected = List.copyOf(rejected);
    }

    /**
     * A document that was not taken.
     *
     * @param index its place among those received, from 0
     * @param id its id, where one could be read
     */
    public record Rejection(int index, @Nullable String id, String reason) {}
}
