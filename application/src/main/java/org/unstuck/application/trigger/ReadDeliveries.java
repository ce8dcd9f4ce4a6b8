package org.unstuck.application.trigger;

import java.time.InstantSource;
import java.util.List;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.Deliveries.Backlog;
import org.unstuck.application.port.Deliveries.WithEvent;
import org.unstuck.application.port.Page;

/** Use case: look at deliveries. Flat on purpose, there is nothing to decide. */
public final class ReadDeliveries {

    private final Deliveries deliveries;
    private final InstantSource clock;

    public ReadDeliveries(Deliveries deliveries, InstantSource clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** The newest first unless the selection says otherwise. */
    public List<WithEvent> page(Selection selection, Page page) {
        return deliveries.page(selection, clock.instant(), page);
    }

    public long count(Selection selection) {
        return deliveries.count(selection, clock.instant());
    }

    /** What is to be delivered, by subscription. */
    public List<Backlog> backlog() {
        return deliveries.backlog();
    }
}
