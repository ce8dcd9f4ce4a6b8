package org.unstuck.application.port;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.unstuck.domain.provisioning.LateResult;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.TrackingNumber;

/** Work kept in memory. */
public final class InMemoryProvisioningWork implements ProvisioningWork {

    private final InMemoryTransactions transactions;
    private final InMemoryIdentityRequests requests;
    private Map<Key, Work> work = new HashMap<>();
    private List<LateResult> late = new ArrayList<>();

    public InMemoryProvisioningWork(InMemoryTransactions transactions, InMemoryIdentityRequests requests) {
        this.transactions = transactions;
        this.requests = requests;
        transactions.enlist(() -> {
            Map<Key, Work> workBefore = new HashMap<>(work);
            List<LateResult> lateBefore = new ArrayList<>(late);
            return () -> {
                work = workBefore;
                late = lateBefore;
            };
        });
    }

    private record Key(TrackingNumber request, int position) {}

    @Override
    public void save(List<Work> some) {
        transactions.requireOpen();
        some.forEach(one -> work.put(new Key(one.request(), one.position()), one));
    }

    @Override
    public List<Work> of(Collection<TrackingNumber> trackingNumbers) {
        return transactions.read(() -> work.values().stream()
                .filter(one -> trackingNumbers.contains(one.request()))
                .sorted(Comparator.comparing(Work::request).thenComparing(Work::position))
                .toList());
    }

    @Override
    public List<Work> claim(Instant now, Instant until, int limit) {
        transactions.requireOpen();
        List<Work> claimed = work.values().stream()
                .filter(one -> one.due() != null && !one.due().isAfter(now))
                .filter(this::isOfGrantedItem)
                .sorted(Comparator.comparing((Work one) -> Objects.requireNonNull(one.due()))
                        .thenComparing(Work::request)
                        .thenComparing(Work::position))
                .limit(limit)
                .toList();
        claimed.forEach(one -> work.put(
                new Key(one.request(), one.position()), new Work(one.request(), one.position(), one.attempt(), until)));
        return claimed;
    }

    @Override
    public Set<LateResult> keep(List<LateResult> results) {
        transactions.requireOpen();
        Set<LateResult> unheard = new HashSet<>();
        for (LateResult result : results) {
            boolean known = late.stream()
                    .anyMatch(one -> one.request().equals(result.request())
                            && one.position() == result.position()
                            && one.result().word().equals(result.result().word()));
            if (!known) {
                late.add(result);
                unheard.add(result);
            }
        }
        return unheard;
    }

    @Override
    public List<LateResult> lateResults(TrackingNumber trackingNumber) {
        return transactions.read(() -> late.stream()
                .filter(one -> one.request().equals(trackingNumber))
                .sorted(Comparator.comparing(LateResult::at))
                .toList());
    }

    private boolean isOfGrantedItem(Work some) {
        return requests.all().stream()
                .filter(recorded -> recorded.trackingNumber().equals(some.request()))
                .map(RecordedRequest::request)
                .filter(request -> request.stage().isOpen())
                .flatMap(request ->
                        Optional.ofNullable(request.items()).flatMap(items -> items.at(some.position())).stream())
                .anyMatch(RequestedItem::isGranted);
    }
}
