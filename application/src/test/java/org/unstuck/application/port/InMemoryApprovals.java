package org.unstuck.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.TrackingNumber;

/** Approvals kept in memory. */
public final class InMemoryApprovals implements Approvals {

    private static final Comparator<Approval> NEWEST_FIRST = Comparator.comparing(Approval::created)
            .reversed()
            .thenComparing(approval -> approval.id().toString());

    private final InMemoryTransactions transactions;
    private final InMemoryIdentityRequests requests;
    private Map<ApprovalId, Approval> approvals = new HashMap<>();

    public InMemoryApprovals(InMemoryTransactions transactions, InMemoryIdentityRequests requests) {
        this.transactions = transactions;
        this.requests = requests;
        transactions.enlist(() -> {
            Map<ApprovalId, Approval> before = new HashMap<>(approvals);
            return () -> approvals = before;
        });
    }

    @Override
    public void save(List<Approval> some) {
        transactions.requireOpen();
        some.forEach(approval -> approvals.put(approval.id(), approval));
    }

    @Override
    public Optional<Approval> find(ApprovalId id) {
        return transactions.read(() -> Optional.ofNullable(approvals.get(id)));
    }

    @Override
    public List<Approval> of(Collection<TrackingNumber> trackingNumbers) {
        return transactions.read(() -> approvals.values().stream()
                .filter(approval -> trackingNumbers.contains(approval.request()))
                .sorted(Comparator.comparing(Approval::request)
                        .thenComparing(Approval::position)
                        .thenComparing(Approval::step))
                .toList());
    }

    @Override
    public List<TrackingNumber> lockDue(Instant now, int limit) {
        transactions.requireOpen();
        return due(now).filter(approval -> request(approval).request().stage().isOpen())
                .sorted(Comparator.comparing(Approval::due))
                .map(Approval::request)
                .distinct()
                .limit(limit)
                .toList();
    }

    @Override
    public int putOffEnded(Instant now, Instant until, int limit) {
        transactions.requireOpen();
        List<Approval> ended = due(now).filter(
                        approval -> !request(approval).request().stage().isOpen())
                .limit(limit)
                .toList();
        ended.forEach(approval -> approvals.put(approval.id(), withDue(until, approval)));
        return ended.size();
    }

    @Override
    public List<Approval> pending(@Nullable Ownership of, Page page) {
        return transactions.read(() -> reallyPending(of)
                .sorted(NEWEST_FIRST)
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long countPending(@Nullable Ownership of) {
        return transactions.read(() -> reallyPending(of).count());
    }

    @Override
    public List<Approval> decided(@Nullable String deciderId, Set<Approval.State> states, Instant since, Page page) {
        return transactions.read(() -> decidedBy(deciderId, states, since)
                .sorted(Comparator.comparing(Approval::modified)
                        .reversed()
                        .thenComparing(approval -> approval.id().toString()))
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long countDecided(@Nullable String deciderId, Set<Approval.State> states, Instant since) {
        return transactions.read(() -> decidedBy(deciderId, states, since).count());
    }

    private Stream<Approval> decidedBy(@Nullable String deciderId, Set<Approval.State> states, Instant since) {
        return approvals.values().stream()
                .filter(approval -> approval.decider() != null && states.contains(approval.state()))
                .filter(approval -> deciderId == null || approval.decider().id().equals(deciderId))
                .filter(approval -> !approval.modified().isBefore(since));
    }

    private Stream<Approval> due(Instant now) {
        return List.copyOf(approvals.values()).stream()
                .filter(approval -> approval.due() != null && !approval.due().isAfter(now));
    }

    private Stream<Approval> reallyPending(@Nullable Ownership of) {
        return approvals.values().stream()
                .filter(Approval::isPending)
                .filter(approval -> request(approval).request().stage().isOpen())
                .filter(approval -> Optional.ofNullable(
                                request(approval).request().items())
                        .flatMap(items -> items.at(approval.position()))
                        .filter(RequestedItem::awaitsApproval)
                        .isPresent())
                .filter(approval -> of == null || isOf(of, approval.owner()));
    }

    private static boolean isOf(Ownership of, Owner owner) {
        return switch (owner.type()) {
            case IDENTITY -> owner.id().equals(of.identityId());
            case GOVERNANCE_GROUP -> of.groupIds().contains(owner.id());
        };
    }

    private RecordedRequest request(Approval approval) {
        return requests.all().stream()
                .filter(recorded -> recorded.trackingNumber().equals(approval.request()))
                .findFirst()
                .orElseThrow();
    }

    private static Approval withDue(Instant due, Approval approval) {
        return new Approval(
                approval.id(),
                approval.request(),
                approval.position(),
                approval.step(),
                approval.scheme(),
                approval.originalOwner(),
                approval.owner(),
                approval.state(),
                approval.comment(),
                approval.decider(),
                approval.created(),
                approval.modified(),
                approval.history(),
                approval.reminders(),
                due);
    }
}
