package org.unstuck.domain.submission;

import org.unstuck.domain.approval.ApprovalPolicy;

/** How this installation treats requests for access (contract 4.7). */
public record AccessRequestConfig(OnBehalfOf onBehalfOf, ApprovalPolicy approvals) {

    /** Managers may ask for their people, and approvers take their time. */
    public static final AccessRequestConfig DEFAULT =
            new AccessRequestConfig(new OnBehalfOf(false, true), ApprovalPolicy.PATIENT);
}
