package org.unstuck.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.unstuck.domain.diagnosis.SourceReport;
import org.unstuck.domain.request.TrackingNumber;

/** Outgoing port for what sources said of the items of requests. */
public interface SourceReports {

    /**
     * Finds what was said last of each item, by one statement.
     *
     * @return for each request of which anything was said, in the order of positions
     */
    Map<TrackingNumber, List<SourceReport>> lastOf(Collection<TrackingNumber> trackingNumbers);
}
