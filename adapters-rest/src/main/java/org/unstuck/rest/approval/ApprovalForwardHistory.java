package org.unstuck.rest.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Forwarding;
import org.unstuck.rest.time.WireTime;

/** How an approval came from one owner to the next (contract 4.6). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "How an approval came from one owner to the next.")
record ApprovalForwardHistory(
        @Schema(description = "The name of who had it before.", example = "Bo Berg")
        String oldApproverName,

        @Schema(description = "The name of who has had it since.", example = "Ida Ek")
        String newApproverName,

        @Schema(description = "What was said about it.", example = "On leave until March.") @Nullable
        String comment,

        @Schema(description = "When.", format = "date-time", example = "2026-06-05T05:16:19.663Z")
        String modified,

        @Schema(description = "The name of who saw to it.", example = "Bo Berg")
        String forwarderName,

        @Schema(
                description = "Why: somebody wanted it so, or the owner did not decide in time (`AUTO_ESCALATION`).",
                example = "MANUAL_REASSIGNMENT")
        Forwarding.Kind reassignmentType) {

    static ApprovalForwardHistory of(Forwarding forwarding) {
        return new ApprovalForwardHistory(
                forwarding.from().name(),
                forwarding.to().name(),
                forwarding.comment(),
                WireTime.of(forwarding.at()),
                forwarding.by().name(),
                forwarding.kind());
    }
}
