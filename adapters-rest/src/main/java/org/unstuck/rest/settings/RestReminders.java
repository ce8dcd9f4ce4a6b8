package org.unstuck.rest.settings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.directory.Limits;
import org.unstuck.rest.json.Fields;

/** What happens when approvers do not decide (contract 4.7). */
@Schema(
        name = "ApprovalReminderAndEscalationConfig",
        description = "What happens when approvers do not decide. Reminders are told in the audit trail. After the "
                + "last one the approver's manager is to decide, then the fallback approver, and then it expires.",
        example = "{\"daysUntilEscalation\": 3, \"daysBetweenReminders\": 2, \"maxReminders\": 2}")
record RestReminders(
        @Schema(
                description = "Days until the first reminder, or until somebody else is to decide where none are sent; "
                        + "nobody is ever hurried without it.",
                format = "int32",
                minimum = "1",
                maximum = "" + ApprovalPolicy.MAX_DAYS,
                example = "3")
        @Nullable
        Integer daysUntilEscalation,

        @Schema(
                description = "Days from one reminder to the next; 1 where nothing is said.",
                format = "int32",
                minimum = "1",
                maximum = "" + ApprovalPolicy.MAX_DAYS,
                example = "2")
        @Nullable
        Integer daysBetweenReminders,

        @Schema(
                description = "How many reminders; null, or nothing, for none.",
                format = "int32",
                minimum = "0",
                maximum = "" + ApprovalPolicy.MAX_REMINDERS,
                example = "2")
        @Nullable
        Integer maxReminders,

        @Schema(description = "Who decides when nobody else is left to.") @Nullable
        RestFallbackApprover fallbackApproverRef) {

    static final String FALLBACK_APPROVER_ID = "approvalReminderAndEscalationConfig.fallbackApproverRef.id";

    static RestReminders of(ApprovalPolicy policy) {
        Owner fallback = policy.fallbackApprover();
        return new RestReminders(
                policy.daysUntilEscalation(),
                policy.daysBetweenReminders(),
                // Older versions of the API know no 0, and all know null.
                policy.maxReminders() == 0 ? null : policy.maxReminders(),
                fallback == null
                        ? null
                        : new RestFallbackApprover(RestFallbackApprover.TYPE, fallback.id(), fallback.name()));
    }

    static @Nullable RestReminders read(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        return new RestReminders(
                fields.wholeNumber("daysUntilEscalation", 1, ApprovalPolicy.MAX_DAYS),
                fields.wholeNumber("daysBetweenReminders", 1, ApprovalPolicy.MAX_DAYS),
                fields.wholeNumber("maxReminders", 0, ApprovalPolicy.MAX_REMINDERS),
                RestFallbackApprover.read(fields.object("fallbackApproverRef")));
    }

    static ApprovalPolicy toDomain(@Nullable RestReminders said) {
        if (said == null) {
            return ApprovalPolicy.PATIENT;
        }
        RestFallbackApprover fallback = said.fallbackApproverRef();
        return new ApprovalPolicy(
                said.daysUntilEscalation(),
                Objects.requireNonNullElse(said.daysBetweenReminders(), ApprovalPolicy.PATIENT.daysBetweenReminders()),
                Objects.requireNonNullElse(said.maxReminders(), ApprovalPolicy.PATIENT.maxReminders()),
                fallback == null ? null : Owner.person(fallback.id(), fallback.id()));
    }

    /** A person. */
    @Schema(
            name = "FallbackApprover",
            description = "A person; only the id is read.",
            example = "{\"type\": \"IDENTITY\", \"id\": \"2c9180a46faadee4016fb4e018c20639\"}")
    record RestFallbackApprover(
            @Schema(description = "Always IDENTITY.", example = "IDENTITY") @Nullable
            String type,

            @Schema(description = "The id of the identity.", example = "2c9180a46faadee4016fb4e018c20639")
            String id,

            @Schema(description = "The person's name.", example = "Sandie Camero") @Nullable
            String name) {

        static final String TYPE = "IDENTITY";

        static @Nullable RestFallbackApprover read(@Nullable Fields fields) {
            if (fields == null) {
                return null;
            }
            fields.isWritten("type");
            fields.isWritten("name");
            fields.isWritten("email");
            return new RestFallbackApprover(TYPE, fields.requiredText("id", Limits.ID), null);
        }
    }
}
