package org.unstuck.rest.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import came to.
 *
 * @param rejected the first of them, when there are very many; {@code rejectedCount} counts all
 * @param ignoredFields how often which field was left out because no document of the public API has it
 */
record RestImportSummary(
        int received,
        int imported,
        int updated,
        int unchanged,
        List<RestRejection> rejected,
        int rejectedCount,
        Map<String, Integer> ignoredFields) {

    /**
     * A document that was not taken.
     *
     * @param index its place among those received, from 0
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RestRejection(int index, @Nullable String id, String reason) {}
}
