package org.unstuck.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.Provisioner;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.request.RequestedObject;

/** Sources that do nothing but behave, each in its manner: well, or as sources do that requests get stuck on. */
final class DemoProvisioner implements Provisioner, AutoCloseable {

    /** How an order ends. */
    enum Manner {
        /** Applied and verified at once. */
        FINISHES,
        /** Applied at once, verified a while later. */
        IS_VERIFIED_LATER,
        /** Not applied when it is asked for the first time, but the next. */
        FAILS_AT_FIRST,
        /** Never applied, and asking again does not help. */
        FAILS,
        /** Taken, and never heard of again. */
        HANGS
    }

    private static final Logger log = LoggerFactory.getLogger(DemoProvisioner.class);

    /** Of how many orders is remembered that they are to be verified; all others are verified at once. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final Map<String, Manner> manners;
    private final Duration verifiedAfter;
    private final BiConsumer<Order, ProvisioningResult> results;
    private final ScheduledThreadPoolExecutor executor;

    /**
     * Makes it.
     *
     * @param manners by the id of a requested object or of a source; the object's counts more. All others finish
     * @param results takes what is not known at once
     */
    DemoProvisioner(
            Map<String, Manner> manners, Duration verifiedAfter, BiConsumer<Order, ProvisioningResult> results) {
        this.manners = Map.copyOf(manners);
        this.verifiedAfter = verifiedAfter;
        this.results = results;
        this.executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("demo-provisioner").factory());
    }

    @Override
    public Optional<ProvisioningResult> handOver(Order order) {
        return switch (manner(order)) {
            case FINISHES -> Optional.of(new ProvisioningResult.Finished());
            case IS_VERIFIED_LATER -> Optional.of(toBeVerified(order));
            case FAILS_AT_FIRST ->
                Optional.of(
                        order.attempt() == 1
                                ? new ProvisioningResult.Failed("The source is busy.", true, order.attempt())
                                : new ProvisioningResult.Finished());
            case FAILS ->
                Optional.of(new ProvisioningResult.Failed(
                        "The source does not know this account.", false, order.attempt()));
            case HANGS -> Optional.empty();
        };
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("a verification does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProvisioningResult toBeVerified(Order order) {
        if (executor.getQueue().size() >= MOST_REMEMBERED) {
            return new ProvisioningResult.Finished();
        }
        var unused = executor.schedule(() -> verified(order), verifiedAfter.toMillis(), TimeUnit.MILLISECONDS);
        return new ProvisioningResult.Committed();
    }

    private void verified(Order order) {
        try {
            results.accept(order, new ProvisioningResult.Finished());
        } catch (RuntimeException e) {
            log.warn("item {} of {} stays unverified", order.position(), order.request(), e);
        }
    }

    private Manner manner(Order order) {
        RequestedObject object = order.item().object();
        Manner ofObject = manner(object == null ? null : object.id());
        Manner ofSource = manner(order.item().change().sourceId());
        if (ofObject != null) {
            return ofObject;
        }
        return ofSource == null ? Manner.FINISHES : ofSource;
    }

    private @Nullable Manner manner(@Nullable String id) {
        return id == null ? null : manners.get(id);
    }
}
