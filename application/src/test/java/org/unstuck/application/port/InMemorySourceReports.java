package org.unstuck.application.port;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.diagnosis.SourceReport;
import org.unstuck.domain.request.TrackingNumber;

/** What sources said, out of an audit trail in memory. */
public final class InMemorySourceReports implements SourceReports {

    private final AuditTrail auditTrail;

    public InMemorySourceReports(AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
    }

    @Override
    public Map<TrackingNumber, List<SourceReport>> lastOf(Collection<TrackingNumber> trackingNumbers) {
        Map<TrackingNumber, List<SourceReport>> reports = new HashMap<>();
        for (TrackingNumber number : trackingNumbers) {
            Map<Integer, SourceReport> last = new TreeMap<>();
            for (AuditEvent event : auditTrail.of(number, Page.FIRST)) {
                if (event.action().name().endsWith("_PROCESSED")) {
                    int position = (Integer) event.attributes().get("item");
                    String error = (String) event.attributes().get("error");
                    last.put(position, new SourceReport(position, event.created(), error));
                }
            }
            if (!last.isEmpty()) {
                reports.put(number, new ArrayList<>(last.values()));
            }
        }
        return reports;
    }
}
