package org.unstuck.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.KeptSettings;
import org.unstuck.domain.submission.OnBehalfOf;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** The configuration as the oldest families have it (spec: idn/v3/schemas/AccessRequestConfig.yaml). */
@Schema(name = "OlderAccessRequestConfig", description = "How requests for access are treated.", example = "{}")
record RestOlderAccessRequestConfig(
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
        RestOlderOnBehalfOf requestOnBehalfOfConfig,

        @Schema(description = "What happens when approvers do not decide.") @Nullable
        RestReminders approvalReminderAndEscalationConfig,

        @Schema(description = "What holds for requests for entitlements.") @Nullable
        RestOlderEntitlementRequests entitlementRequestConfig) {

    static RestOlderAccessRequestConfig of(AccessRequestConfig config) {
        return new RestOlderAccessRequestConfig(
                config.kept().approvalsMustBeExternal(),
                config.autoApproval(),
                config.kept().reauthorization(),
                RestOlderOnBehalfOf.of(config.onBehalfOf()),
                RestReminders.of(config.approvals()),
                RestOlderEntitlementRequests.of(config));
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static RestOlderAccessRequestConfig read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        RestOlderAccessRequestConfig config = new RestOlderAccessRequestConfig(
                Flags.isSet(fields, "approvalsMustBeExternal", false),
                Flags.isSet(fields, "autoApprovalEnabled", false),
                Flags.isSet(fields, "reauthorizationEnabled", false),
                RestOlderOnBehalfOf.read(fields.object("requestOnBehalfOfConfig")),
                RestReminders.read(fields.object("approvalReminderAndEscalationConfig")),
                RestOlderEntitlementRequests.read(fields.object("entitlementRequestConfig"), reading));
        reading.refuseUnread();
        return config;
    }

    AccessRequestConfig applyTo(AccessRequestConfig before) {
        KeptSettings kept = before.kept();
        RestOlderOnBehalfOf onBehalfOf = Objects.requireNonNull(requestOnBehalfOfConfig);
        RestOlderEntitlementRequests entitlements = Objects.requireNonNull(entitlementRequestConfig);
        return new AccessRequestConfig(
                onBehalfOf.toDomain(),
                RestReminders.toDomain(approvalReminderAndEscalationConfig),
                autoApprovalEnabled,
                entitlements.applyTo(before.entitlements()),
                new KeptSettings(
                        approvalsMustBeExternal,
                        reauthorizationEnabled,
                        kept.machinesByAnyone(),
                        kept.machinesByOwner(),
                        kept.groupMembersShown(),
                        kept.machineRequests(),
                        entitlements.allowEntitlementRequest()));
    }

    /** Who may ask for access of others; machine identities came later. */
    @Schema(
            name = "OlderRequestOnBehalfOfConfig",
            description =
                    "Who may ask for access of others. Everybody may for themselves, and administrators for anybody.",
            example = "{\"allowRequestOnBehalfOfEmployeeByManager\": true}")
    record RestOlderOnBehalfOf(
            @Schema(description = "Everybody, for everybody.", defaultValue = "false", example = "false")
            boolean allowRequestOnBehalfOfAnyoneByAnyone,

            @Schema(description = "Managers, for those who report to them.", defaultValue = "false", example = "true")
            boolean allowRequestOnBehalfOfEmployeeByManager) {

        static RestOlderOnBehalfOf of(OnBehalfOf onBehalfOf) {
            return new RestOlderOnBehalfOf(onBehalfOf.anyoneByAnyone(), onBehalfOf.employeeByManager());
        }

        static RestOlderOnBehalfOf read(@Nullable Fields fields) {
            return new RestOlderOnBehalfOf(
                    Flags.isSet(fields, "allowRequestOnBehalfOfAnyoneByAnyone", false),
                    Flags.isSet(fields, "allowRequestOnBehalfOfEmployeeByManager", false));
        }

        OnBehalfOf toDomain() {
            return new OnBehalfOf(allowRequestOnBehalfOfAnyoneByAnyone, allowRequestOnBehalfOfEmployeeByManager);
        }
    }
}
