package org.unstuck.rest.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.AccountAttribute;
import org.unstuck.domain.directory.ApprovalScheme;
import org.unstuck.domain.directory.Approver;
import org.unstuck.domain.directory.Contents;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.importing.DocumentReader;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.json.Words;

/**
 * Reads a requestable object. Approval schemes and references are written as in the public API's configuration of
 * entitlements, for all three types alike.
 */
final class RequestableObjectReader implements DocumentReader<RequestableObject> {

    private static final Map<String, RequestedObject.Type> TYPES = Words.of(RequestedObject.Type.class);
    private static final Map<String, Approver.Kind> KINDS = Words.of(Approver.Kind.class);

    @Override
    public Optional<RequestableObject> read(Fields fields, Reading reading) {
        RequestedObject.Type type = fields.required("type", fields.oneOf("type", TYPES));
        String id = fields.requiredText("id", Limits.ID);
        String name = fields.requiredText("name", Limits.NAME);
        String description = fields.text("description", Limits.TEXT);
        String ownerId = References.id(fields, "owner");
        String sourceId = References.id(fields, "source");
        Boolean requestable = fields.required("requestable", fields.flag("requestable"));
        String privilegeLevel = fields.text("privilegeLevel", Limits.NAME);
        AccountAttribute account = account(fields.object("account"), reading);
        ApprovalScheme approval = approval(type, fields, reading);
        Contents contents = contents(type, fields, reading);
        if (type != null) {
            checkTogether(type, fields, approval, reading);
        }
        if (type == null || requestable == null || !reading.violations().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RequestableObject(
                new ObjectReference(type, id),
                name,
                description,
                ownerId,
                sourceId,
                requestable,
                privilegeLevel,
                account,
                approval,
                contents));
    }

    private static void checkTogether(
            RequestedObject.Type type, Fields fields, ApprovalScheme approval, Reading reading) {
        if (type == RequestedObject.Type.ROLE && fields.has("source")) {
            reading.illegal(MessageKey.ABSENT_FOR_TYPE.with("source", type));
        }
        if (type != RequestedObject.Type.ROLE && !fields.has("source")) {
            reading.missing(MessageKey.REQUIRED_FOR_TYPE.with("source", type));
        }
        if (type == RequestedObject.Type.ENTITLEMENT && !fields.has("account")) {
            reading.missing(MessageKey.REQUIRED_FOR_TYPE.with("account", type));
        }
        if (!fields.has("owner") && approval.kinds().anyMatch(Approver.Kind::isItsOwner)) {
            reading.missing(MessageKey.REQUIRED_TO_APPROVE.with("owner"));
        }
    }

    private static @Nullable AccountAttribute account(@Nullable Fields fields, Reading reading) {
        if (fields == null) {
            return null;
        }
        String attribute = fields.requiredText("attribute", Limits.NAME);
        String value = fields.requiredText("value", Limits.TEXT);
        return reading.violations().isEmpty() ? new AccountAttribute(attribute, value) : null;
    }

    private static ApprovalScheme approval(RequestedObject.@Nullable Type type, Fields fields, Reading reading) {
        Fields granting = fields.object("accessRequestConfig");
        Fields revoking = fields.object("revocationRequestConfig");
        return new ApprovalScheme(
                approvers(type, granting, reading),
                approvers(type, revoking, reading),
                isSet(granting, "requestCommentRequired"),
                isSet(granting, "denialCommentRequired"));
    }

    private static boolean isSet(@Nullable Fields fields, String flag) {
        return fields != null && Boolean.TRUE.equals(fields.flag(flag));
    }

    private static List<Approver> approvers(
            RequestedObject.@Nullable Type type, @Nullable Fields config, Reading reading) {
        List<Fields> steps = config == null ? null : config.objects("approvalSchemes");
        if (config == null || steps == null) {
            return List.of();
        }
        if (steps.size() > Limits.APPROVERS) {
            reading.illegal(MessageKey.MAX_ELEMENTS.with(config.path("approvalSchemes"), Limits.APPROVERS));
            return List.of();
        }
        List<Approver> approvers = new ArrayList<>(steps.size());
        for (Fields step : steps) {
            Approver approver = approver(type, step, reading);
            if (approver != null) {
                approvers.add(approver);
            }
        }
        return approvers;
    }

    private static @Nullable Approver approver(RequestedObject.@Nullable Type type, Fields step, Reading reading) {
        Approver.Kind kind = step.required("approverType", step.oneOf("approverType", KINDS));
        boolean hasId = step.has("approverId");
        if (kind == null) {
            return null;
        }
        if (type != null && !kind.decidesOn(type)) {
            reading.illegal(MessageKey.NOT_FOR_TYPE.with(step.path("approverType"), kind, type));
        }
        if (kind == Approver.Kind.GOVERNANCE_GROUP) {
            String groupId = step.requiredText("approverId", Limits.ID);
            return groupId.isBlank() ? null : Approver.anyOf(groupId);
        }
        if (hasId) {
            reading.illegal(MessageKey.ABSENT_WITH_APPROVER.with(step.path("approverId"), kind));
        }
        return Approver.of(kind);
    }

    private static Contents contents(RequestedObject.@Nullable Type type, Fields fields, Reading reading) {
        List<String> accessProfileIds = References.ids(fields, "accessProfiles", Limits.CONTENTS, reading);
        List<String> entitlementIds = References.ids(fields, "entitlements", Limits.CONTENTS, reading);
        if (!accessProfileIds.isEmpty() && type != null && type != RequestedObject.Type.ROLE) {
            reading.illegal(MessageKey.ABSENT_FOR_TYPE.with("accessProfiles", type));
        }
        if (!entitlementIds.isEmpty() && type == RequestedObject.Type.ENTITLEMENT) {
            reading.illegal(MessageKey.ABSENT_FOR_TYPE.with("entitlements", type));
        }
        return reading.violations().isEmpty() ? new Contents(accessProfileIds, entitlementIds) : Contents.NONE;
    }
}
