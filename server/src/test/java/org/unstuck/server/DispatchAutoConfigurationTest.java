package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.unstuck.application.InMemoryUnstuck;
import org.unstuck.application.life.LockedLives;
import org.unstuck.application.life.StepWrites;
import org.unstuck.application.port.InMemoryApprovals;
import org.unstuck.application.port.InMemoryConsultations;
import org.unstuck.application.port.InMemoryProvisioningWork;
import org.unstuck.application.port.InMemoryRequestsUnderWay;
import org.unstuck.application.port.Provisioner;
import org.unstuck.application.port.RecordingProvisioner;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.application.provisioning.RecordProvisioningResult;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.life.RequestLifeFixture;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.submission.SubmissionFixture;

class DispatchAutoConfigurationTest {

    private final InMemoryUnstuck unstuck = new InMemoryUnstuck();
    private final InMemoryApprovals approvals = new InMemoryApprovals(unstuck.transactions, unstuck.identityRequests);
    private final InMemoryProvisioningWork work =
            new InMemoryProvisioningWork(unstuck.transactions, unstuck.identityRequests);
    private final InMemoryRequestsUnderWay requests =
            new InMemoryRequestsUnderWay(unstuck.transactions, unstuck.identityRequests);
    private final InMemoryConsultations consultations =
            new InMemoryConsultations(unstuck.transactions, unstuck.identityRequests);
    private final LockedLives lives = new LockedLives(unstuck.identityRequests, approvals, consultations, work);
    private final StepWrites writes = new StepWrites(
            requests, approvals, consultations, work, unstuck.auditTrail, unstuck.outgoingEvents, unstuck.newIds);
    private final RecordingProvisioner provisioner = new RecordingProvisioner();

    private final ApplicationContextRunner server = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DispatchAutoConfiguration.class))
            .withInitializer(context ->
                    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
            .withPropertyValues("unstuck.provisioning.lease=5m", "unstuck.provisioning.dispatch-every=5ms")
            .withBean(Transactions.class, () -> unstuck.transactions)
            .withBean(InstantSource.class, () -> unstuck.clock)
            .withBean(LockedLives.class, () -> lives)
            .withBean(StepWrites.class, () -> writes)
            .withBean(
                    ClaimProvisioningOrders.class,
                    () -> new ClaimProvisioningOrders(work, requests, unstuck.transactions, unstuck.clock))
            .withBean(
                    RecordProvisioningResult.class,
                    () -> new RecordProvisioningResult(
                            lives, writes, unstuck.transactions, unstuck.clock, RetryPolicy.DEFAULT));

    @Test
    void handsOverToTheProvisionerOfWhoeverEmbedsTheServerSoonAfterAnItemIsGranted() {
        server.withBean(Provisioner.class, () -> provisioner).run(context -> {
            Beginning wiki = RequestLifeFixture.begun(SubmissionFixture.asked(SubmissionFixture.WIKI));
            unstuck.keep(List.of(wiki.recorded()));
            unstuck.transactions.inTransaction(() -> {
                work.save(wiki.work());
                return wiki;
            });

            ServerTest.await("it is handed over", () -> provisioner.orders().size() == 1);
            ServerTest.await(
                    "that is written down",
                    () -> work.of(List.of(wiki.trackingNumber())).getFirst().due() == null);
            assertThat(provisioner.orders().getFirst().request()).isEqualTo(wiki.trackingNumber());
        });
    }

    @Test
    void handsNothingOverWhereThereIsNoProvisioner() {
        server.run(context -> assertThat(context).doesNotHaveBean(Housekeeping.class));
    }
}
