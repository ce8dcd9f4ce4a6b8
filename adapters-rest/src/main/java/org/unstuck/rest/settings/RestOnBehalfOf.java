package org.unstuck.rest.settings;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.OnBehalfOf;
import org.unstuck.rest.json.Fields;

/** Who may ask for access of others (contract 4.7). */
@Schema(
        name = "RequestOnBehalfOfConfig",
        description = "Who may ask for access of others. Everybody may for themselves, and administrators for anybody.",
        example = "{\"allowRequestOnBehalfOfEmployeeByManager\": true}")
record RestOnBehalfOf(
        @Schema(description = "Everybody, for everybody.", defaultValue = "false", example = "false")
        boolean allowRequestOnBehalfOfAnyoneByAnyone,

        @Schema(description = "Managers, for those who report to them.", defaultValue = "false", example = "true")
        boolean allowRequestOnBehalfOfEmployeeByManager,

        @Schema(
                description = "Only kept: machine identities are not available here.",
                defaultValue = "true",
                example = "true")
        boolean allowRequestOnBehalfOfForMachineIdentity,

        @Schema(
                description = "Only kept: machine identities are not available here.",
                defaultValue = "false",
                example = "false")
        boolean allowRequestForMachineByOwner) {

    static RestOnBehalfOf of(AccessRequestConfig config) {
        return new RestOnBehalfOf(
                config.onBehalfOf().anyoneByAnyone(),
                config.onBehalfOf().employeeByManager(),
                config.kept().machinesByAnyone(),
                config.kept().machinesByOwner());
    }

    static RestOnBehalfOf read(@Nullable Fields fields) {
        return new RestOnBehalfOf(
                Flags.isSet(fields, "allowRequestOnBehalfOfAnyoneByAnyone", false),
                Flags.isSet(fields, "allowRequestOnBehalfOfEmployeeByManager", false),
                Flags.isSet(fields, "allowRequestOnBehalfOfForMachineIdentity", true),
                Flags.isSet(fields, "allowRequestForMachineByOwner", false));
    }

    static RestOnBehalfOf orDefault(@Nullable RestOnBehalfOf said) {
        return said == null ? read(null) : said;
    }

    OnBehalfOf toDomain() {
        return new OnBehalfOf(allowRequestOnBehalfOfAnyoneByAnyone, allowRequestOnBehalfOfEmployeeByManager);
    }
}
