package org.unstuck.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;

/** Consultations kept in memory. */
public final class InMemoryConsultations implements Consultations {

    private final InMemoryTransactions transactions;
    private final InMemoryIdentityRequests requests;
    private Map<Key, Consultation> consultations = new HashMap<>();

    public InMemoryConsultations(InMemoryTransactions transactions, InMemoryIdentityRequests requests) {
        this.transactions = transactions;
        this.requests = requests;
        transactions.enlist(() -> {
            Map<Key, Consultation> before = new HashMap<>(consultations);
            return () -> consultations = before;
        });
    }

    private record Key(TrackingNumber request, Trigger trigger) {}

    @Override
    public void save(List<Consultation> some) {
        transactions.requireOpen();
        some.forEach(one -> consultations.put(new Key(one.request(), one.trigger()), one));
    }

    @Override
    public List<Consultation> of(Collection<TrackingNumber> trackingNumbers) {
        return transactions.read(() -> consultations.values().stream()
                .filter(one -> trackingNumbers.contains(one.request()))
                .sorted(Comparator.comparing(Consultation::request)
                        .thenComparing(Consultation::asked)
                        .thenComparing(one -> one.trigger().id()))
                .toList());
    }

    @Override
    public List<Consultation> by(Collection<DeliveryId> invocations) {
        return transactions.read(() -> consultations.values().stream()
                .filter(one -> invocations.contains(one.invocation()))
                .toList());
    }

    @Override
    public List<TrackingNumber> lockDue(Instant now, int limit) {
        transactions.requireOpen();
        return due(now).filter(one -> isOpen(one.request()))
                .sorted(Comparator.comparing((Consultation one) -> Objects.requireNonNull(one.due()))
                        .thenComparing(Consultation::request))
                .limit(limit)
                .map(Consultation::request)
                .toList();
    }

    @Override
    public int putOffEnded(Instant now, Instant until, int limit) {
        transactions.requireOpen();
        List<Consultation> ended = due(now).filter(Predicate.not(one -> isOpen(one.request())))
                .limit(limit)
                .toList();
        ended.forEach(one -> consultations.put(
                new Key(one.request(), one.trigger()),
                new Consultation(one.request(), one.trigger(), one.invocation(), one.asked(), until, null, null)));
        return ended.size();
    }

    private Stream<Consultation> due(Instant now) {
        return consultations.values().stream()
                .filter(one -> one.due() != null && !one.due().isAfter(now));
    }

    private boolean isOpen(TrackingNumber number) {
        return requests.all().stream()
                .anyMatch(recorded -> recorded.trackingNumber().equals(number)
                        && recorded.request().stage().isOpen());
    }
}
