package org.unstuck.rest.provisioning;

import io.swagger.v3.oas.annotations.media.Schema;

/** What became of a reported result; ours. */
@Schema(name = "ProvisioningResultOutcome", description = "What a reported result came to.")
record RestResultOutcome(
        @Schema(
                description = "RECORDED: the request goes on by it. KNOWN_ALREADY: nothing new, nothing changed. LATE: "
                        + "the request had ended before; its end stays as it was, and the result is kept and shown as "
                        + "a warning.",
                example = "RECORDED")
        Kind outcome) {

    /** What it can come to. */
    enum Kind {
        RECORDED,
        KNOWN_ALREADY,
        LATE
    }
}
