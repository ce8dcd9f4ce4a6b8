package org.unstuck.application.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.life.EndedRequest;
import org.unstuck.domain.life.RequestLife;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Use case: take orders that are due, to do them. Nobody else is given them until the lease ends; whoever is not heard
 * of by then leaves them to the next who asks. So an order can be given more than once, always the same, and is to be
 * done once.
 */
public final class ClaimProvisioningOrders {

    /** How many are given at once. */
    public static final int MAX_ORDERS = 250;

    private static final Logger log = LoggerFactory.getLogger(ClaimProvisioningOrders.class);

    private final ProvisioningWork work;
    private final RequestsUnderWay requests;
    private final Transactions transactions;
    private final InstantSource clock;

    public ClaimProvisioningOrders(
            ProvisioningWork work, RequestsUnderWay requests, Transactions transactions, InstantSource clock) {
        this.work = work;
        this.requests = requests;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Orders, and until when nobody else is given them.
     *
     * @param orders the longest due first
     */
    public record Claim(List<Order> orders, Instant until) {

        public Claim {
            orders = List.copyOf(orders);
        }
    }

    /**
     * Takes some.
     *
     * @param limit 1 to {@value #MAX_ORDERS}
     */
    public Claim claim(int limit, Duration lease) {
        if (limit < 1 || limit > MAX_ORDERS) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_ORDERS + ", not " + limit);
        }
        Claim claim = transactions.inTransaction(() -> {
            Instant now = clock.instant();
            Instant until = now.plus(lease);
            return new Claim(orders(work.claim(now, until, limit)), until);
        });
        if (!claim.orders().isEmpty()) {
            log.info("{} orders were claimed until {}", claim.orders().size(), claim.until());
        }
        return claim;
    }

    private List<Order> orders(List<Work> claimed) {
        if (claimed.isEmpty()) {
            return List.of();
        }
        Map<TrackingNumber, RecordedRequest> about =
                requests.findAll(claimed.stream().map(Work::request).distinct().toList()).stream()
                        .collect(Collectors.toMap(RecordedRequest::trackingNumber, Function.identity()));
        List<Order> orders = new ArrayList<>();
        for (Work some : claimed) {
            RecordedRequest recorded = about.get(some.request());
            if (recorded == null) {
                continue;
            }
            switch (RequestLife.of(recorded, ApprovalChains.NONE, List.of(), List.of(some))) {
                case RequestUnderWay underWay -> underWay.order(some).ifPresent(orders::add);
                // Closed since it was claimed; should it be reopened, its work is due again.
                case EndedRequest ended -> {}
            }
        }
        return orders;
    }
}
