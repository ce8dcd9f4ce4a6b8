package org.unstuck.rest.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.request.RequestedObject;

/** The access that an approval is about (contract 4.6). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The access that an approval is about.")
record RequestableObjectReference(
        @Schema(description = "Its id.", example = "2c9180835d2e5168015d32f890ca1581") @Nullable
        String id,

        @Schema(description = "Its name.", example = "Treasury Analyst") @Nullable
        String name,

        @Schema(description = "What it is, where it is known.", example = "Sees the accounts of the treasury.")
        @Nullable
        String description,

        @Schema(description = "Of what type it is.", example = "ROLE")
        RequestedObject.@Nullable Type type) {

    /**
     * The object as it was asked for.
     *
     * @param known what the directory knows of it now
     */
    static RequestableObjectReference of(RequestedObject asked, @Nullable RequestableObject known) {
        return new RequestableObjectReference(
                asked.id(), asked.name(), known == null ? null : known.description(), asked.type());
    }
}
