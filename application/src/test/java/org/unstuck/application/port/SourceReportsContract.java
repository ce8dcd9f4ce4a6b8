package org.unstuck.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.request.IdentityRequestFixture.trackingNumber;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.diagnosis.SourceReport;
import org.unstuck.domain.request.TrackingNumber;

/** What every {@link SourceReports} does. */
public abstract class SourceReportsContract extends PortContract {

    private final AtomicLong ids = new AtomicLong();

    protected abstract SourceReports sourceReports();

    protected abstract AuditTrail auditTrail();

    @Test
    void tellsWhatWasSaidLastOfEachItem() {
        TrackingNumber one = trackingNumber(1);
        TrackingNumber other = trackingNumber(2);
        record(AuditAction.ACCESS_REQUEST_PROCESSED, one, 1, NOW, "timed \"out\"");
        record(AuditAction.ACCESS_REQUEST_PROCESSED, one, 0, NOW.plusMillis(1), "refused");
        record(AuditAction.ACCESS_REQUEST_PROCESSED, one, 1, NOW.plusMillis(2), null);
        record(AuditAction.ACCESS_REQUEST_APPROVED, one, 0, NOW.plusMillis(3), "not of a source");
        record(AuditAction.ACCESS_REVOKE_REQUEST_PROCESSED, other, 0, NOW.plusMillis(4), "gone");

        assertThat(sourceReports().lastOf(List.of(one, other, trackingNumber(3))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        one,
                        List.of(
                                new SourceReport(0, NOW.plusMillis(1), "refused"),
                                new SourceReport(1, NOW.plusMillis(2), null)),
                        other,
                        List.of(new SourceReport(0, NOW.plusMillis(4), "gone"))));
        assertThat(sourceReports().lastOf(List.of(other))).containsOnlyKeys(other);
        assertThat(sourceReports().lastOf(List.of())).isEmpty();
    }

    private void record(AuditAction action, TrackingNumber number, int item, Instant at, @Nullable String error) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("item", item);
        if (error != null) {
            attributes.put("error", error);
        }
        inTransaction(() -> auditTrail()
                .record(new AuditEvent(
                        new UUID(9, ids.incrementAndGet()), action, at, Actor.SYSTEM, number, attributes)));
    }
}
