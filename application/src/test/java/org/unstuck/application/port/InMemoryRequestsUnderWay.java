package org.unstuck.application.port;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unstuck.domain.life.RunningItem;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.TrackingNumber;

/** The other face of the identity requests kept in memory. */
public final class InMemoryRequestsUnderWay implements RequestsUnderWay {

    private final InMemoryTransactions transactions;
    private final InMemoryIdentityRequests requests;

    public InMemoryRequestsUnderWay(InMemoryTransactions transactions, InMemoryIdentityRequests requests) {
        this.transactions = transactions;
        this.requests = requests;
    }

    @Override
    public void holdRecipient(String identityId) {
        // Transactions in memory hold everything.
        transactions.requireOpen();
    }

    @Override
    public List<RunningItem> running(String recipientId, Collection<String> objectIds) {
        return requests.all().stream()
                .filter(recorded -> recorded.request().stage().isOpen())
                .filter(recorded -> recorded.request().submission().isAccessRequest())
                .filter(recorded -> isFor(recipientId, recorded))
                .flatMap(InMemoryRequestsUnderWay::running)
                .filter(running -> running.item().object() != null
                        && objectIds.contains(running.item().object().id()))
                .toList();
    }

    @Override
    public void advance(List<Advance> advances) {
        transactions.requireOpen();
        for (Advance advance : advances) {
            RecordedRequest now =
                    requests.lockRecorded(List.of(advance.trackingNumber())).getFirst();
            if (now.request().revision() != advance.before().request().revision()) {
                throw new IllegalStateException("it is no longer as it was under its lock");
            }
        }
        requests.replace(advances.stream().map(Advance::after).toList());
    }

    @Override
    public Map<String, TrackingNumber> withItems(Collection<String> itemIds) {
        Map<String, TrackingNumber> result = new HashMap<>();
        for (String itemId : itemIds) {
            List<TrackingNumber> found = requests.all().stream()
                    .filter(recorded ->
                            items(recorded).anyMatch(item -> item.id().equals(itemId)))
                    .map(RecordedRequest::trackingNumber)
                    .toList();
            if (found.size() == 1) {
                result.put(itemId, found.getFirst());
            }
        }
        return result;
    }

    @Override
    public List<RecordedRequest> findAll(Collection<TrackingNumber> trackingNumbers) {
        return requests.all().stream()
                .filter(recorded -> trackingNumbers.contains(recorded.trackingNumber()))
                .toList();
    }

    private static Stream<RunningItem> running(RecordedRequest recorded) {
        List<RequestedItem> items = items(recorded).toList();
        return IntStream.range(0, items.size())
                .mapToObj(position -> new RunningItem(
                        recorded.trackingNumber(),
                        items.get(position),
                        recorded.particulars().items().get(position)));
    }

    private static boolean isFor(String recipientId, RecordedRequest recorded) {
        IdentitySummary recipient = recorded.request().submission().recipient();
        return recipient != null && recipientId.equals(recipient.identityId());
    }

    private static Stream<RequestedItem> items(RecordedRequest recorded) {
        RequestedItems items = recorded.request().items();
        return items == null ? Stream.empty() : items.items().stream();
    }
}
