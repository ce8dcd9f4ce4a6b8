package org.unstuck.domain.submission;

import org.unstuck.domain.approval.ApprovalPolicy;

/**
 * How this installation treats requests for access (contract 4.7).
 *
 * @param autoApproval whether who submits a request has agreed to what of it is theirs to approve
 * @param entitlements what holds for entitlements that say nothing else
 * @param kept what has no meaning here and is only given back
 */
public record AccessRequestConfig(
        OnBehalfOf onBehalfOf,
        ApprovalPolicy approvals,
        boolean autoApproval,
        EntitlementRequests entitlements,
        KeptSettings kept) {

    /** Managers may ask for their people, and approvers take their time. */
    public static final AccessRequestConfig DEFAULT = new AccessRequestConfig(
            new OnBehalfOf(false, true),
            ApprovalPolicy.PATIENT,
            false,
            EntitlementRequests.NOTHING_SAID,
            KeptSettings.DEFAULT);

    public AccessRequestConfig with(OnBehalfOf other) {
        return new AccessRequestConfig(other, approvals, autoApproval, entitlements, kept);
    }

    public AccessRequestConfig with(ApprovalPolicy other) {
        return new AccessRequestConfig(onBehalfOf, other, autoApproval, entitlements, kept);
    }

    public AccessRequestConfig withAutoApproval(boolean other) {
        return new AccessRequestConfig(onBehalfOf, approvals, other, entitlements, kept);
    }

    public AccessRequestConfig with(EntitlementRequests other) {
        return new AccessRequestConfig(onBehalfOf, approvals, autoApproval, other, kept);
    }

    public AccessRequestConfig with(KeptSettings other) {
        return new AccessRequestConfig(onBehalfOf, approvals, autoApproval, entitlements, other);
    }
}
