package org.unstuck.application.port;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.request.TrackedId;

/** An audit trail kept in memory. */
public final class InMemoryAuditTrail implements AuditTrail {

    private static final Comparator<AuditEvent> OLDEST_FIRST = Comparator.comparing(AuditEvent::created)
            .thenComparing(event -> event.id().toString());

    private final InMemoryTransactions transactions;
    private List<AuditEvent> events = new ArrayList<>();

    public InMemoryAuditTrail(InMemoryTransactions transactions) {
        this.transactions = transactions;
        transactions.enlist(() -> {
            List<AuditEvent> before = new ArrayList<>(events);
            return () -> events = before;
        });
    }

    @Override
    public void record(AuditEvent event) {
        transactions.requireOpen();
        events.add(event);
    }

    @Override
    public void recordAll(List<AuditEvent> all) {
        all.forEach(this::record);
    }

    @Override
    public List<AuditEvent> of(TrackedId subject, Page page) {
        return transactions.read(() -> about(subject)
                .sorted(OLDEST_FIRST)
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long countOf(TrackedId subject) {
        return transactions.read(() -> about(subject).count());
    }

    private Stream<AuditEvent> about(TrackedId subject) {
        return events.stream().filter(event -> event.subject().equals(subject));
    }
}
