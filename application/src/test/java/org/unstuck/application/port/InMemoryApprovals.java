package org.unstuck.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.application.port.PendingApprovalQuery.Ownership;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.TrackingNumber;

/** Approvals kept in memory. */
public final class InMemoryApprovals implements Approvals {

    private static final Comparator<Approval> NEWEST_FIRST = Comparator.comparing(Approval::created)
            .reversed()
            .thenComparing(approval -> approval.id().toString());

    private static final Comparator<Approval> LATEST_FIRST = Comparator.comparing(Approval::modified)
            .reversed()
            .thenComparing(approval -> approval.id().toString());

    private static final Comparator<Approval> IN_THEIR_CHAINS = Comparator.comparing(Approval::request)
            .thenComparing(Approval::position)
            .thenComparing(Approval::step);

    private final InMemoryRows<Approval> pendingRows = new InMemoryRows<>(Map.of(
            PendingApprovalFields.ID, approval -> approval.id().toString(),
            PendingApprovalFields.REQUESTED_FOR, this::recipientId,
            PendingApprovalFields.ACCESS_REQUEST, approval -> approval.request().toString(),
            PendingApprovalFields.CREATED, Approval::created,
            PendingApprovalFields.MODIFIED, Approval::modified));

    private final InMemoryRows<Approval> decidedRows = new InMemoryRows<>(Map.of(
            CompletedApprovalFields.ID, approval -> approval.id().toString(),
            CompletedApprovalFields.REQUESTED_FOR, this::recipientId,
            CompletedApprovalFields.CREATED, Approval::created,
            CompletedApprovalFields.MODIFIED, Approval::modified));

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
                .sorted(IN_THEIR_CHAINS)
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
    public List<Approval> findAll(Collection<ApprovalId> ids) {
        return transactions.read(() -> approvals.values().stream()
                .filter(approval -> ids.contains(approval.id()))
                .sorted(IN_THEIR_CHAINS)
                .toList());
    }

    @Override
    public List<Approval> pending(PendingApprovalQuery query, Page page) {
        return transactions.read(() -> reallyPending(query)
                .sorted(pendingRows.order(query.selection().sort(), NEWEST_FIRST))
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long countPending(PendingApprovalQuery query) {
        return transactions.read(() -> reallyPending(query).count());
    }

    @Override
    public List<Approval> decided(CompletedApprovalQuery query, Page page) {
        return transactions.read(() -> wereDecided(query)
                .sorted(decidedRows.order(query.selection().sort(), LATEST_FIRST))
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long countDecided(CompletedApprovalQuery query) {
        return transactions.read(() -> wereDecided(query).count());
    }

    private Stream<Approval> wereDecided(CompletedApprovalQuery query) {
        return approvals.values().stream()
                .filter(approval -> approval.decider() != null && query.states().contains(approval.state()))
                .filter(approval -> query.identityId() == null
                        || approval.decider().id().equals(query.identityId())
                        || approval.owner().isPerson(query.identityId()))
                .filter(decidedRows.matching(query.selection()));
    }

    private Stream<Approval> due(Instant now) {
        return List.copyOf(approvals.values()).stream()
                .filter(approval -> approval.due() != null && !approval.due().isAfter(now));
    }

    private Stream<Approval> reallyPending(PendingApprovalQuery query) {
        return approvals.values().stream()
                .filter(Approval::isPending)
                .filter(approval -> request(approval).request().stage().isOpen())
                .filter(approval -> Optional.ofNullable(
                                request(approval).request().items())
                        .flatMap(items -> items.at(approval.position()))
                        .filter(RequestedItem::awaitsApproval)
                        .isPresent())
                .filter(approval -> query.of() == null || isOf(query.of(), approval.owner()))
                .filter(pendingRows.matching(query.selection()));
    }

    private static boolean isOf(Ownership of, Owner owner) {
        return switch (owner.type()) {
            case IDENTITY -> owner.id().equals(of.identityId());
            case GOVERNANCE_GROUP -> of.groupIds().contains(owner.id());
        };
    }

    private @Nullable String recipientId(Approval approval) {
        IdentitySummary recipient = request(approval).request().submission().recipient();
        return recipient == null ? null : recipient.identityId();
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
