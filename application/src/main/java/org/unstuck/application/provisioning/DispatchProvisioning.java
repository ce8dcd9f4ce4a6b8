package org.unstuck.application.provisioning;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.Provisioner;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.life.Decision;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Use case: hand over to sources what is due. Orders are claimed in one transaction, handed over outside of any, and
 * their being handed over is written in another; what is claimed by somebody who then falls over is due again after a
 * while and handed over a second time. To be called every now and then, on any number of nodes.
 */
public final class DispatchProvisioning {

    private static final Logger log = LoggerFactory.getLogger(DispatchProvisioning.class);

    private final ClaimProvisioningOrders claims;
    private final Provisioner provisioner;
    private final RecordProvisioningResult results;
    private final LockedLives lives;
    private final StepWrites writes;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Duration lease;

    public DispatchProvisioning(
            ClaimProvisioningOrders claims,
            Provisioner provisioner,
            RecordProvisioningResult results,
            LockedLives lives,
            StepWrites writes,
            Transactions transactions,
            InstantSource clock,
            Duration lease) {
        this.claims = claims;
        this.provisioner = provisioner;
        this.results = results;
        this.lives = lives;
        this.writes = writes;
        this.transactions = transactions;
        this.clock = clock;
        this.lease = lease;
    }

    /**
     * Hands some of it over.
     *
     * @param limit how much at most
     * @return how much there was; as much as the limit when there may be more
     */
    public int dispatch(int limit) {
        List<Order> orders = claims.claim(limit, lease).orders();
        List<Order> accepted = new ArrayList<>();
        for (Order order : orders) {
            handOver(order)
                    .ifPresentOrElse(
                            result -> results.record(order.request(), order.position(), result),
                            () -> accepted.add(order));
        }
        if (!accepted.isEmpty()) {
            transactions.inTransaction(() -> {
                writeHandedOver(accepted);
                return accepted;
            });
        }
        if (!orders.isEmpty()) {
            log.info("{} of {} orders are with their sources", accepted.size(), orders.size());
        }
        return orders.size();
    }

    /** What came of it at once: that it went wrong, too. */
    private Optional<ProvisioningResult> handOver(Order order) {
        try {
            return provisioner.handOver(order);
        } catch (RuntimeException e) {
            log.warn("item {} of {} could not be handed over", order.position(), order.request(), e);
            return Optional.of(
                    new ProvisioningResult.Failed("The source could not be reached.", true, order.attempt()));
        }
    }

    private void writeHandedOver(List<Order> accepted) {
        Map<TrackingNumber, RequestLife> locked =
                lives.lock(accepted.stream().map(Order::request).distinct().toList());
        List<Step> steps = new ArrayList<>();
        for (Order order : accepted) {
            Decision decision = switch (locked.get(order.request())) {
                case RequestUnderWay underWay -> underWay.handedOver(order, clock.instant());
                // Should it be reopened, its work is due again; to do the same twice is nothing new.
                case EndedRequest ended -> new Decision.NothingNew();
                case null -> new Decision.NothingNew();
            };
            if (decision instanceof Step step) {
                steps.add(step);
            }
        }
        writes.write(steps);
    }
}
