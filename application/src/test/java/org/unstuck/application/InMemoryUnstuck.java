package org.unstuck.application;

import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.unstuck.application.closing.CancelCloseRun;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.ConcludeCloseRun;
import org.unstuck.application.closing.ReopenRequests;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.application.port.InMemoryAuditTrail;
import org.unstuck.application.port.InMemoryCloseRuns;
import org.unstuck.application.port.InMemoryIdentityRequests;
import org.unstuck.application.port.InMemoryOutgoingEvents;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.RecordingCloseRunWorkflows;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.Visibility;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.DirectiveFixture;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RecordedRequestFixture;
import org.unstuck.domain.request.TrackingNumber;

/** All use cases over doubles in memory, and a clock that goes on by a millisecond whenever it is read. */
public final class InMemoryUnstuck {

    public static final Instant BEGIN = Instant.parse("2026-08-01T08:00:00Z");

    private final AtomicLong ticks = new AtomicLong();

    public final InstantSource clock = () -> BEGIN.plusMillis(ticks.getAndIncrement());
    public final SequentialIds newIds = new SequentialIds();
    public final InMemoryTransactions transactions = new InMemoryTransactions();
    public final InMemoryIdentityRequests identityRequests = new InMemoryIdentityRequests(transactions);
    public final InMemoryCloseRuns closeRuns = new InMemoryCloseRuns(transactions);
    public final InMemoryAuditTrail auditTrail = new InMemoryAuditTrail(transactions);
    public final InMemoryOutgoingEvents outgoingEvents = new InMemoryOutgoingEvents(transactions, closeRuns);
    public final RecordingCloseRunWorkflows workflows = new RecordingCloseRunWorkflows(transactions);

    public final StartCloseRun startCloseRun =
            new StartCloseRun(closeRuns, auditTrail, workflows, transactions, newIds, clock);
    public final ConcludeCloseRun concludeCloseRun =
            new ConcludeCloseRun(closeRuns, auditTrail, transactions, newIds, clock);
    public final CancelCloseRun cancelCloseRun =
            new CancelCloseRun(closeRuns, auditTrail, outgoingEvents, workflows, transactions, newIds, clock);
    public final ReopenRequests reopenRequests =
            new ReopenRequests(closeRuns, identityRequests, auditTrail, outgoingEvents, transactions, newIds, clock);
    public final ImportIdentityRequests importIdentityRequests =
            new ImportIdentityRequests(identityRequests, transactions);

    public CloseRequests closeRequests(int chunkSize) {
        return new CloseRequests(closeRuns, identityRequests, outgoingEvents, transactions, newIds, clock, chunkSize);
    }

    /** Keeps requests with little said around them. */
    public void keep(IdentityRequest... requests) {
        keep(Arrays.stream(requests).map(RecordedRequestFixture::recorded).toList());
    }

    public void keep(List<RecordedRequest> documents) {
        transactions.inTransaction(() -> identityRequests.add(documents));
    }

    /** What another system says of requests that are here already. */
    public void replace(IdentityRequest... requests) {
        List<RecordedRequest> documents =
                Arrays.stream(requests).map(RecordedRequestFixture::recorded).toList();
        transactions.inTransaction(() -> {
            identityRequests.replace(documents);
            return documents;
        });
    }

    public CloseRunId start(TrackingNumber... numbers) {
        return start(Arrays.stream(numbers).map(TrackingNumber::toString).toList());
    }

    public CloseRunId start(List<String> ids) {
        return startCloseRun
                .start(new StartCloseRun.Command(ids, DirectiveFixture.byDefault(), ADMINISTRATOR))
                .id();
    }

    /** Does what the background process does, to the end. */
    public void closeAndConclude(CloseRunId id) {
        closeAll(id, 500);
        concludeCloseRun.conclude(id);
    }

    /** Goes through all requests of a run, and gives how many chunks that took. */
    public int closeAll(CloseRunId id, int chunkSize) {
        CloseRequests closeRequests = closeRequests(chunkSize);
        int chunks = 1;
        while (closeRequests.close(id) == CloseRequests.Progress.MORE) {
            chunks++;
        }
        return chunks;
    }

    public CloseRun run(CloseRunId id) {
        return closeRuns.find(id).orElseThrow();
    }

    public List<CloseRunItem> items(CloseRunId id) {
        return closeRuns.items(id, null, Page.FIRST);
    }

    public List<AuditEvent> audit(CloseRunId id) {
        return auditTrail.of(id, Page.FIRST);
    }

    public RecordedRequest recorded(TrackingNumber number) {
        return identityRequests.find(number, new Visibility.Everything()).orElseThrow();
    }

    public IdentityRequest request(TrackingNumber number) {
        return recorded(number).request();
    }
}
