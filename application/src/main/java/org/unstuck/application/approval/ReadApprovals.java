package org.unstuck.application.approval;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.Approvals.Ownership;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/** Use case: look at approvals, with the requests they are about. Flat on purpose, there is nothing to decide. */
public final class ReadApprovals {

    private final Approvals approvals;
    private final RequestsUnderWay requests;

    public ReadApprovals(Approvals approvals, RequestsUnderWay requests) {
        this.approvals = approvals;
        this.requests = requests;
    }

    /** An approval and what it is about. */
    public record InContext(Approval approval, RecordedRequest request) {}

    /** How many approvals of somebody stand how. */
    public record Summary(long pending, long approved, long rejected) {}

    public Optional<Approval> find(ApprovalId id) {
        return approvals.find(id);
    }

    /** All approvals of these requests, by request, item and step. */
    public List<Approval> of(Collection<TrackingNumber> trackingNumbers) {
        return approvals.of(trackingNumbers);
    }

    /** The newest first; everybody's when it is not said whose. */
    public List<InContext> pending(@Nullable Ownership of, Page page) {
        return inContext(approvals.pending(of, page));
    }

    public long countPending(@Nullable Ownership of) {
        return approvals.countPending(of);
    }

    /** Those that were approved or rejected, the latest first; by anybody when it is not said by whom. */
    public List<InContext> decided(@Nullable String deciderId, Page page) {
        return inContext(approvals.decided(deciderId, DECIDED, Instant.EPOCH, page));
    }

    public long countDecided(@Nullable String deciderId) {
        return approvals.countDecided(deciderId, DECIDED, Instant.EPOCH);
    }

    public Summary summary(Ownership of, Instant since) {
        return new Summary(
                approvals.countPending(of),
                approvals.countDecided(of.identityId(), Set.of(Approval.State.APPROVED), since),
                approvals.countDecided(of.identityId(), Set.of(Approval.State.REJECTED), since));
    }

    private static final Set<Approval.State> DECIDED = Set.of(Approval.State.APPROVED, Approval.State.REJECTED);

    private List<InContext> inContext(List<Approval> some) {
        Map<TrackingNumber, RecordedRequest> about =
                requests.findAll(some.stream().map(Approval::request).distinct().toList()).stream()
                        .collect(Collectors.toMap(RecordedRequest::trackingNumber, Function.identity()));
        return some.stream()
                .map(approval -> new InContext(approval, Objects.requireNonNull(about.get(approval.request()))))
                .toList();
    }
}
