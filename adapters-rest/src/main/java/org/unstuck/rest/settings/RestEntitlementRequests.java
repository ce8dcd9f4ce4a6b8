package org.unstuck.rest.settings;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.submission.EntitlementRequests;
import org.unstuck.domain.submission.EntitlementRequests.LongestAccess;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;

/** What holds for requests for entitlements (contract 4.7). */
@Schema(
        name = "EntitlementRequestConfig",
        description = "What holds for requests for entitlements that say nothing else of themselves.",
        example = "{}")
record RestEntitlementRequests(
        @Schema(description = "For requests to have some.") @Nullable
        RestGranting accessRequestConfig,

        @Schema(description = "For requests to lose some.") @Nullable
        RestRevoking revocationRequestConfig) {

    private static final String SCHEMES = "approvalSchemes";

    private static final Map<String, LongestAccess.Unit> UNITS = Words.of(LongestAccess.Unit.class);
    private static final Map<String, Approver.Kind> KINDS = Words.of(Approver.Kind.class);

    static {
        KINDS.values().removeIf(kind -> !kind.decidesOn(RequestedObject.Type.ENTITLEMENT));
    }

    static RestEntitlementRequests of(EntitlementRequests requests) {
        ApprovalScheme approval = requests.approval();
        return new RestEntitlementRequests(
                new RestGranting(
                        RestApprover.of(approval.granting()),
                        approval.requestCommentRequired(),
                        approval.denialCommentRequired(),
                        requests.reauthorization(),
                        requests.endDateRequired(),
                        RestDuration.of(requests.longest()),
                        requests.formDefinitionId()),
                new RestRevoking(RestApprover.of(approval.revoking())));
    }

    static @Nullable RestEntitlementRequests read(@Nullable Fields fields, Reading reading) {
        return fields == null
                ? null
                : new RestEntitlementRequests(
                        RestGranting.read(fields.object("accessRequestConfig"), reading),
                        new RestRevoking(RestApprover.read(fields.object("revocationRequestConfig"), reading)));
    }

    static EntitlementRequests toDomain(@Nullable RestEntitlementRequests said) {
        if (said == null) {
            return EntitlementRequests.NOTHING_SAID;
        }
        RestGranting granting = Objects.requireNonNull(said.accessRequestConfig());
        RestRevoking revoking = Objects.requireNonNull(said.revocationRequestConfig());
        RestDuration longest = granting.maxPermittedAccessDuration();
        return new EntitlementRequests(
                new ApprovalScheme(
                        RestApprover.toDomain(granting.approvalSchemes()),
                        RestApprover.toDomain(revoking.approvalSchemes()),
                        granting.requestCommentRequired(),
                        granting.denialCommentRequired()),
                granting.reauthorizationRequired(),
                granting.requireEndDate(),
                longest == null ? null : new LongestAccess(longest.value(), longest.timeUnit()),
                granting.formDefinitionId());
    }

    /** For requests to have entitlements. */
    @Schema(name = "EntitlementAccessRequestConfig", description = "For requests to have entitlements.", example = "{}")
    record RestGranting(
            @ArraySchema(
                    maxItems = Limits.APPROVERS,
                    arraySchema =
                            @Schema(
                                    description = "Who has to agree, one after the other, where the entitlement itself "
                                            + "names nobody.",
                                    example = "[{\"approverType\": \"SOURCE_OWNER\", \"approverId\": null}]"))
            @Nullable
            List<RestApprover> approvalSchemes,

            @Schema(
                    description = "Whether asking needs a comment, whatever the entitlement itself says.",
                    defaultValue = "false",
                    example = "true")
            boolean requestCommentRequired,

            @Schema(
                    description = "Whether rejecting needs a comment, whatever the entitlement itself says.",
                    defaultValue = "false",
                    example = "true")
            boolean denialCommentRequired,

            @Schema(description = "Only kept: nobody signs in again.", defaultValue = "false", example = "false")
            boolean reauthorizationRequired,

            @Schema(description = "Whether a `removeDate` has to be named.", defaultValue = "false", example = "false")
            boolean requireEndDate,

            @Schema(description = "Only kept: for how long access is given at most.") @Nullable
            RestDuration maxPermittedAccessDuration,

            @Schema(description = "Only kept.", example = "78258e80-e9e2-4e1a-a11f-ce0b7c62f25d") @Nullable
            String formDefinitionId) {

        RestGranting {
            approvalSchemes = approvalSchemes == null ? null : List.copyOf(approvalSchemes);
        }

        static RestGranting read(@Nullable Fields fields, Reading reading) {
            return new RestGranting(
                    RestApprover.read(fields, reading),
                    Flags.isSet(fields, "requestCommentRequired", false),
                    Flags.isSet(fields, "denialCommentRequired", false),
                    Flags.isSet(fields, "reauthorizationRequired", false),
                    Flags.isSet(fields, "requireEndDate", false),
                    fields == null ? null : RestDuration.read(fields.object("maxPermittedAccessDuration")),
                    fields == null ? null : fields.text("formDefinitionId", Limits.ID));
        }
    }

    /** For requests to lose entitlements. */
    @Schema(
            name = "EntitlementRevocationRequestConfig",
            description = "For requests to lose entitlements.",
            example = "{}")
    record RestRevoking(
            @ArraySchema(
                    maxItems = Limits.APPROVERS,
                    arraySchema =
                            @Schema(
                                    description = "Who has to agree, one after the other, where the entitlement itself "
                                            + "names nobody.",
                                    example = "[{\"approverType\": \"MANAGER\", \"approverId\": null}]"))
            @Nullable
            List<RestApprover> approvalSchemes) {

        RestRevoking {
            approvalSchemes = approvalSchemes == null ? null : List.copyOf(approvalSchemes);
        }
    }

    /** Somebody who has to agree. */
    @Schema(
            name = "EntitlementApprovalScheme",
            description = "Somebody who has to agree.",
            example = "{\"approverType\": \"MANAGER\", \"approverId\": null}")
    record RestApprover(
            @Schema(
                    description = "In what capacity. Workflows are not available here.",
                    allowableValues = {"ENTITLEMENT_OWNER", "SOURCE_OWNER", "MANAGER", "GOVERNANCE_GROUP"},
                    example = "GOVERNANCE_GROUP")
            String approverType,

            @Schema(
                    description = "The id of the group, and only there.",
                    example = "e3eab852-8315-467f-9de7-70eda97f63c8")
            @Nullable
            String approverId) {

        static List<RestApprover> of(List<Approver> approvers) {
            return approvers.stream()
                    .map(approver -> new RestApprover(approver.kind().name(), approver.governanceGroupId()))
                    .toList();
        }

        static List<RestApprover> read(@Nullable Fields config, Reading reading) {
            List<Fields> steps = config == null ? null : config.objects(SCHEMES);
            if (config == null || steps == null) {
                return List.of();
            }
            if (steps.size() > Limits.APPROVERS) {
                reading.illegal(MessageKey.MAX_ELEMENTS.with(config.path(SCHEMES), Limits.APPROVERS));
                return List.of();
            }
            List<RestApprover> approvers = new ArrayList<>(steps.size());
            for (Fields step : steps) {
                Approver.Kind kind = step.required("approverType", step.oneOf("approverType", KINDS));
                if (kind == Approver.Kind.GOVERNANCE_GROUP) {
                    approvers.add(new RestApprover(kind.name(), step.requiredText("approverId", Limits.ID)));
                } else if (kind != null) {
                    if (step.has("approverId")) {
                        reading.illegal(MessageKey.ABSENT_WITH_APPROVER.with(step.path("approverId"), kind));
                    }
                    approvers.add(new RestApprover(kind.name(), null));
                }
            }
            return approvers;
        }

        static List<Approver> toDomain(@Nullable List<RestApprover> approvers) {
            return approvers == null
                    ? List.of()
                    : approvers.stream()
                            .map(approver ->
                                    new Approver(Approver.Kind.valueOf(approver.approverType()), approver.approverId()))
                            .toList();
        }
    }

    /** A length of time. */
    @Schema(
            name = "AccessDuration",
            description = "A length of time.",
            example = "{\"value\": 5, \"timeUnit\": \"DAYS\"}")
    record RestDuration(
            @Schema(
                    description = "How many of the unit.",
                    format = "int32",
                    minimum = "1",
                    maximum = "" + RestDuration.MAX,
                    example = "5")
            int value,

            @Schema(description = "The unit.", example = "DAYS")
            LongestAccess.Unit timeUnit) {

        static final int MAX = 1_000_000;

        static @Nullable RestDuration of(@Nullable LongestAccess longest) {
            return longest == null ? null : new RestDuration(longest.value(), longest.unit());
        }

        static @Nullable RestDuration read(@Nullable Fields fields) {
            if (fields == null) {
                return null;
            }
            Integer value = fields.required("value", fields.wholeNumber("value", 1, MAX));
            LongestAccess.Unit unit = fields.required("timeUnit", fields.oneOf("timeUnit", UNITS));
            return new RestDuration(
                    Objects.requireNonNullElse(value, 1), Objects.requireNonNullElse(unit, LongestAccess.Unit.DAYS));
        }
    }
}
