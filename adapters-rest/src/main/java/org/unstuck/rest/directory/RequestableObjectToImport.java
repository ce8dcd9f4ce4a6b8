package org.unstuck.rest.directory;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.request.RequestedObject;

/** What the document says of an object that {@link RequestableObjectReader} reads. */
@Schema(
        name = "RequestableObjectToImport",
        description = "Something that can be asked for. Its type says which other fields must be there or must not.",
        example = """
                {"type": "ACCESS_PROFILE", "id": "2c91808568c529c60168cca6f90c1314", "name": "Payroll clerk",
                 "description": "Sees salaries, and changes them", "owner": {"id": "2c9180835d2e5168015d32f890ca1581"},
                 "source": {"id": "2c9180835d191a86015d28455b4a2329"}, "requestable": true, "privilegeLevel": "High",
                 "account": {"attribute": "memberOf", "value": "CN=Payroll"},
                 "accessRequestConfig": {"requestCommentRequired": true, "denialCommentRequired": false,
                   "approvalSchemes": [{"approverType": "MANAGER"},
                     {"approverType": "GOVERNANCE_GROUP", "approverId": "2c91808568c529c60168cca6f90c1313"}]},
                 "revocationRequestConfig": {"approvalSchemes": [{"approverType": "ACCESS_PROFILE_OWNER"}]},
                 "entitlements": [{"id": "2c91808568c529c60168cca6f90c1316"}]}""")
record RequestableObjectToImport(
        @Schema(description = "What it is.", example = "ACCESS_PROFILE")
        RequestedObject.Type type,

        @Schema(
                description = "The id by which requests name it, together with its type.",
                minLength = 1,
                maxLength = Limits.ID,
                example = "2c91808568c529c60168cca6f90c1314")
        String id,

        @Schema(
                description = "The name that people read.",
                minLength = 1,
                maxLength = Limits.NAME,
                example = "Payroll clerk")
        String name,

        @Schema(
                description = "What it is good for.",
                maxLength = Limits.TEXT,
                example = "Sees salaries, and changes them")
        @Nullable
        String description,

        @Schema(description = "Who answers for it; needed where its owner is to approve.") @Nullable
        ReferenceToImport owner,

        @Schema(description = "Where its accounts are; needed for all but a ROLE, which has none.") @Nullable
        ReferenceToImport source,

        @Schema(description = "Whether people may ask for it.", example = "true")
        boolean requestable,

        @Schema(
                description = "How much power it gives, in the words of the system that it comes from.",
                maxLength = Limits.NAME,
                example = "High")
        @Nullable
        String privilegeLevel,

        @Schema(description = "What of an account shows that somebody has it; needed for an ENTITLEMENT.") @Nullable
        AccountAttributeToImport account,

        @Schema(description = "What happens when somebody asks for it.") @Nullable
        AccessRequestConfigToImport accessRequestConfig,

        @Schema(description = "What happens when somebody asks for it to be taken away.") @Nullable
        RevocationRequestConfigToImport revocationRequestConfig,

        @ArraySchema(
                maxItems = Limits.CONTENTS,
                arraySchema = @Schema(description = "The access profiles that a ROLE brings; none twice."))
        @Nullable
        List<ReferenceToImport> accessProfiles,

        @ArraySchema(
                maxItems = Limits.CONTENTS,
                arraySchema =
                        @Schema(description = "The entitlements that a ROLE or an ACCESS_PROFILE brings; none twice."))
        @Nullable
        List<ReferenceToImport> entitlements) {

    @Schema(name = "AccountAttributeToImport", description = "One value of one attribute of an account.")
    record AccountAttributeToImport(
            @Schema(description = "The attribute's name.", minLength = 1, maxLength = Limits.NAME, example = "memberOf")
            String attribute,

            @Schema(description = "Its value.", minLength = 1, maxLength = Limits.TEXT, example = "CN=Payroll")
            String value) {}

    @Schema(name = "AccessRequestConfigToImport", description = "How requests for an object are dealt with.")
    record AccessRequestConfigToImport(
            @Schema(description = "Whether whoever asks must say why; not, where it is absent.", example = "true")
            @Nullable
            Boolean requestCommentRequired,

            @Schema(description = "Whether whoever says no must say why; not, where it is absent.", example = "false")
            @Nullable
            Boolean denialCommentRequired,

            @ArraySchema(
                    maxItems = Limits.APPROVERS,
                    arraySchema = @Schema(description = "Who decides, one after the other; nobody where it is absent."))
            @Nullable
            List<ApprovalStepToImport> approvalSchemes) {}

    @Schema(
            name = "RevocationRequestConfigToImport",
            description = "How requests to take an object away are dealt with.")
    record RevocationRequestConfigToImport(
            @ArraySchema(
                    maxItems = Limits.APPROVERS,
                    arraySchema = @Schema(description = "Who decides, one after the other; nobody where it is absent."))
            @Nullable
            List<ApprovalStepToImport> approvalSchemes) {}

    @Schema(name = "ApprovalStepToImport", description = "Who decides one step of an approval.")
    record ApprovalStepToImport(
            @Schema(
                    description = "The part that somebody has in it. An owner of a type of object decides on that type "
                            + "only, an APP_OWNER on access profiles, a SOURCE_OWNER on all but roles.",
                    example = "GOVERNANCE_GROUP")
            Approver.Kind approverType,

            @Schema(
                    description = "The group; needed for a GOVERNANCE_GROUP, and absent for all others.",
                    minLength = 1,
                    maxLength = Limits.ID,
                    example = "2c91808568c529c60168cca6f90c1313")
            @Nullable
            String approverId) {}
}
