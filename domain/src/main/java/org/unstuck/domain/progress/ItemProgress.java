package org.unstuck.domain.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.progress.Phase.Name;
import org.unstuck.domain.progress.Phase.Result;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;

/**
 * One requested item, and how far it has come.
 *
 * @param recorded the request that it belongs to
 * @param position its place among the items of the request
 * @param approvals those of this item that are kept here, step by step; none of requests from elsewhere
 */
public record ItemProgress(RecordedRequest recorded, int position, List<Approval> approvals) {

    public ItemProgress {
        Objects.checkIndex(position, recorded.particulars().items().size());
        approvals = approvals.stream()
                .sorted(Comparator.comparingInt(Approval::step))
                .toList();
        for (Approval approval : approvals) {
            if (!approval.request().equals(recorded.trackingNumber()) || approval.position() != position) {
                throw new IllegalArgumentException("approval " + approval.id() + " is about another item");
            }
        }
    }

    public IdentityRequest request() {
        return recorded.request();
    }

    public RequestedItem item() {
        return Objects.requireNonNull(request().items()).items().get(position);
    }

    /** What was said around it. */
    public Particulars.Item said() {
        return recorded.particulars().items().get(position);
    }

    public RequestType type() {
        return RequestType.of(item().change().operation());
    }

    public ItemState state() {
        return ItemState.of(recorded, item());
    }

    /** Whether the request can be withdrawn here. */
    public boolean isCancelable() {
        return request().stage().isOpen()
                && request().submission().isAccessRequest()
                && !RequestUnderWay.hasPassedApproval(request().items());
    }

    /** The decisions that it needs or got, as far as their turn has come. */
    public List<Agreement> agreements() {
        if (!approvals.isEmpty()) {
            return approvals.stream()
                    .filter(approval -> approval.state() != Approval.State.WAITING)
                    .map(approval -> Agreement.of(approval, isAwaited()))
                    .toList();
        }
        ApprovalState approval = item().approval();
        // Nobody need have been asked for what was granted; who was is named.
        boolean nobodyAsked = approval == ApprovalState.FINISHED && said().reviewer() == null;
        return approval == null || nobodyAsked ? List.of() : List.of(Agreement.of(approval, said(), isAwaited()));
    }

    /** The phases it has gone through or is in, in their order. */
    public List<Phase> phases() {
        List<Phase> phases = new ArrayList<>();
        Instant created = request().submission().created();
        if (item().approval() != null) {
            phases.add(approvalPhase(item().approval(), created));
        }
        if (item().isGranted()) {
            Instant agreed = agreed();
            phases.add(provisioningPhase(agreed == null ? created : agreed));
        }
        return List.copyOf(phases);
    }

    private boolean isAwaited() {
        return request().stage().isOpen() && item().awaitsApproval();
    }

    private Phase approvalPhase(ApprovalState approval, Instant started) {
        return switch (approval) {
            case PENDING ->
                request().stage().isOpen()
                        ? Phase.executing(Name.APPROVAL_PHASE, started)
                        : Phase.cancelled(
                                Name.APPROVAL_PHASE, started, request().completed());
            case FINISHED -> Phase.completed(Name.APPROVAL_PHASE, Result.SUCCESSFUL, started, agreed());
            case REJECTED, RETURNED, EXPIRED -> Phase.completed(Name.APPROVAL_PHASE, Result.FAILED, started, agreed());
            case CANCELED ->
                Phase.cancelled(Name.APPROVAL_PHASE, started, request().completed());
        };
    }

    private Phase provisioningPhase(Instant started) {
        Instant ended = request().completed();
        return switch (item().provisioning()) {
            case FINISHED, UNVERIFIABLE -> Phase.completed(Name.PROVISIONING_PHASE, Result.SUCCESSFUL, started, ended);
            case FAILED -> Phase.completed(Name.PROVISIONING_PHASE, Result.FAILED, started, ended);
            case COMMITTED, PENDING, RETRY -> unfinished(started, ended);
            case null -> unfinished(started, ended);
        };
    }

    /** What the source did not come to an end with goes on as long as its request, and ends as that does. */
    private Phase unfinished(Instant started, @Nullable Instant ended) {
        if (request().stage().isOpen()) {
            return Phase.executing(Name.PROVISIONING_PHASE, started);
        }
        return switch (state()) {
            case REQUEST_COMPLETED -> Phase.completed(Name.PROVISIONING_PHASE, Result.SUCCESSFUL, started, ended);
            case PROVISIONING_FAILED, NOT_ALL_ITEMS_PROVISIONED, ERROR ->
                Phase.completed(Name.PROVISIONING_PHASE, Result.FAILED, started, ended);
            case CANCELLED, TERMINATED, EXECUTING, PROVISIONING_VERIFICATION_PENDING, REJECTED ->
                Phase.cancelled(Name.PROVISIONING_PHASE, started, ended);
        };
    }

    /** When the last decision was made. */
    private @Nullable Instant agreed() {
        return agreements().stream()
                .map(Agreement::decided)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
