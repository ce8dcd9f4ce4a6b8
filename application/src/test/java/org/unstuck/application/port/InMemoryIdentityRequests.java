package org.unstuck.application.port;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.domain.closing.Reopening;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;

/** Identity requests kept in memory. */
public final class InMemoryIdentityRequests implements IdentityRequests {

    private static final Comparator<RecordedRequest> BY_TRACKING_NUMBER =
            Comparator.comparing(recorded -> recorded.trackingNumber().toString());

    private static final Comparator<RecordedRequest> NEWEST_FIRST = Comparator.comparing((RecordedRequest recorded) ->
                    recorded.request().submission().created())
            .reversed()
            .thenComparing(BY_TRACKING_NUMBER);

    private static final InMemoryRows<RecordedRequest> ROWS = new InMemoryRows<>(Map.of(
            RequestFields.TYPE, recorded -> recorded.request().submission().type(),
            RequestFields.CREATED, recorded -> recorded.request().submission().created(),
            RequestFields.MODIFIED, recorded -> recorded.request().modified()));

    private final InMemoryTransactions transactions;
    private final Set<TrackingNumber> refused = new HashSet<>();
    private Map<TrackingNumber, RecordedRequest> requests = new HashMap<>();

    public InMemoryIdentityRequests(InMemoryTransactions transactions) {
        this.transactions = transactions;
        transactions.enlist(() -> {
            Map<TrackingNumber, RecordedRequest> before = new HashMap<>(requests);
            return () -> requests = before;
        });
    }

    /** From now on the database refuses to write this request. */
    public void refuse(TrackingNumber trackingNumber) {
        refused.add(trackingNumber);
    }

    /** Loses a request, which nobody can do through the port. */
    public void forget(TrackingNumber trackingNumber) {
        requests.remove(trackingNumber);
    }

    /** All of them, for other doubles. */
    List<RecordedRequest> all() {
        return transactions.read(() -> List.copyOf(requests.values()));
    }

    @Override
    public List<IdentityRequest> lock(Collection<TrackingNumber> trackingNumbers) {
        return lockRecorded(trackingNumbers).stream()
                .map(RecordedRequest::request)
                .toList();
    }

    @Override
    public List<RecordedRequest> lockRecorded(Collection<TrackingNumber> trackingNumbers) {
        transactions.requireOpen();
        return trackingNumbers.stream()
                .distinct()
                .filter(requests::containsKey)
                .map(this::known)
                .sorted(BY_TRACKING_NUMBER)
                .toList();
    }

    @Override
    public void close(List<Closure> closures) {
        transactions.requireOpen();
        closures.forEach(closure -> writeState(closure.closed()));
    }

    @Override
    public void reopen(List<Reopening.Reopened> reopened) {
        transactions.requireOpen();
        reopened.forEach(one -> writeState(one.request()));
    }

    @Override
    public Set<TrackingNumber> add(List<RecordedRequest> documents) {
        transactions.requireOpen();
        Set<TrackingNumber> added = new LinkedHashSet<>();
        for (RecordedRequest document : documents) {
            if (!requests.containsKey(document.trackingNumber())) {
                write(document);
                added.add(document.trackingNumber());
            }
        }
        return added;
    }

    @Override
    public void replace(List<RecordedRequest> documents) {
        transactions.requireOpen();
        for (RecordedRequest document : documents) {
            int revision = known(document.trackingNumber()).request().revision() + 1;
            write(new RecordedRequest(withRevision(revision, document.request()), document.particulars()));
        }
    }

    @Override
    public Optional<RecordedRequest> find(TrackingNumber trackingNumber, Visibility visibility) {
        return transactions.read(() -> visible(visibility)
                .filter(recorded -> recorded.trackingNumber().equals(trackingNumber))
                .findFirst());
    }

    @Override
    public List<RecordedRequest> page(RequestQuery query, Page page) {
        return transactions.read(() -> matching(query)
                .sorted(ROWS.order(query.selection().sort(), NEWEST_FIRST))
                .skip(page.offset())
                .limit(page.limit())
                .toList());
    }

    @Override
    public long count(RequestQuery query) {
        return transactions.read(() -> matching(query).count());
    }

    private void writeState(IdentityRequest request) {
        write(new RecordedRequest(request, known(request.trackingNumber()).particulars()));
    }

    private void write(RecordedRequest document) {
        if (refused.contains(document.trackingNumber())) {
            throw new InMemoryTransactions.RefusedRow(document.trackingNumber());
        }
        requests.put(document.trackingNumber(), document);
    }

    private RecordedRequest known(TrackingNumber number) {
        RecordedRequest recorded = requests.get(number);
        if (recorded == null) {
            throw new IllegalStateException("no request has tracking number " + number);
        }
        return recorded;
    }

    private Stream<RecordedRequest> visible(Visibility visibility) {
        return requests.values().stream().filter(recorded -> isVisible(visibility, recorded));
    }

    static boolean isVisible(Visibility visibility, RecordedRequest recorded) {
        return switch (visibility) {
            case Visibility.Everything() -> true;
            case Visibility.OwnOf(var identityId) ->
                isAbout(identityId, recorded.request().submission().requester())
                        || isAbout(identityId, recorded.request().submission().recipient());
        };
    }

    private Stream<RecordedRequest> matching(RequestQuery query) {
        return visible(query.visibility())
                .filter(recorded -> query.involvements().stream().allMatch(one -> involves(one, recorded)))
                .filter(ROWS.matching(query.selection()));
    }

    static boolean involves(Involvement involvement, RecordedRequest recorded) {
        Submission submission = recorded.request().submission();
        return switch (involvement) {
            case Involvement.RequestedFor(var identityId) -> isAbout(identityId, submission.recipient());
            case Involvement.RequestedBy(var identityId) -> isAbout(identityId, submission.requester());
            case Involvement.Regarding(var identityId) ->
                isAbout(identityId, submission.recipient()) || isAbout(identityId, submission.requester());
        };
    }

    private static boolean isAbout(String identityId, @Nullable IdentitySummary person) {
        return person != null && identityId.equals(person.identityId());
    }

    private static IdentityRequest withRevision(int revision, IdentityRequest request) {
        return switch (request) {
            case OpenRequest open ->
                new OpenRequest(
                        open.submission(),
                        open.stage(),
                        open.status(),
                        open.modified(),
                        open.remarks(),
                        open.items(),
                        revision);
            case ClosedRequest closed ->
                new ClosedRequest(
                        closed.submission(),
                        closed.stage(),
                        closed.status(),
                        closed.modified(),
                        closed.completed(),
                        closed.remarks(),
                        closed.items(),
                        revision,
                        closed.closedBy());
        };
    }
}
