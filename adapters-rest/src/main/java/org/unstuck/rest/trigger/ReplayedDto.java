package org.unstuck.rest.trigger;

import io.swagger.v3.oas.annotations.media.Schema;

/** How many are sent again; ours. */
@Schema(name = "Replayed", description = "What a replay comes to.")
record ReplayedDto(
        @Schema(description = "How many are sent again.", example = "12")
        long replayed) {}
