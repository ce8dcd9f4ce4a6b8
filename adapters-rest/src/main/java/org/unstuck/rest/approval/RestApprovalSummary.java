package org.unstuck.rest.approval;

import io.swagger.v3.oas.annotations.media.Schema;
import org.unstuck.application.approval.ReadApprovals.Summary;

/** How many approvals stand how (contract 4.6). */
@Schema(name = "ApprovalSummary", description = "How many approvals stand how.")
record RestApprovalSummary(
        @Schema(description = "How many wait for a decision.", example = "3")
        long pending,

        @Schema(description = "How many were approved.", example = "10")
        long approved,

        @Schema(description = "How many were rejected.", example = "1")
        long rejected) {

    static RestApprovalSummary of(Summary summary) {
        return new RestApprovalSummary(summary.pending(), summary.approved(), summary.rejected());
    }
}
