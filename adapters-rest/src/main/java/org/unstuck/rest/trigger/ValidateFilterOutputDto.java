package org.unstuck.rest.trigger;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a filter made of an event (contract 6.1). */
@Schema(description = "What a filter makes of an event.")
record ValidateFilterOutputDto(
        @Schema(description = "Whether the event would be sent.", example = "true")
        boolean isValid,

        @Schema(description = "Whether the filter is an expression that can be used.", example = "true")
        boolean isValidJSONPath,

        @Schema(
                description = "Whether there is anything in the event where the filter leads, be it `false`.",
                example = "true")
        boolean isPathExist) {}
