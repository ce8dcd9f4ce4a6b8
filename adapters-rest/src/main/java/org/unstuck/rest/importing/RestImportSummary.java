package org.unstuck.rest.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.importing.ImportSummary;

/**
 * What an import came to.
 *
 * @param rejected the first of them, when there are very many; {@code rejectedCount} counts all
 * @param ignoredFields how often which field was left out because no document has it
 */
@Schema(name = "ImportSummary", description = "What an import came to.")
public record RestImportSummary(
        @Schema(description = "How many documents there were.", minimum = "0", example = "4")
        int received,

        @Schema(description = "How many were new.", minimum = "0", example = "1")
        int imported,

        @Schema(description = "How many brought something new of one that is known.", minimum = "0", example = "1")
        int updated,

        @Schema(description = "How many said nothing new.", minimum = "0", example = "1")
        int unchanged,

        @ArraySchema(
                maxItems = ImportSummary.MAX_REJECTIONS,
                arraySchema = @Schema(description = "Documents that were not taken; the first of very many."))
        List<RestRejection> rejected,

        @Schema(description = "How many were not taken.", minimum = "0", example = "1")
        int rejectedCount,

        @Schema(
                description = "How often which field was left out because no such document has it.",
                example = "{\"items[].colour\": 2}")
        Map<String, Integer> ignoredFields) {

    /**
     * A document that was not taken.
     *
     * @param index its place among those received, from 0
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ImportRejection", description = "A document that was not taken.")
    public record RestRejection(
            @Schema(description = "Its place among those received, from 0.", minimum = "0", example = "3")
            int index,

            @Schema(description = "Its id, where one could be read.", example = "2c90ad2a70ace7d50170acf22ca90010")
            @Nullable
            String id,

            @Schema(description = "Every field and rule that was broken.", example = "created is required")
            String reason) {}
}
