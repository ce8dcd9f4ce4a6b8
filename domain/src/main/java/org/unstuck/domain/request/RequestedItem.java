package org.unstuck.domain.request;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One role, access profile or entitlement in an identity request, with its own approval and provisioning.
 *
 * @param object what was asked for; absent when the activity is no access request
 */
public record RequestedItem(
        String id,
        @Nullable RequestedObject object,
        AccountChange change,
        @Nullable ApprovalState approval,
        @Nullable ProvisioningState provisioning) {

    public RequestedItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(change, "change");
    }

    public boolean awaitsApproval() {
        return approval == ApprovalState.PENDING;
    }

    /** Whether nobody has to agree any more, or ever had to. */
    public boolean isGranted() {
        return approval == ApprovalState.FINISHED || approval == null;
    }

    /** Whether somebody still works on it, or has done what was asked: asking for the same again brings nothing. */
    public boolean isUnderWay() {
        return awaitsApproval() || (isGranted() && provisioning != ProvisioningState.FAILED);
    }

    public RequestedItem withApproval(ApprovalState state) {
        return new RequestedItem(id, object, change, state, provisioning);
    }

    public RequestedItem withProvisioning(ProvisioningState state) {
        return new RequestedItem(id, object, change, approval, state);
    }
}
