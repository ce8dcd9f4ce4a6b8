package org.unstuck.application.port;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/** Suspects every open access request that is kept in memory. */
public final class InMemorySuspects implements Suspects {

    private static final InMemoryRows<RecordedRequest> ROWS =
            new InMemoryRows<>(Map.of(StuckFields.CREATED, InMemorySuspects::created));

    private final InMemoryIdentityRequests requests;

    public InMemorySuspects(InMemoryIdentityRequests requests) {
        this.requests = requests;
    }

    @Override
    public List<TrackingNumber> find(Which which, int limit) {
        Comparator<RecordedRequest> byAge = Comparator.comparing(InMemorySuspects::created);
        Filter filter = which.created();
        Predicate<RecordedRequest> isWanted = recorded -> filter == null || ROWS.matches(filter, recorded);
        return requests.all().stream()
                .filter(recorded -> recorded.request().stage().isOpen())
                .filter(recorded -> recorded.request().submission().isAccessRequest())
                .filter(isWanted)
                .sorted((which.newestFirst() ? byAge.reversed() : byAge).thenComparing(RecordedRequest::trackingNumber))
                .limit(limit)
                .map(RecordedRequest::trackingNumber)
                .toList();
    }

    private static Instant created(RecordedRequest recorded) {
        return recorded.request().submission().created();
    }
}
