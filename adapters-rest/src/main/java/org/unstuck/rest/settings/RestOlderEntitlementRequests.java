package org.unstuck.rest.settings;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.EntitlementRequests;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/**
 * What holds for requests for entitlements, as the oldest families have it (spec:
 * idn/v3/schemas/EntitlementRequestConfig.yaml).
 */
@Schema(
        name = "OlderEntitlementRequestConfig",
        description = "What holds for requests to have entitlements that say nothing else of themselves.",
        example = "{}")
record RestOlderEntitlementRequests(
        @Schema(
                description = "Only kept: each entitlement says for itself whether it can be requested.",
                defaultValue = "false",
                example = "true")
        boolean allowEntitlementRequest,

        @Schema(
                description = "Whether asking needs a comment, whatever the entitlement itself says.",
                defaultValue = "false",
                example = "true")
        boolean requestCommentsRequired,

        @Schema(
                description = "Whether rejecting needs a comment, whatever the entitlement itself says.",
                defaultValue = "false",
                example = "true")
        boolean deniedCommentsRequired,

        @Schema(
                description = "Who has to agree, one after the other, where the entitlement itself names nobody: "
                        + "`entitlementOwner`, `sourceOwner`, `manager` and `workgroup:{id}`, with commas between "
                        + "them, " + Limits.APPROVERS + " at most. Nobody has to where it is empty.",
                maxLength = RestOlderEntitlementRequests.MAX_SCHEMES,
                defaultValue = RestOlderEntitlementRequests.BY_DEFAULT,
                example = "entitlementOwner, sourceOwner, manager, workgroup:e3eab852-8315-467f-9de7-70eda97f63c8")
        String grantRequestApprovalSchemes) {

    static final int MAX_SCHEMES = 4_000;
    static final String BY_DEFAULT = "sourceOwner";

    private static final String SCHEMES = "grantRequestApprovalSchemes";

    static RestOlderEntitlementRequests of(AccessRequestConfig config) {
        ApprovalScheme approval = config.entitlements().approval();
        return new RestOlderEntitlementRequests(
                config.kept().entitlementRequests(),
                approval.requestCommentRequired(),
                approval.denialCommentRequired(),
                ApproversInText.write(approval.granting()));
    }

    static RestOlderEntitlementRequests read(@Nullable Fields fields, Reading reading) {
        return new RestOlderEntitlementRequests(
                Flags.isSet(fields, "allowEntitlementRequest", false),
                Flags.isSet(fields, "requestCommentsRequired", false),
                Flags.isSet(fields, "deniedCommentsRequired", false),
                fields == null ? BY_DEFAULT : schemes(fields, reading));
    }

    private static String schemes(Fields fields, Reading reading) {
        String text = Objects.requireNonNullElse(fields.text(SCHEMES, MAX_SCHEMES), BY_DEFAULT);
        ApproversInText.read(text)
                .ifPresentOrElse(
                        approvers -> {
                            if (approvers.size() > Limits.APPROVERS) {
                                reading.illegal(MessageKey.MAX_ELEMENTS.with(fields.path(SCHEMES), Limits.APPROVERS));
                            }
                        },
                        () -> reading.illegal(MessageKey.APPROVERS_IN_TEXT.with(fields.path(SCHEMES))));
        return text;
    }

    EntitlementRequests applyTo(EntitlementRequests before) {
        return new EntitlementRequests(
                new ApprovalScheme(
                        ApproversInText.read(grantRequestApprovalSchemes).orElseThrow(),
                        before.approval().revoking(),
                        requestCommentsRequired,
                        deniedCommentsRequired),
                before.reauthorization(),
                before.endDateRequired(),
                before.longest(),
                before.formDefinitionId());
    }
}
