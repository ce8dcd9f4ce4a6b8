package org.unstuck.application.port;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.application.port.RequestedItemFields.ForAdministrators;
import org.unstuck.application.port.RequestedItemFields.ForEverybody;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.progress.Agreement;
import org.unstuck.domain.progress.ItemProgress;
import org.unstuck.domain.request.RecordedRequest;

/** The items of the requests and approvals of two other doubles. */
public final class InMemoryRequestedItems implements RequestedItems {

    private static final Comparator<ItemProgress> NEWEST_FIRST = Comparator.comparing(
                    (ItemProgress item) -> item.request().submission().created())
            .reversed()
            .thenComparing(item -> item.recorded().trackingNumber())
            .thenComparing(ItemProgress::position);

    private static final InMemoryRows<ItemProgress> ROWS = new InMemoryRows<>(Map.of(
            ForEverybody.REQUEST_ID, item -> item.recorded().trackingNumber().value(),
            ForAdministrators.REQUEST_ID,
                    item -> item.recorded().trackingNumber().value(),
            ForEverybody.ITEM_ID, item -> item.item().id(),
            ForAdministrators.ITEM_ID, item -> item.item().id(),
            ForEverybody.CREATED, item -> item.request().submission().created(),
            ForAdministrators.CREATED, item -> item.request().submission().created(),
            RequestedItemFields.MODIFIED, item -> item.request().modified(),
            RequestedItemFields.NAME,
                    item -> item.item().object() == null
                            ? null
                            : item.item().object().name(),
            RequestedItemFields.STATUS, item -> item.state().name()));

    private final InMemoryTransactions transactions;
    private final InMemoryIdentityRequests requests;
    private final InMemoryApprovals approvals;

    public InMemoryRequestedItems(
            InMemoryTransactions transactions, InMemoryIdentityRequests requests, InMemoryApprovals approvals) {
        this.transactions = transactions;
        this.requests = requests;
        this.approvals = approvals;
    }

    @Override
    public List<ItemProgress> page(RequestedItemQuery query, Page page) {
        return transactions.read(() -> matching(query)
                .sorted(ROWS.order(query.selection().sort(), NEWEST_FIRST))
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long count(RequestedItemQuery query) {
        return transactions.read(() -> matching(query).count());
    }

    private Stream<ItemProgress> matching(RequestedItemQuery query) {
        return requests.all().stream()
                .filter(recorded -> recorded.request().submission().isAccessRequest())
                .filter(recorded -> InMemoryIdentityRequests.isVisible(query.visibility(), recorded))
                .filter(recorded ->
                        query.involvements().stream().allMatch(one -> InMemoryIdentityRequests.involves(one, recorded)))
                .flatMap(this::items)
                .filter(item -> query.assignedTo() == null || isAssignedTo(query.assignedTo(), item))
                .filter(ROWS.matching(query.selection()));
    }

    private Stream<ItemProgress> items(RecordedRequest recorded) {
        List<Approval> all = approvals.of(List.of(recorded.trackingNumber()));
        return IntStream.range(0, recorded.particulars().items().size())
                .mapToObj(position -> new ItemProgress(
                        recorded,
                        position,
                        all.stream()
                                .filter(approval -> approval.position() == position)
                                .toList()));
    }

    private static boolean isAssignedTo(Set<String> owners, ItemProgress item) {
        return item.approvals().stream()
                .anyMatch(approval -> owners.contains(approval.owner().id())
                        && Agreement.State.PENDING
                                == item.agreements().stream()
                                        .filter(agreement -> approval.id().equals(agreement.id()))
                                        .findFirst()
                                        .map(Agreement::state)
                                        .orElse(null));
    }
}
