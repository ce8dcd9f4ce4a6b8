package org.unstuck.application.port;

import static org.unstuck.domain.request.IdentityRequestFixture.closure;
import static org.unstuck.domain.request.IdentityRequestFixture.runId;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ADMINISTRATOR;
import static org.unstuck.domain.submission.SubmissionFixture.ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.examination;
import static org.unstuck.domain.submission.SubmissionFixture.grant;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.unstuck.domain.closing.Reopening.Reopened;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.request.Closure;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.submission.AskedItem;

/** What the contracts of the ports around the life of a request have in common. */
public abstract class LifeContract extends PortContract {

    private final AtomicLong ids = new AtomicLong();

    protected abstract IdentityRequests identityRequests();

    /** What begins for Zoë, and is written but for its approvals and work. */
    protected final Beginning begun(AskedItem... items) {
        Supplier<UUID> newIds = () -> new UUID(5, ids.incrementAndGet());
        Beginning begun = Beginning.of(
                examination(grant(List.of("zoe"), items), BY_ADMINISTRATOR), ZOE, Arrays.asList(items), false, newIds);
        inTransaction(() -> identityRequests().add(List.of(begun.recorded())));
        return begun;
    }

    protected final Closure close(Beginning begun) {
        Closure closure = closure(runId(1), (OpenRequest) begun.recorded().request());
        inTransaction(() -> identityRequests().close(List.of(closure)));
        return closure;
    }

    protected final void reopen(Closure closure) {
        inTransaction(() -> identityRequests()
                .reopen(List.of(new Reopened(closure.closed().reopen(closure.before()), closure.before()))));
    }
}
