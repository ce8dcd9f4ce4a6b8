package org.unstuck.rest.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.approval.ReadApprovers.Approver;

/** Somebody who could decide an approval (contract 4.6). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AccessRequestApprover", description = "Somebody who could decide an approval that is waited for.")
record RestApprover(
        @Schema(description = "The id of the person.", example = "2c9180a46faadee4016fb4e018c20639")
        String id,

        @Schema(description = "The address for mail, where it is known.", example = "ida.ek@example.org") @Nullable
        String email,

        @Schema(description = "The person's name, where it is known.", example = "Ida Ek") @Nullable
        String name,

        @Schema(description = "The id of the approval.", example = "86f1dc6fe8f54414950454cbb11278fa")
        String approvalId,

        @Schema(description = "Always a person; a group is its members.", example = "Identity")
        String type) {

    static RestApprover of(Approver approver) {
        return new RestApprover(
                approver.identityId(),
                approver.email(),
                approver.name(),
                approver.approval().toString(),
                "Identity");
    }
}
