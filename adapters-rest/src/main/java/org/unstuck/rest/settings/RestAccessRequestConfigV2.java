package org.unstuck.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.KeptSettings;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** The configuration in its second form (contract 4.7). */
@Schema(name = "AccessRequestConfigV2", description = "How requests for access are treated.", example = "{}")
record RestAccessRequestConfigV2(
        @Schema(
                description = "Only kept: whatever approves does so over the same API as everybody.",
                defaultValue = "false",
                example = "false")
        boolean approvalsMustBeExternal,

        @Schema(description = "Only kept: nobody signs in again.", defaultValue = "false", example = "false")
        boolean reauthorizationEnabled,

        @Schema(description = "Who may ask for access of others.") @Nullable
        RestOnBehalfOf requestOnBehalfOfConfig,

        @Schema(description = "What holds for requests for entitlements.") @Nullable
        RestEntitlementRequests entitlementRequestConfig,

        @Schema(
                description = "Only kept: members of governance groups are not named to who asks.",
                defaultValue = "false",
                example = "false")
        boolean govGroupVisibilityEnabled,

        @Schema(
                description = "Only kept: machine identities are not available here.",
                defaultValue = "true",
                example = "true")
        boolean machineIdentityAccessRequestEnabled) {

    static RestAccessRequestConfigV2 of(AccessRequestConfig config) {
        KeptSettings kept = config.kept();
        return new RestAccessRequestConfigV2(
                kept.approvalsMustBeExternal(),
                kept.reauthorization(),
                RestOnBehalfOf.of(config),
                RestEntitlementRequests.of(config.entitlements()),
                kept.groupMembersShown(),
                kept.machineRequests());
    }

    /** Reads the body; what is wrong with it is in the reading, and then what is returned means nothing. */
    static RestAccessRequestConfigV2 read(JsonNode body, Reading reading) {
        Fields fields = reading.root(body);
        RestAccessRequestConfigV2 config = new RestAccessRequestConfigV2(
                Flags.isSet(fields, "approvalsMustBeExternal", false),
                Flags.isSet(fields, "reauthorizationEnabled", false),
                RestOnBehalfOf.read(fields.object("requestOnBehalfOfConfig")),
                RestEntitlementRequests.read(fields.object("entitlementRequestConfig"), reading),
                Flags.isSet(fields, "govGroupVisibilityEnabled", false),
                Flags.isSet(fields, "machineIdentityAccessRequestEnabled", true));
        reading.refuseUnread();
        return config;
    }

    AccessRequestConfig applyTo(AccessRequestConfig before) {
        RestOnBehalfOf onBehalfOf = RestOnBehalfOf.orDefault(requestOnBehalfOfConfig);
        return new AccessRequestConfig(
                onBehalfOf.toDomain(),
                before.approvals(),
                before.autoApproval(),
                RestEntitlementRequests.toDomain(entitlementRequestConfig),
                new KeptSettings(
                        approvalsMustBeExternal,
                        reauthorizationEnabled,
                        onBehalfOf.allowRequestOnBehalfOfForMachineIdentity(),
                        onBehalfOf.allowRequestForMachineByOwner(),
                        govGroupVisibilityEnabled,
                        machineIdentityAccessRequestEnabled,
                        before.kept().entitlementRequests()));
    }
}
