package org.unstuck.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.KeptSettings;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** The configuration in its first form (contract 4.7). */
@Schema(name = "AccessRequestConfig", description = "How requests for access are treated.", example = "{}")
record RestAccessRequestConfig(
        @Schema(
                description = "Only kept: whatever approves does so over the same API as everybody.",
                defaultValue = "false",
                example = "false")
        boolean approvalsMustBeExternal,

        @Schema(
                description = "Whether who submits a request has agreed to what of it would be theirs to approve. "
                        + "Nobody approves for themselves all the same.",
                defaultValue = "false",
                example = "true")
        boolean autoApprovalEnabled,

        @Schema(description = "Only kept: nobody signs in again.", defaultValue = "false", example = "false")
        boolean reauthorizationEnabled,

        @Schema(description = "Who may ask for access of others.") @Nullable
        RestOnBehalfOf requestOnBehalfOfConfig,

        @Schema(description = "What happens when approvers do not decide.") @Nullable
        RestReminders approvalReminderAndEscalationConfig,

        @Schema(description = "What holds for requests for entitlements.") @Nullable
        RestEntitlementRequests entitlementRequestConfig) {

    static RestAccessRequestConfig of(AccessRequestConfig config) {
        return new RestAccessRequestConfig(
                config.kept().approvalsMustBeExternal(),
                config.autoApproval(),
                config.kept().reauthorization(),
                RestOnBehalfOf.of(config),
                RestReminders.of(config.approvals()),
                RestEntitlementRequests.of(config.entitlements()));
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static RestAccessRequestConfig read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        RestAccessRequestConfig config = new RestAccessRequestConfig(
                Flags.isSet(fields, "approvalsMustBeExternal", false),
                Flags.isSet(fields, "autoApprovalEnabled", false),
                Flags.isSet(fields, "reauthorizationEnabled", false),
                RestOnBehalfOf.read(fields.object("requestOnBehalfOfConfig")),
                RestReminders.read(fields.object("approvalReminderAndEscalationConfig")),
                RestEntitlementRequests.read(fields.object("entitlementRequestConfig"), reading));
        reading.refuseUnread();
        return config;
    }

    AccessRequestConfig applyTo(AccessRequestConfig before) {
        KeptSettings kept = before.kept();
        RestOnBehalfOf onBehalfOf = RestOnBehalfOf.orDefault(requestOnBehalfOfConfig);
        return new AccessRequestConfig(
                onBehalfOf.toDomain(),
                RestReminders.toDomain(approvalReminderAndEscalationConfig),
                autoApprovalEnabled,
                RestEntitlementRequests.toDomain(entitlementRequestConfig),
                new KeptSettings(
                        approvalsMustBeExternal,
                        reauthorizationEnabled,
                        onBehalfOf.allowRequestOnBehalfOfForMachineIdentity(),
                        onBehalfOf.allowRequestForMachineByOwner(),
                        kept.groupMembersShown(),
                        kept.machineRequests(),
                        kept.entitlementRequests()));
    }
}
