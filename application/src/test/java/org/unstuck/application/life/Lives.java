package org.unstuck.application.life;

import static org.unstuck.domain.submission.SubmissionFixture.CONFIG;
import static org.unstuck.domain.submission.SubmissionFixture.FINN_FALLBACK;
import static org.unstuck.domain.submission.SubmissionFixture.MIA_MANAGER;
import static org.unstuck.domain.submission.SubmissionFixture.NORA;
import static org.unstuck.domain.submission.SubmissionFixture.OTTO;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.SECRET;
import static org.unstuck.domain.submission.SubmissionFixture.VAULT;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.ZOE;

import java.time.Duration;
import java.time.InstantSource;
import org.unstuck.application.approval.ApproveInBulk;
import org.unstuck.application.approval.ChaseApprovals;
import org.unstuck.application.approval.DecideApproval;
import org.unstuck.application.approval.ReadApprovals;
import org.unstuck.application.consultation.AnswerConsultation;
import org.unstuck.application.consultation.AskSubscriber;
import org.unstuck.application.consultation.ChaseConsultations;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Deliveries;
import org.unstuck.application.port.EventFilters;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.InMemoryCloseRuns;
import org.unstuck.application.port.InMemoryConsultations;
import org.unstuck.application.port.InMemoryDeliveries;
import org.unstuck.application.port.InMemoryDirectory;
import org.unstuck.application.port.InMemoryIdentityRequests;
import org.unstuck.application.port.InMemoryOutgoingEvents;
import org.unstuck.application.port.InMemoryRequestableObjects;
import org.unstuck.application.port.InMemoryTransactions;
import org.unstuck.application.port.InMemoryTriggerSubscriptions;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.RecordingProvisioner;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.TriggerSubscriptions;
import org.unstuck.application.provisioning.ClaimProvisioningOrders;
import org.unstuck.application.provisioning.DispatchProvisioning;
import org.unstuck.application.provisioning.RecordProvisioningResult;
import org.unstuck.application.submission.ChangeAccessRequestConfig;
import org.unstuck.application.submission.SubmitAccessRequest;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.submission.Person;

/** All use cases around the life of a request, over whatever ports; some people and things to ask for are known. */
public final class Lives {

    public static final Duration LEASE = Duration.ofMinutes(5);

    /** Asked three times, a minute and then two minutes apart. */
    public static final RetryPolicy THRICE = new RetryPolicy(3, Duration.ofMinutes(1), Duration.ofMinutes(10));

    public final InMemoryDirectory directory = new InMemoryDirectory();
    public final RecordingProvisioner provisioner = new RecordingProvisioner();
    public final SubmitAccessRequest submitAccessRequest;
    public final ChangeAccessRequestConfig changeAccessRequestConfig;
    public final DecideApproval decideApproval;
    public final ChaseApprovals chaseApprovals;
    public final ReadApprovals readApprovals;
    public final ApproveInBulk approveInBulk;
    public final AnswerConsultation answerConsultation;
    public final ChaseConsultations chaseConsultations;
    public final CancelRequests cancelRequests;
    public final RecordProvisioningResult recordProvisioningResult;
    public final ClaimProvisioningOrders claimProvisioningOrders;
    public final DispatchProvisioning dispatchProvisioning;

    /** All of them where nobody subscribed to anything. */
    public Lives(
            InMemoryIdentityRequests identityRequests,
            RequestsUnderWay requestsUnderWay,
            Approvals approvals,
            ProvisioningWork work,
            AccessRequestSettings settings,
            AuditTrail auditTrail,
            InMemoryTransactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this(
                identityRequests,
                requestsUnderWay,
                approvals,
                work,
                new InMemoryConsultations(transactions, identityRequests),
                new InMemoryTriggerSubscriptions(transactions),
                new InMemoryOutgoingEvents(transactions, new InMemoryCloseRuns(transactions)),
                settings,
                auditTrail,
                transactions,
                newIds,
                clock);
    }

    private Lives(
            InMemoryIdentityRequests identityRequests,
            RequestsUnderWay requestsUnderWay,
            Approvals approvals,
            ProvisioningWork work,
            Consultations consultations,
            TriggerSubscriptions subscriptions,
            InMemoryOutgoingEvents outgoingEvents,
            AccessRequestSettings settings,
            AuditTrail auditTrail,
            InMemoryTransactions transactions,
            NewIds newIds,
            InstantSource clock) {
        this(
                identityRequests,
                requestsUnderWay,
                approvals,
                work,
                consultations,
                subscriptions,
                new InMemoryDeliveries(transactions, outgoingEvents),
                settings,
                auditTrail,
                outgoingEvents,
                transactions,
                newIds,
                clock);
    }

    public Lives(
            IdentityRequests identityRequests,
            RequestsUnderWay requestsUnderWay,
            Approvals approvals,
            ProvisioningWork work,
            Consultations consultations,
            TriggerSubscriptions subscriptions,
            Deliveries deliveries,
            AccessRequestSettings settings,
            AuditTrail auditTrail,
            OutgoingEvents outgoingEvents,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        directory.know(
                ZOE, NORA, OTTO, new Person("mia", "Mia Manager", null), new Person("finn", "Finn Fallback", null));
        directory.know(WIKI, SALES, PAYROLL, SECRET, VAULT);
        directory.haveJoined("auditors", "audrey");
        LockedLives lives = new LockedLives(identityRequests, approvals, consultations, work);
        StepWrites writes =
                new StepWrites(requestsUnderWay, approvals, consultations, work, auditTrail, outgoingEvents, newIds);
        AskSubscriber askSubscriber = new AskSubscriber(
                subscriptions,
                event -> "{\"event\": \"" + event + "\"}",
                new FiltersByContainment(),
                outgoingEvents,
                deliveries,
                newIds);
        answerConsultation = new AnswerConsultation(
                consultations, askSubscriber, directory, settings, lives, writes, transactions, newIds, clock);
        chaseConsultations =
                new ChaseConsultations(consultations, settings, lives, writes, transactions, newIds, clock);
        submitAccessRequest = new SubmitAccessRequest(
                directory,
                settings,
                identityRequests,
                requestsUnderWay,
                approvals,
                work,
                subscriptions,
                askSubscriber,
                consultations,
                auditTrail,
                transactions,
                newIds,
                clock);
        changeAccessRequestConfig = new ChangeAccessRequestConfig(settings, directory, transactions);
        decideApproval = new DecideApproval(approvals, directory, settings, lives, writes, transactions, clock);
        chaseApprovals = new ChaseApprovals(approvals, directory, settings, lives, writes, transactions, clock);
        readApprovals = new ReadApprovals(
                approvals,
                requestsUnderWay,
                new InMemoryRequestableObjects(new InMemoryTransactions()),
                directory,
                settings,
                consultations);
        approveInBulk = new ApproveInBulk(approvals, settings, lives, writes, transactions, clock);
        cancelRequests = new CancelRequests(requestsUnderWay, lives, writes, transactions, clock);
        recordProvisioningResult = new RecordProvisioningResult(lives, writes, transactions, clock, THRICE);
        claimProvisioningOrders = new ClaimProvisioningOrders(work, requestsUnderWay, transactions, clock);
        dispatchProvisioning = new DispatchProvisioning(
                claimProvisioningOrders,
                provisioner,
                recordProvisioningResult,
                lives,
                writes,
                transactions,
                clock,
                LEASE);
    }

    /** A filter finds itself in an event. */
    private static final class FiltersByContainment implements EventFilters {

        @Override
        public boolean finds(String filter, String json) {
            return json.contains(filter);
        }

        @Override
        public boolean leadsSomewhere(String filter, String json) {
            return finds(filter, json);
        }

        @Override
        public boolean isValid(String filter) {
            return true;
        }
    }

    /** Approvers are hurried as {@code CONFIG} says. */
    public void hurryApprovers() {
        changeAccessRequestConfig.change(before -> CONFIG, new Actor(FINN_FALLBACK.id(), MIA_MANAGER.name()));
    }
}
