package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.unstuck.domain.directory.Source;
import org.unstuck.domain.provisioning.Order;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.Operation;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.server.DemoProvisioner.Manner;

class DemoProvisionerTest {

    private static final ProvisioningResult FINISHED = new ProvisioningResult.Finished();

    private final List<ProvisioningResult> later = new CopyOnWriteArrayList<>();
    private final DemoProvisioner provisioner = new DemoProvisioner(
            Map.of(
                    "hanging", Manner.HANGS,
                    "slow", Manner.IS_VERIFIED_LATER,
                    "busy", Manner.FAILS_AT_FIRST,
                    "broken", Manner.FAILS,
                    "exception", Manner.FINISHES),
            Duration.ofMillis(1),
            (order, result) -> later.add(result));

    @AfterEach
    void close() {
        provisioner.close();
    }

    @Test
    void doesWhatItKnowsNothingOfAtOnce() {
        assertThat(provisioner.handOver(order("vpn", "directory", 1))).contains(FINISHED);
        assertThat(provisioner.handOver(order("role", null, 1))).contains(FINISHED);
    }

    @Test
    void verifiesLater() {
        assertThat(provisioner.handOver(order("crm", "slow", 1))).contains(new ProvisioningResult.Committed());

        ServerTest.await("it is verified", () -> later.equals(List.of(FINISHED)));
    }

    @Test
    void failsAtFirst() {
        assertThat(provisioner.handOver(order("ledger", "busy", 1)))
                .contains(new ProvisioningResult.Failed("The source is busy.", true, 1));
        assertThat(provisioner.handOver(order("ledger", "busy", 2))).contains(FINISHED);
    }

    @Test
    void failsForGood() {
        assertThat(provisioner.handOver(order("reader", "broken", 3)))
                .contains(new ProvisioningResult.Failed("The source does not know this account.", false, 3));
    }

    @Test
    void hangsWithObjectsOrSourcesAsItIsTold() {
        assertThat(provisioner.handOver(order("vpn", "hanging", 1))).isEmpty();
        assertThat(provisioner.handOver(order("hanging", "directory", 1))).isEmpty();
        assertThat(provisioner.handOver(order("exception", "hanging", 1))).contains(FINISHED);
        assertThat(later).isEmpty();
    }

    @Test
    void behavesAsTheDemoDoesWhereNothingElseIsSaid() {
        DemoManners manners = new DemoManners(Duration.ofSeconds(1), Map.of("vpn", Manner.FAILS));

        assertThat(manners.instead(DemoDirectory.MANNERS))
                .hasSize(DemoDirectory.SOURCES.size() + 1)
                .containsEntry("vpn", Manner.FAILS)
                .containsKeys(DemoDirectory.SOURCES.stream().map(Source::id).toArray(String[]::new))
                .containsValues(Manner.HANGS, Manner.IS_VERIFIED_LATER, Manner.FAILS_AT_FIRST);
    }

    private static Order order(String objectId, @Nullable String sourceId, int attempt) {
        return new Order(
                TrackingNumber.of("7e57".repeat(8)),
                0,
                null,
                new RequestedItem(
                        "item",
                        new RequestedObject(objectId, objectId, RequestedObject.Type.ENTITLEMENT),
                        new AccountChange(Operation.ADD, "memberOf", "x", null, sourceId),
                        ApprovalState.FINISHED,
                        ProvisioningState.PENDING),
                attempt,
                null,
                null,
                null);
    }
}
